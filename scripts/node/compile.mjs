// Compiles the archives of a folder to byte code with pyodide-build's py-compile, run inside Pyodide itself, so that the
// byte code fits the interpreter that will load it.
//
// Request: {folder, site, packing}: the working folder, the folder with pyodide-build, and the Python file that does it.
// Answer: {python}: the interpreter's version.

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { answer, readRequest } from './door.mjs';

try {
  answer(await compile(await readRequest()));
} catch (error) {
  // Node would end with a page of minified source; the build shows the last line, which is Python's own.
  console.error(String(error?.message ?? error).trim());
  process.exitCode = 1;
}

async function compile({ folder, site, packing }) {
  const { loadPyodide } = await import('pyodide');
  const pyodide = await loadPyodide({
    indexURL: dirname(fileURLToPath(import.meta.resolve('pyodide'))),
    env: { PYTHONDONTWRITEBYTECODE: '1' },
    stdout: console.error,
  });
  for (const [name, root] of Object.entries({ work: folder, site })) {
    pyodide.FS.mkdir(`/${name}`);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, `/${name}`);
  }
  pyodide.runPython("import sys; sys.path.append('/site')");
  pyodide.runPython(readFileSync(packing, 'utf8'), { filename: 'packing.py' });
  return { python: pyodide.runPython("import platform; pack(Path('/work')); platform.python_version()") };
}

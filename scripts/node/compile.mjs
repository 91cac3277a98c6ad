// Compiles the archives of a folder to byte code with pyodide-build's py-compile, run inside Pyodide itself, so that the
// byte code fits the interpreter that will load it. Then starts a Python from them, and tells what it has read.
//
// Request: {folder, site, packing, warm}: the working folder, the folder with pyodide-build, the Python file that compiles,
// and those that import what the first pack is to hold (overrides/app/python/warm.py and often.py).
// Answer: {python, needed}: the interpreter's version, and the paths of the files that were read, in Python's file system.

import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';
import { answer, readRequest } from './door.mjs';

const PACKAGES = '/lib/python3.14/site-packages';
const own = dirname(fileURLToPath(import.meta.resolve('pyodide')));

try {
  const request = await readRequest();
  const python = await compile(request);
  answer({ python, needed: await needed(request) });
} catch (error) {
  // Node would end with a page of minified source; the build shows the last line, which is Python's own.
  console.error(String(error?.message ?? error).trim());
  process.exitCode = 1;
}

async function compile({ folder, site, packing }) {
  const pyodide = await loadPyodide({ indexURL: own, env: { PYTHONDONTWRITEBYTECODE: '1' }, stdout: console.error });
  for (const [name, root] of Object.entries({ work: folder, site })) {
    pyodide.FS.mkdir(`/${name}`);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, `/${name}`);
  }
  pyodide.runPython("import sys; sys.path.append('/site')");
  pyodide.runPython(readFileSync(packing, 'utf8'), { filename: 'packing.py' });
  return pyodide.runPython("import platform; pack(Path('/work')); unpack(Path('/work'), Path('/work') / 'unpacked'); platform.python_version()");
}

async function needed({ folder, warm }) {
  const pyodide = await loadPyodide({ indexURL: own, stdLibURL: join(folder, 'python_stdlib.zip') });
  const root = join(folder, 'unpacked');
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root }, PACKAGES);
  const globals = pyodide.toPy({});
  pyodide.runPython('from sitecustomize import stop_standing_in; stop_standing_in()');
  for (const file of warm) pyodide.runPython(readFileSync(file, 'utf8'), { globals });
  const read = pyodide.runPython("import sys; [str(getattr(module, '__file__', None)) for module in sys.modules.values()]");
  rmSync(root, { recursive: true });
  return read.toJs().map((path) => path.replace('/lib/python314.zip/', '/lib/python3.14/'));
}

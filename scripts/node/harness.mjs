// Packs the Python files of overrides/app/runner/harness/ into one text, which defines `perform` wherever it is evaluated.
// They are compiled by the very interpreter that will run them: where Python starts, compiling takes longer than all the rest.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide, version } from 'pyodide';

export const HARNESS = fileURLToPath(new URL('../../overrides/app/runner/harness', import.meta.url));
const KEPT = fileURLToPath(new URL('../../.cache/harness', import.meta.url));

const COMPILE = `
import base64, json, marshal
codes = {
    name: compile(source, f"{name}.py", "exec", dont_inherit=True, optimize=2)
    for name, source in json.loads(sources).items()
}
base64.b64encode(marshal.dumps(codes)).decode()
`;

/** @returns {Promise<string>} Python source; evaluate it with the file name harness.py. */
export async function packHarness(folder = HARNESS) {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.py') && name !== 'load.py').sort();
  const sources = await Promise.all(files.map(async (name) => [moduleOf(name), await readFile(join(folder, name), 'utf8')]));
  const load = await readFile(join(folder, 'load.py'), 'utf8');
  const compiled = await compile(JSON.stringify(Object.fromEntries(sources)));
  return `import binascii, marshal\nMODULES = marshal.loads(binascii.a2b_base64("${compiled}"))\n${load}`;
}

/** Byte code of the modules, as marshal and base64 write it; made once for each text. */
async function compile(sources) {
  const kept = join(KEPT, createHash('sha256').update(`${version} ${COMPILE} ${sources}`).digest('hex').slice(0, 16));
  const before = await readFile(kept, 'utf8').catch(() => null);
  if (before) return before;
  const pyodide = await loadPyodide({ indexURL: dirname(fileURLToPath(import.meta.resolve('pyodide'))) });
  pyodide.globals.set('sources', sources);
  const made = pyodide.runPython(COMPILE);
  await mkdir(KEPT, { recursive: true });
  const part = `${kept}.${process.pid}`;
  await writeFile(part, made);
  await rename(part, kept);
  return made;
}

const moduleOf = (file) => (file === '__init__.py' ? 'harness' : `harness.${file.slice(0, -'.py'.length)}`);

/** For esbuild: importing harness/load.py gives the packed text. */
export const packedHarness = {
  name: 'packed-harness',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]runner[\\/]harness[\\/]load\.py$/ }, async () => ({ contents: await packHarness(), loader: 'text' }));
  },
};

// Packs the Python files of overrides/app/runner/harness/ into one text, which defines `perform` wherever it is evaluated.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HARNESS = fileURLToPath(new URL('../../overrides/app/runner/harness', import.meta.url));

/** @returns {Promise<string>} Python source; evaluate it with the file name harness.py. */
export async function packHarness(folder = HARNESS) {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.py') && name !== 'load.py').sort();
  const sources = await Promise.all(files.map(async (name) => [moduleOf(name), await readFile(join(folder, name), 'utf8')]));
  const load = await readFile(join(folder, 'load.py'), 'utf8');
  // JSON's strings are Python's too.
  return `SOURCES = ${JSON.stringify(Object.fromEntries(sources))}\n${load}`;
}

const moduleOf = (file) => (file === '__init__.py' ? 'harness' : `harness.${file.slice(0, -'.py'.length)}`);

/** For esbuild: importing harness/load.py gives the packed text. */
export const packedHarness = {
  name: 'packed-harness',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]runner[\\/]harness[\\/]load\.py$/ }, async () => ({ contents: await packHarness(), loader: 'text' }));
  },
};

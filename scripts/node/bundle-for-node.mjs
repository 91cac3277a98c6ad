// Bundles a script of this folder that imports the browser's TypeScript, for a thread under Node.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packedHarness } from './harness.mjs';

/** @returns {Promise<URL>} what `new Worker` takes */
export async function bundleForNode(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(name, import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['ws'],
    plugins: [packedHarness],
    loader: { '.py': 'text' },
    write: false,
    logLevel: 'silent',
  });
  return new URL(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

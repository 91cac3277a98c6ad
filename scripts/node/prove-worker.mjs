// The thread of prove.mjs in which Python runs. Posts `started`, `output` and `ended` for each program, then `finished`.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, harness, programs } = workerData;
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')));
const pyodide = await loadPyodide({ indexURL: folder, packages: ['numpy'], stdout: () => {} });
const globals = pyodide.toPy({});
pyodide.runPython(harness, { globals, filename: 'harness.py' });
const run = globals.get('run');

for (const program of programs) {
  parentPort.postMessage({ type: 'started' });
  const error = run(program, (text) => parentPort.postMessage({ type: 'output', text }));
  parentPort.postMessage({ type: 'ended', error });
}
parentPort.postMessage({ type: 'finished' });

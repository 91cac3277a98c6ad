// The thread of prove.mjs in which Python runs. Posts `started`, `output`, `drawing` and `ended` for each task, then `finished`.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const { folder, harness, tasks } = workerData;
const { loadPyodide } = await import(pathToFileURL(join(folder, 'pyodide.mjs')));
const pyodide = await loadPyodide({ indexURL: folder, packages: ['numpy'], stdout: () => {} });
const globals = pyodide.toPy({});
pyodide.runPython(harness, { globals, filename: 'harness.py' });
const perform = globals.get('perform');

const write = (text) => parentPort.postMessage({ type: 'output', text });
const draw = (drawing) => parentPort.postMessage({ type: 'drawing', drawing: JSON.parse(drawing) });
for (const task of tasks) {
  parentPort.postMessage({ type: 'started' });
  const result = JSON.parse(perform(JSON.stringify(task), write, draw));
  parentPort.postMessage({ type: 'ended', result });
}
parentPort.postMessage({ type: 'finished' });

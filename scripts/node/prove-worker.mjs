// The thread of prove.mjs in which Python runs. Posts `started`, `output`, `drawing` and `ended` for each task, then `finished`;
// or `crashed`, after which it is of no further use.
// Python is started by the code, and from the files, by which the browser starts it.

import { readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import { startPython } from '../../overrides/app/python/python.ts';

const { folder, parts, tasks } = workerData;
const { default: createModule } = await import(pathToFileURL(join(folder, 'pyodide.asm.mjs')));
const bytes = (content) => content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
const read = (name) => readFileSync(join(folder, name));
const python = await startPython(
  createModule,
  {
    sides: parts.sides.map(({ path, file }) => ({ path, code: bytes(read(file)) })),
    core: bytes(gunzipSync(read(parts.core))),
    rest: bytes(gunzipSync(read(parts.rest))),
  },
  { indexURL: folder, stdLibURL: devNull },
);

const write = (text) => parentPort.postMessage({ type: 'output', text });
const draw = (drawing) => parentPort.postMessage({ type: 'drawing', drawing: JSON.parse(drawing) });
try {
  for (const task of tasks) {
    parentPort.postMessage({ type: 'started' });
    const result = JSON.parse(python.perform(JSON.stringify(task), write, draw));
    parentPort.postMessage({ type: 'ended', result });
  }
  parentPort.postMessage({ type: 'finished' });
} catch {
  // The harness catches everything that Python raises; what arrives here is the interpreter's own end.
  parentPort.postMessage({ type: 'crashed' });
}

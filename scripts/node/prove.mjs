// Runs every program in one Pyodide, which lives in a worker thread: one that never ends, or that brings Python down, is
// stopped there, and a new worker goes on with the rest.
//
// Request: {folder, parts, tasks, seconds}: the runtime's folder and what its index says about parts, a list of tasks as overrides/app/runner/protocol.ts has them, and
// the time that each may take.
// Answer: a list of {output, error, checks, drawings, lasting} in the same order; `error` is null or {text, hint, line}. An
// outcome that is not `lasting` may differ on another machine, or another day.

import { Worker } from 'node:worker_threads';
import { answer, readRequest } from './door.mjs';
import { bundleForNode } from './bundle-for-node.mjs';

const SECONDS_TO_START = 120;
const OUTPUT_LIMIT = 100_000;
/** Python that V8 has only just begun to compile needs far more stack than a browser's, which runs one program and not hundreds. */
const STACK_MB = 16;
/** Where these strike differs: V8 takes less stack once it has compiled a function well, and memory depends on the machine. */
const DEPENDS = /^(?:RecursionError|MemoryError)\b/m;

const request = await readRequest();
const { folder, parts } = request;
const script = await bundleForNode('prove-worker.mjs');
const outcomes = [];
/** Index of the task that is tried once more, in a new worker: what struck by chance seldom strikes twice. */
let again = -1;
try {
  while (outcomes.length < request.tasks.length) await runRest();
  answer(outcomes);
} catch (error) {
  console.error(String(error?.message ?? error).trim());
  process.exitCode = 1;
}

/** Runs the tasks without an outcome, up to the end or to the first that has to be stopped. */
function runRest() {
  const tasks = request.tasks.slice(outcomes.length);
  const worker = new Worker(script, {
    workerData: { folder, parts, tasks },
    resourceLimits: { stackSizeMb: STACK_MB },
    stdout: true,
  });
  let output = '';
  let drawings = [];
  let running = false;
  let timer;

  const { promise, resolve, reject } = withResolvers();
  const end = async (settle, value) => {
    clearTimeout(timer);
    worker.removeAllListeners();
    worker.on('error', () => {}); // the worker's last words
    await worker.terminate();
    settle(value);
  };
  const stop = (why) => {
    if (!running) return end(reject, new Error(`Pyodide did not start: ${why}`));
    outcomes.push({ output, drawings, error: { text: `${why}\n`, hint: null, line: null }, checks: null, lasting: false });
    return end(resolve);
  };
  const limit = (seconds) => {
    clearTimeout(timer);
    timer = setTimeout(stop, seconds * 1000, `The program did not end within ${seconds} s.`);
  };

  const on = {
    started() {
      running = true;
      output = '';
      drawings = [];
      limit(request.seconds);
    },
    output({ text }) {
      output += text;
      if (output.length > OUTPUT_LIMIT) {
        output = output.slice(0, OUTPUT_LIMIT);
        stop(`The program printed more than ${OUTPUT_LIMIT} characters.`);
      }
    },
    drawing: ({ drawing }) => void drawings.push(drawing),
    ended({ result }) {
      const lasting = !DEPENDS.test(result.error?.text ?? '');
      if (!lasting && again !== outcomes.length) {
        again = outcomes.length;
        return end(resolve);
      }
      outcomes.push({ output, drawings, ...result, lasting });
    },
    crashed: () => stop('Python itself stopped.'),
    finished: () => end(resolve),
  };
  worker.on('message', (message) => on[message.type](message));
  worker.on('error', (error) => stop(`Python itself stopped: ${String(error?.message ?? error).split('\n')[0]}`));
  worker.on('exit', () => stop('Python itself stopped.'));
  limit(SECONDS_TO_START);
  return promise;
}

/** Promise.withResolvers, which Node 20 lacks. */
function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

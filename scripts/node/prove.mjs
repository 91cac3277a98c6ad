// Runs every program in one Pyodide, which lives in a worker thread: one that never ends, or that brings Python down, is
// stopped there, and a new worker goes on with the rest.
//
// Request: {folder, harness, programs, seconds}: the runtime's folder, the text of overrides/app/runner/harness.py, a list
// of source texts, and the time that each may take.
// Answer: a list of {output, error, lasting} in the same order; `error` is null or the text to show. An outcome that is not
// `lasting` may differ on another machine, or another day.

import { Worker } from 'node:worker_threads';
import { answer, readRequest } from './door.mjs';

const SECONDS_TO_START = 120;
const OUTPUT_LIMIT = 100_000;

const request = await readRequest();
const outcomes = [];
try {
  while (outcomes.length < request.programs.length) await runRest();
  answer(outcomes);
} catch (error) {
  console.error(String(error?.message ?? error).trim());
  process.exitCode = 1;
}

/** Runs the programs without an outcome, up to the end or to the first that has to be stopped. */
function runRest() {
  const programs = request.programs.slice(outcomes.length);
  const worker = new Worker(new URL('prove-worker.mjs', import.meta.url), {
    workerData: { ...request, programs },
    stdout: true,
  });
  let output = '';
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
    outcomes.push({ output, error: `${why}\n`, lasting: false });
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
      limit(request.seconds);
    },
    output({ text }) {
      output += text;
      if (output.length > OUTPUT_LIMIT) {
        output = output.slice(0, OUTPUT_LIMIT);
        stop(`The program printed more than ${OUTPUT_LIMIT} characters.`);
      }
    },
    ended({ error }) {
      outcomes.push({ output, error: error ?? null, lasting: true });
    },
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

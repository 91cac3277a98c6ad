// The page's side of running Python: one worker for all snippets of a page, one run at a time.
import { noteRun } from "./again";
import { noteRunning, noteUsed, whenAtRest } from "./busy";
import { PythonWorker, type RunOptions } from "./python-worker";
import type { Outcome, Progress, Task } from "./protocol";
import { whenIdle } from "./idle";
import { keepSnapshot } from "./snapshot-maker";
import { type Beginning, fetchBeginning, fetchSupplies, type Supplies } from "./supplies";

export type { RunOptions } from "./python-worker";

/** A run that takes longer is one that a learner may stop. */
const LONG_MS = 1000;

let queue: Promise<unknown> = Promise.resolve();
let beginning: Beginning | undefined;
let supplies: Promise<Supplies> | undefined;
let ready: PythonWorker | undefined;
let spare: PythonWorker | undefined;
let worker: PythonWorker | undefined;
let used = false;

/** Runs a task after those that were started before it. Never rejects: whatever happens is an outcome. */
export function run(task: Task, options: RunOptions): Promise<Outcome> {
  options.onProgress({ state: "waiting" });
  const outcome = queue.then(() => runNow(task, options));
  queue = outcome;
  noteRunning(outcome);
  return outcome;
}

/** Has a worker read its script, which takes a tenth of a second; nothing large is fetched. */
export function makeReady(): void {
  if (!worker) ready ??= new PythonWorker(begin().script);
}

/** Starts Python now, so that the first run finds it ready. Does nothing where it has started. */
export function warm(): PythonWorker {
  if (worker && !worker.dead) return worker;
  supplies ??= fetchSupplies(begin(), (done, total) => worker?.showProgress({ state: "loading", done, total }));
  supplies.catch(() => {
    beginning = supplies = ready = undefined;
  });
  worker = spare ?? start(supplies);
  spare = undefined;
  return worker;
}

function start(from: Promise<Supplies>): PythonWorker {
  const started = ready ?? new PythonWorker(begin().script);
  ready = undefined;
  started.startFrom(from);
  return started;
}

function begin(): Beginning {
  if (beginning) return beginning;
  const made = fetchBeginning();
  beginning = made;
  // Whoever needs what it brings hears why it did not come; the next one tries again.
  Promise.all([made.index, made.script]).catch(() => {
    if (beginning === made) beginning = ready = undefined;
  });
  return made;
}

async function runNow(task: Task, options: RunOptions): Promise<Outcome> {
  if (options.signal.aborted) return { end: "stopped" };
  const current = warm();
  let doubt: ReturnType<typeof setTimeout> | undefined;
  const onProgress = (progress: Progress): void => {
    options.onProgress(progress);
    // Python can't be interrupted: a run that takes so long may be stopped, and then the next worker is there already. Time
    // in which Python itself starts doesn't count: a second start beside it would make a slow device slower still.
    if (progress.state === "running") doubt ??= setTimeout(() => (spare ??= supplies && start(supplies)), LONG_MS);
  };
  const outcome = await current.run(task, { ...options, onProgress });
  clearTimeout(doubt);
  if (outcome.end === "finished" && !used) {
    used = true;
    noteRun();
    noteUsed();
    void whenIdle().then(() => whenAtRest(0)).then(() => afterFirstResult());
  }
  // A worker that was stopped, or grew too large, is replaced before the next run asks for one.
  if (current.dead && outcome.end !== "unreachable" && outcome.end !== "broken") warm();
  spare?.end({ end: "stopped" });
  spare = undefined;
  return outcome;
}

/** What the first result did not have to wait for. */
async function afterFirstResult(): Promise<void> {
  const arrived = await supplies;
  if (!arrived) return;
  await worker?.addRest().catch(() => {});
  await keepSnapshot(arrived);
}

// The page's side of running Python: one worker for all snippets of a page, one run at a time.
import { noteRun } from "./again";
import { PythonWorker, type RunOptions } from "./python-worker";
import type { Outcome, Task } from "./protocol";
import { whenIdle } from "./idle";
import { keepSnapshot } from "./snapshot-maker";
import { fetchSupplies, type Supplies } from "./supplies";

export type { RunOptions } from "./python-worker";

/** Sent on `window` when a run went well for the first time on this page. */
export const RUNTIME_USED = "flash-runtime-used";

let queue: Promise<unknown> = Promise.resolve();
let supplies: Promise<Supplies> | undefined;
let worker: PythonWorker | undefined;
let used = false;

/** Runs a task after those that were started before it. Never rejects: whatever happens is an outcome. */
export function run(task: Task, options: RunOptions): Promise<Outcome> {
  options.onProgress({ state: "waiting" });
  const outcome = queue.then(() => runNow(task, options));
  queue = outcome;
  return outcome;
}

/** Starts Python now, so that the first run finds it ready. Does nothing where it has started. */
export function warm(): PythonWorker {
  if (worker && !worker.dead) return worker;
  supplies ??= fetchSupplies((done, total) => worker?.showProgress({ state: "loading", done, total }));
  supplies.catch(() => {
    supplies = undefined;
  });
  worker = new PythonWorker(supplies);
  return worker;
}

async function runNow(task: Task, options: RunOptions): Promise<Outcome> {
  if (options.signal.aborted) return { end: "stopped" };
  const current = warm();
  const outcome = await current.run(task, options);
  if (outcome.end === "finished" && !used) {
    used = true;
    noteRun();
    dispatchEvent(new CustomEvent(RUNTIME_USED));
    void whenIdle().then(() => afterFirstResult());
  }
  // A worker that was stopped, or grew too large, is replaced before the next run asks for one.
  if (current.dead && outcome.end !== "unreachable" && outcome.end !== "broken") warm();
  return outcome;
}

/** What the first result did not have to wait for. */
async function afterFirstResult(): Promise<void> {
  const arrived = await supplies;
  if (!arrived) return;
  await worker?.addRest().catch(() => {});
  await keepSnapshot(arrived);
}

// The page's side of running Python: one worker for all snippets of a page, one run at a time.
import { siteURL, workerURL } from "../base";
import type { Drawing, FromWorker, Outcome, Progress, Task, ToWorker } from "./protocol";

export interface RunOptions {
  /** Seconds of running after which the snippet is stopped; loading Python does not count. */
  limit: number;
  /** Characters of output after which nothing more is shown. */
  outputLimit: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  onOutput: (text: string, capped: boolean) => void;
  onDraw: (drawing: Drawing) => void;
  /** What was shown of this run is void: it starts over. */
  onRestart: () => void;
}

/** Sent on `window` when a run went well for the first time on this page. */
export const RUNTIME_USED = "flash-runtime-used";

let queue: Promise<unknown> = Promise.resolve();
let worker: PythonWorker | undefined;
let runs = 0;
let used = false;

/** Does a task after those that were started before it. Never rejects: whatever happens is an outcome. */
export function run(task: Task, options: RunOptions): Promise<Outcome> {
  options.onProgress({ state: "waiting" });
  const outcome = queue.then(() => runNow(task, options));
  queue = outcome;
  return outcome;
}

async function runNow(task: Task, options: RunOptions): Promise<Outcome> {
  if (options.signal.aborted) return { end: "stopped" };
  if (!worker || worker.dead) worker = new PythonWorker();
  const outcome = await worker.run((runs += 1), task, options);
  if (outcome.end === "finished" && !used) {
    used = true;
    dispatchEvent(new CustomEvent(RUNTIME_USED));
  }
  return outcome;
}

/** A worker from its start to its end. Python can't be interrupted from outside, so stopping a run ends the worker. */
class PythonWorker {
  dead = false;
  #ready = false;
  #progress: Progress = { state: "starting" };
  readonly #worker = new Worker(workerURL(), { type: "module", name: "python" });
  #current: (RunOptions & { number: number; task: Task; finish: (outcome: Outcome) => void }) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
    // Before it is ready, an error without a message means that the worker's own script could not be fetched.
    this.#worker.onerror = ({ message }) =>
      this.#end(this.#ready ? { end: "crashed" } : message ? { end: "broken", reason: message } : { end: "unreachable" });
    this.#send({ type: "load", runtime: siteURL("runtime/").href });
  }

  async run(number: number, task: Task, options: RunOptions): Promise<Outcome> {
    // A run that is stopped while Python loads leaves the loading alone: the next run profits from it.
    const stop = () => (this.#ready ? this.#end({ end: "stopped" }) : this.#finish({ end: "stopped" }));
    options.signal.addEventListener("abort", stop);
    const outcome = await new Promise<Outcome>((finish) => {
      this.#current = { ...options, number, task, finish };
      if (this.#ready) this.#start();
      else options.onProgress(this.#progress);
    });
    options.signal.removeEventListener("abort", stop);
    return outcome;
  }

  #start(): void {
    const current = this.#current;
    if (!current) return;
    current.onProgress({ state: "running" });
    this.#timer = setTimeout(() => this.#end({ end: "timeout" }), current.limit * 1000);
    const { number, task, outputLimit } = current;
    this.#send({ type: "run", run: number, task, outputLimit });
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case "progress":
        this.#progress = { state: "loading", done: message.done, total: message.total };
        this.#current?.onProgress(this.#progress);
        break;
      case "ready":
        this.#ready = true;
        this.#start();
        break;
      case "failed":
        this.#end(message.kind === "unreachable" ? { end: "unreachable" } : { end: "broken", reason: message.reason });
        break;
      case "output":
        if (message.run === this.#current?.number) this.#current.onOutput(message.text, message.capped);
        break;
      case "drawing":
        if (message.run === this.#current?.number) this.#current.onDraw(message.drawing);
        break;
      case "done": {
        if (message.run !== this.#current?.number) break;
        const { ms } = message;
        const { error, checks } = message.result;
        this.#finish(error ? { end: "raised", error, ms, checks } : { end: "finished", ms, checks });
        break;
      }
      case "crashed":
        this.#end({ end: "crashed" });
        break;
    }
  }

  #send(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #end(outcome: Outcome): void {
    this.dead = true;
    this.#worker.terminate();
    this.#finish(outcome);
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#timer);
    this.#current?.finish(outcome);
    this.#current = undefined;
  }
}

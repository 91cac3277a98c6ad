// One worker from its start to its end. Python can't be interrupted from outside, so stopping a run ends the worker.
import type { Parts } from "../python/parts";
import { makeContained, startContained } from "./container";
import { Unreachable } from "./fetching";
import type { Check, Drawing, FromWorker, Outcome, Progress, Result, Task, ToWorker } from "./protocol";
import type { WorkerLike } from "./relay";
import type { Supplies } from "./supplies";

export interface RunOptions {
  /** Seconds of running after which the snippet is stopped; loading Python does not count. */
  limit: number;
  /** Characters of output after which nothing more is shown. */
  outputLimit: number;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
  onOutput: (text: string) => void;
  /** How many characters of output were left out until now; called again as they become more. */
  onCut: (characters: number) => void;
  onDraw: (drawing: Drawing) => void;
  /** What was shown of this run is void: it starts over. */
  onRestart: () => void;
}

interface Run extends RunOptions {
  number: number;
  task: Task;
  finish: (outcome: Outcome) => void;
}

/** Python's memory never shrinks: a worker with more than this, in bytes, is not used again. */
const HEAP_LIMIT = 512 * 2 ** 20;

let runs = 0;

export class PythonWorker {
  dead = false;
  #ready = false;
  #hasRest = false;
  #progress: Progress = { state: "starting" };
  #supplies: Supplies | undefined;
  #making: Promise<WorkerLike> | undefined;
  #port: MessagePort | undefined;
  #run: Run | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Makes a worker that reads its script; it begins with `startFrom`. */
  constructor(script: Promise<string>) {
    this.#make(script);
  }

  startFrom(supplies: Promise<Supplies>): void {
    void supplies.then(
      (arrived) => {
        this.#supplies = arrived;
        void this.#start(arrived.parts);
      },
      (error: unknown) => this.#fail(error),
    );
  }

  /** Shown while a run waits for Python. */
  showProgress(progress: Progress): void {
    if (this.#ready) return;
    this.#progress = progress;
    this.#run?.onProgress(progress);
  }

  async run(task: Task, options: RunOptions): Promise<Outcome> {
    // A run that is stopped while Python loads leaves the loading alone: the next run profits from it.
    const stop = () => (this.#ready ? this.end({ end: "stopped" }) : this.#finish({ end: "stopped" }));
    options.signal.addEventListener("abort", stop);
    const outcome = await new Promise<Outcome>((finish) => {
      this.#run = { ...options, number: (runs += 1), task, finish };
      if (this.#ready) this.#begin();
      else options.onProgress(this.#progress);
    });
    options.signal.removeEventListener("abort", stop);
    return outcome;
  }

  #make(script: Promise<string>): void {
    this.#making = script.then((text) =>
      makeContained(text, (message) => (this.#ready ? this.end({ end: "crashed" }) : this.#notStarted(message))),
    );
    // That the script can't be had is told by the supplies.
    this.#making.catch(() => undefined);
  }

  async #start(parts: Parts): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
    startContained((await this.#making)!, { port: port2, parts, snapshotOnly: false }, () => void this.#startWithBytes());
  }

  /** With another worker: one that has been handed something, or has failed, is of no further use. */
  #startAgain(parts: Parts): void {
    this.#endWorker();
    this.#make(Promise.resolve(this.#supplies!.script));
    void this.#start(parts);
  }

  async #startWithBytes(): Promise<void> {
    await this.#supplies!.withBytes().then((parts) => this.#startAgain(parts), (error: unknown) => this.#fail(error));
  }

  /** A snapshot can be one that this browser, after its own update, has no use for any more. */
  #notStarted(reason: string): void {
    if (!this.#supplies) return this.end({ end: "broken", reason });
    const { parts, dropSnapshot } = this.#supplies;
    if (!parts.snapshot) return this.end({ end: "broken", reason });
    dropSnapshot();
    this.#startAgain(parts);
  }

  #begin(): void {
    const run = this.#run;
    if (!run) return;
    run.onProgress({ state: "running" });
    this.#timer = setTimeout(() => this.end({ end: "timeout" }), run.limit * 1000);
    this.#send({ type: "run", run: run.number, task: run.task, outputLimit: run.outputLimit });
  }

  #receive(message: FromWorker): void {
    const run = "run" in message && message.run === this.#run?.number ? this.#run : undefined;
    switch (message.type) {
      case "ready":
        this.#ready = true;
        this.#begin();
        break;
      case "failed":
        this.#notStarted(message.reason);
        break;
      case "crashed":
        this.end({ end: "crashed" });
        break;
      case "output":
        if (message.text) run?.onOutput(message.text);
        if (message.cut) run?.onCut(message.cut);
        break;
      case "drawing":
        run?.onDraw(JSON.parse(message.drawing) as Drawing);
        break;
      case "rest-wanted":
        if (run) void this.#startOver(run);
        break;
      case "done":
        if (run) this.#done(message);
        break;
      case "snapshot":
        break;
    }
  }

  #done({ result, ms, heap }: FromWorker & { type: "done" }): void {
    const told = read(result);
    // Out of memory, Python can't even tell that it is: what arrives is blank memory.
    if (!told) return this.end({ end: "crashed" });
    const { error, checks } = told;
    if (heap > HEAP_LIMIT) this.#retire();
    this.#finish(error ? { end: "raised", error, ms, checks } : { end: "finished", ms, checks });
  }

  async #startOver(run: Run): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.addRest();
    } catch (error) {
      return this.#fail(error);
    }
    if (this.#run !== run) return;
    run.onRestart();
    this.#begin();
  }

  /** Gives Python the files that it did not need for its start. */
  async addRest(): Promise<void> {
    const pack = await this.#supplies!.fetchRest();
    if (this.#hasRest || this.dead) return;
    this.#hasRest = true;
    this.#send({ type: "rest", pack });
  }

  #send(message: ToWorker): void {
    this.#port?.postMessage(message);
  }

  #fail(error: unknown): void {
    this.end(error instanceof Unreachable ? { end: "unreachable" } : { end: "broken", reason: String(error) });
  }

  end(outcome: Outcome): void {
    this.#retire();
    this.#finish(outcome);
  }

  #retire(): void {
    this.dead = true;
    this.#endWorker();
    this.#port?.close();
  }

  #endWorker(): void {
    void this.#making?.then((worker) => worker.terminate(), () => undefined);
  }

  #finish(outcome: Outcome): void {
    clearTimeout(this.#timer);
    this.#run?.finish(outcome);
    this.#run = undefined;
  }
}

/** A Result, or nothing if the text is none. */
function read(text: string): Result | undefined {
  try {
    const { error, checks } = JSON.parse(text) as Partial<Result>;
    return { error: error ?? null, checks: (checks as Check[] | undefined) ?? null };
  } catch {
    return undefined;
  }
}

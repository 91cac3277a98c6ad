// What every element that runs Python has in common: Run, Stop, a line that says how it goes, and a bar while Python loads.
import { button, h } from "../dom";
import { spoken } from "../lang";
import { runnerText as text } from "../text";
import { openRunner } from "./door";
import type { Outcome, Progress, Task } from "./protocol";
import { OUTPUT_LIMIT, type OutputView } from "./output-view";

/** Seconds of running, unless the element's `limit` attribute says otherwise. */
const LIMIT = 10;

export interface ControlsOptions {
  /** The group of buttons, as a screen reader names it, and the button that runs. */
  toolbar: string;
  run: string;
  runName: string;
  onRun: () => void;
  /** A run has begun or ended. */
  onBusy: () => void;
}

export class Controls {
  readonly bar: HTMLElement;
  readonly #run: HTMLButtonElement;
  readonly #stop = button(text.stop, () => this.stop(), { name: text.stopName });
  readonly #status = h("span", { class: "flash-snippet__status", role: "status" });
  readonly #loaded = h("progress", { class: "flash-snippet__loaded", "aria-hidden": "true" });
  readonly #onBusy: () => void;
  #running: AbortController | undefined;

  /** `more` are buttons that stand after Run and Stop. */
  constructor({ toolbar, run, runName, onRun, onBusy }: ControlsOptions, ...more: HTMLElement[]) {
    this.#onBusy = onBusy;
    this.#run = button(run, onRun, { name: runName, look: "primary" });
    // A press is a click to come: Python starts a tenth of a second earlier.
    this.#run.addEventListener("pointerdown", () => void openRunner().then((runner) => runner.warm(), () => undefined), { once: true });
    this.bar = h("div", { class: "flash-snippet__bar", role: "group", "aria-label": toolbar, ...spoken() });
    this.bar.append(this.#run, this.#stop, ...more, this.#status, this.#loaded);
    this.#loaded.hidden = true;
    this.#draw();
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Whether there is anything to run. */
  set runs(wanted: boolean) {
    this.#run.hidden = !wanted;
  }

  set status(words: string) {
    this.#status.textContent = words;
  }

  /** Runs a task and shows in `output` what it prints and draws. Gives undefined if another run of these controls goes on. */
  async run(task: Task, output: OutputView, limit: number): Promise<Outcome | undefined> {
    if (this.#running) return undefined;
    const running = new AbortController();
    this.#running = running;
    output.clearNotes();
    this.#draw();
    this.#onBusy();
    this.#showProgress({ state: "starting" }, output);
    const outcome = await openRunner().then(
      (runner) =>
        runner.run(task, {
          limit,
          outputLimit: OUTPUT_LIMIT,
          signal: running.signal,
          onProgress: (progress) => this.#showProgress(progress, output),
          onOutput: (printed) => output.append(printed),
          onCut: (characters) => output.cut(characters),
          onDraw: (drawing) => output.draw(drawing),
          onRestart: () => output.startLive(),
        }),
      (): Outcome => ({ end: "unreachable" }),
    );
    this.#running = undefined;
    this.#loaded.hidden = true;
    this.#status.textContent = "";
    this.#draw();
    this.#onBusy();
    return outcome;
  }

  stop(): void {
    this.#running?.abort();
  }

  #draw(): void {
    // Run stays where it is while it is of no use: a double click would otherwise hit what took its place.
    this.#run.setAttribute("aria-disabled", String(this.busy));
    this.#stop.hidden = !this.busy;
  }

  #showProgress(progress: Progress, output: OutputView): void {
    this.#loaded.hidden = progress.state !== "loading";
    if (progress.state === "loading") {
      this.#loaded.max = progress.total;
      this.#loaded.value = progress.done;
      this.#status.textContent = text.loading(progress.done, progress.total);
    } else this.#status.textContent = text[progress.state];
    if (progress.state === "running") output.startLive();
  }
}

/** Seconds that a run of this element may take. */
export const limitOf = (element: Element): number => Number(element.getAttribute("limit")) || LIMIT;

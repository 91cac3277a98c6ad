// <flash-snippet>: gives the highlighted code and proven output that the page already shows a Run button and an editor.
import { button, h, keepReachable } from "../dom";
import { runnerText as text } from "../text";
import { showOutcome } from "./outcome";
import { OutputView } from "./output-view";
import type { Drawing, Outcome, Progress } from "./protocol";

/** Seconds of running, unless the element's `limit` attribute says otherwise. */
const LIMIT = 10;
/** Characters of output shown for one run. */
const OUTPUT_LIMIT = 100_000;

class FlashSnippet extends HTMLElement {
  #original = "";
  #highlighted!: HTMLElement;
  #output!: OutputView;
  #running: AbortController | undefined;
  readonly #editor = h("textarea", {
    class: "flash-snippet__editor",
    "aria-label": text.code,
    autocapitalize: "off",
    autocomplete: "off",
    spellcheck: "false",
    wrap: "off",
    oninput: () => this.#draw(),
    onkeydown: (event) => this.#onKey(event as KeyboardEvent),
  });
  readonly #run = button(text.run, () => void this.run(), { name: text.runName, look: "primary" });
  readonly #stop = button(text.stop, () => this.stop(), { name: text.stopName });
  readonly #edit = button(text.edit, () => this.#openEditor(), { name: text.editName, look: "quiet" });
  readonly #reset = button(text.reset, () => this.#closeEditor(), { look: "quiet" });
  readonly #status = h("span", { class: "flash-snippet__status", role: "status" });
  readonly #loaded = h("progress", { class: "flash-snippet__loaded", "aria-hidden": "true" });

  connectedCallback(): void {
    const code = this.querySelector("code");
    const shown = code?.closest<HTMLElement>(".highlight, pre");
    // A copy of an element that was drawn before (as in an animation) is only a picture of it.
    if (!code || !shown || this.querySelector(".flash-snippet__bar")) return;
    this.#original = code.textContent ?? "";
    this.#highlighted = shown;
    keepReachable(code);
    const output = this.querySelector<HTMLElement>(".flash-output") ?? h("div", { class: "flash-output" });
    this.#output = new OutputView(output);
    const bar = h("div", { class: "flash-snippet__bar", role: "group", "aria-label": text.toolbar });
    bar.append(this.#run, this.#stop, this.#edit, this.#reset, this.#status, this.#loaded);
    this.append(this.#editor, bar, output);
    this.#editor.hidden = true;
    this.#loaded.hidden = true;
    this.#draw();
  }

  disconnectedCallback(): void {
    this.stop();
  }

  /** The code as it stands, with the learner's changes. */
  get code(): string {
    return this.#editor.hidden ? this.#original : this.#editor.value;
  }

  get changed(): boolean {
    return this.code !== this.#original;
  }

  async run(): Promise<Outcome | undefined> {
    if (this.#running) return undefined;
    const running = new AbortController();
    this.#running = running;
    this.#output.clearNotes();
    this.#draw();
    const limit = Number(this.getAttribute("limit")) || LIMIT;
    const onProgress = (progress: Progress) => this.#showProgress(progress);
    const onOutput = (printed: string) => this.#output.append(printed);
    const onCut = (characters: number) => this.#output.cut(text.cut(characters, OUTPUT_LIMIT));
    const onDraw = (drawing: Drawing) => this.#output.note(drawing.alt);
    const onRestart = () => this.#output.startLive();
    const { changed, code } = this;
    onProgress({ state: "starting" });
    const outcome = await import("./runner").then(
      ({ run }) => {
        const options = { limit, outputLimit: OUTPUT_LIMIT, signal: running.signal, onProgress, onOutput, onCut, onDraw, onRestart };
        return run({ kind: "run", code }, options);
      },
      (): Outcome => ({ end: "unreachable" }),
    );
    this.#running = undefined;
    this.#loaded.hidden = true;
    this.#status.textContent = showOutcome(outcome, this.#output, { changed, limit });
    this.#draw();
    return outcome;
  }

  stop(): void {
    this.#running?.abort();
  }

  #openEditor(): void {
    this.#editor.value = this.#original;
    // What follows stays where it is, however much is deleted.
    this.#editor.style.minHeight = `${this.#highlighted.offsetHeight}px`;
    this.#editor.hidden = false;
    this.#draw();
    this.#editor.focus();
    this.#editor.setSelectionRange(0, 0);
  }

  /** Back to the original: its highlighted code and what it was proven to print. */
  #closeEditor(): void {
    this.#editor.hidden = true;
    this.#output.showProven();
    this.#status.textContent = "";
    this.#draw();
    this.#edit.focus();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void this.run();
    } else if (event.key === "Escape" && !this.changed && !this.#running) this.#closeEditor();
  }

  #draw(): void {
    const editing = !this.#editor.hidden;
    const busy = this.#running !== undefined;
    this.#highlighted.hidden = editing;
    // Run stays where it is while it is of no use: a double click would otherwise hit what took its place.
    this.#run.setAttribute("aria-disabled", String(busy));
    this.#stop.hidden = !busy;
    this.#edit.hidden = editing || busy;
    this.#reset.hidden = !editing || busy;
    this.#reset.textContent = this.changed ? text.reset : text.close;
    this.#reset.setAttribute("aria-label", this.changed ? text.resetName : text.closeName);
  }

  #showProgress(progress: Progress): void {
    this.#loaded.hidden = progress.state !== "loading";
    if (progress.state === "loading") {
      this.#loaded.max = progress.total;
      this.#loaded.value = progress.done;
      this.#status.textContent = text.loading(progress.done, progress.total);
    } else this.#status.textContent = text[progress.state];
    if (progress.state === "running") this.#output.startLive();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "flash-snippet": FlashSnippet;
  }
}

/** Registers the element; snippets that are already there, and those inserted later, come alive. */
export function defineSnippet(): void {
  if (!customElements.get("flash-snippet")) customElements.define("flash-snippet", FlashSnippet);
}

// The output below a snippet: what the build proved until the first run, then what the learner's own run printed.
import { h, keepReachable } from "../dom";
import { runnerText as text } from "../text";

export class OutputView {
  readonly #proven: string;
  readonly #label = h("p", { class: "flash-output__label" }, text.proven);
  readonly #pre: HTMLPreElement;
  readonly #widthChanged: () => void;
  readonly #cut = h("p", { class: "flash-output__note" });
  readonly #after = h("div", { class: "flash-output__after" });

  /** `element` holds a `pre` with the proven output, or nothing. */
  constructor(element: HTMLElement) {
    this.#pre = element.querySelector("pre") ?? h("pre");
    this.#proven = trimmed(this.#pre.textContent ?? "");
    this.#pre.setAttribute("role", "group");
    this.#pre.setAttribute("aria-label", text.output);
    element.replaceChildren(this.#label, this.#pre, this.#after);
    this.#widthChanged = keepReachable(this.#pre);
    this.showProven();
  }

  showProven(): void {
    this.#label.textContent = text.proven;
    this.#show(this.#proven);
  }

  startLive(): void {
    this.#label.textContent = text.live;
    this.#show("");
  }

  append(printed: string): void {
    this.#pre.append(printed);
    this.#widthChanged();
  }

  /** Whether the run printed exactly what the build proved. */
  get matches(): boolean {
    return trimmed(this.#pre.textContent ?? "") === this.#proven;
  }

  /** Says in place of an empty output that there was none. */
  finish(): void {
    if (!this.#pre.textContent) this.note(text.nothing);
  }

  note(...content: (Node | string)[]): void {
    this.#after.append(h("p", { class: "flash-output__note" }, ...content));
  }

  /** Says how much was left out, in place of what was said before about that. */
  cut(words: string): void {
    this.#cut.textContent = words;
    if (!this.#cut.isConnected) this.#after.prepend(this.#cut);
  }

  /** Something that must not be missed: a screen reader says it at once. */
  alert(...content: (Node | string)[]): void {
    this.#after.append(h("p", { class: "flash-output__note", role: "alert" }, ...content));
  }

  traceback(error: string): void {
    this.#after.append(h("pre", { class: "flash-output__error", role: "alert" }, error));
  }

  clearNotes(): void {
    this.#after.replaceChildren();
  }

  #show(printed: string): void {
    this.#pre.textContent = printed;
    this.clearNotes();
    this.#widthChanged();
  }
}

/** HTML swallows a line break right after `<pre>`, so the first one doesn't count. */
const trimmed = (printed: string) => printed.replace(/^\n/, "");

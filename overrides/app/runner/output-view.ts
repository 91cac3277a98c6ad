// The output below a snippet: what the build proved until the first run, then what the learner's own run printed and drew.
import { h, keepReachable } from "../dom";
import { spoken } from "../lang";
import { runnerText as text } from "../text";
import type { Drawing, Raised } from "./protocol";

/** Characters of output shown for one run. */
export const OUTPUT_LIMIT = 100_000;

export class OutputView {
  readonly #proven: { printed: string; drawn: string[] };
  readonly #label = h("p", { class: "flash-output__label", ...spoken() }, text.proven);
  /** Printed text and drawings, in their order. */
  readonly #shown = h("div", { class: "flash-output__shown", role: "group", "aria-label": text.output });
  readonly #after = h("div", { class: "flash-output__after" });
  readonly #cut = h("p", { class: "flash-output__note", ...spoken() });
  #drawn: string[] = [];
  /** The text that is printed into, and what is to be done when it grows. */
  #pre: HTMLPreElement | undefined;
  #widthChanged: () => void = () => undefined;

  /** `element` holds a `pre` with the proven output and a line for each proven drawing, or nothing. */
  constructor(element: HTMLElement) {
    const drawn = [...element.querySelectorAll(".flash-output__drawing")].map((line) => line.textContent ?? "");
    this.#proven = { printed: trimmed(element.querySelector("pre")?.textContent ?? ""), drawn };
    element.replaceChildren(this.#label, this.#shown, this.#after);
    this.showProven();
  }

  showProven(): void {
    this.#clear(text.proven);
    this.append(this.#proven.printed);
    const lines = this.#proven.drawn.map((alt) => h("p", { class: "flash-output__drawing" }, alt));
    this.#shown.append(...lines);
  }

  startLive(): void {
    this.#clear(text.live);
  }

  append(printed: string): void {
    if (!printed) return;
    const pre = this.#pre ?? this.#startText();
    pre.append(printed);
    this.#widthChanged();
  }

  /** Says how much was left out, in place of what was said before about that. */
  cut(characters: number): void {
    this.#cut.textContent = text.cut(characters, OUTPUT_LIMIT);
    if (!this.#cut.isConnected) this.#after.prepend(this.#cut);
  }

  /** The drawing's place in the order is taken at once; the library that draws arrives later. */
  draw(drawing: Drawing): void {
    const place = h("div", { class: "flash-output__figure" }, h("p", { class: "flash-output__drawing" }, drawing.alt));
    this.#pre = undefined;
    this.#drawn.push(drawing.alt);
    this.#shown.append(place);
    import("../drawing/figure").then(
      ({ figureOf }) => place.replaceChildren(figureOf(drawing)),
      () => place.append(h("p", { class: "flash-output__note", ...spoken() }, text.notDrawn)),
    );
  }

  /** What was printed, without the drawings. */
  get printed(): string {
    return [...this.#shown.querySelectorAll(":scope > pre")].map((pre) => pre.textContent ?? "").join("");
  }

  /** Whether the run printed and drew exactly what the build proved. */
  get matches(): boolean {
    const same = this.#drawn.length === this.#proven.drawn.length && this.#drawn.every((alt, place) => alt === this.#proven.drawn[place]);
    return same && trimmed(this.printed) === this.#proven.printed;
  }

  /** Says in place of an empty output that there was none. */
  finish(): void {
    if (!this.#shown.hasChildNodes()) this.note(text.nothing);
  }

  note(...content: (Node | string)[]): void {
    this.#after.append(h("p", { class: "flash-output__note", ...spoken() }, ...content));
  }

  /** Something that must not be missed: a screen reader says it at once. */
  alert(...content: (Node | string)[]): void {
    this.#after.append(h("p", { class: "flash-output__note", role: "alert", ...spoken() }, ...content));
  }

  traceback(error: Raised): void {
    const told = h("div", { class: "flash-output__error", role: "alert" }, h("pre", {}, error.text));
    if (error.hint) {
      const said = text.hinted(error.hint);
      told.append(h("p", { class: "flash-output__hint" }, h("strong", spoken(), text.hint), " ", h("span", said === error.hint ? {} : spoken(), said)));
    }
    this.#after.append(told);
  }

  clearNotes(): void {
    this.#after.replaceChildren();
  }

  #clear(label: string): void {
    this.#label.textContent = label;
    this.#shown.replaceChildren();
    this.#drawn = [];
    this.#pre = undefined;
    this.clearNotes();
  }

  #startText(): HTMLPreElement {
    const pre = h("pre");
    this.#pre = pre;
    this.#shown.append(pre);
    this.#widthChanged = keepReachable(pre);
    return pre;
  }
}

/** HTML swallows a line break right after `<pre>`, so the first one doesn't count. */
const trimmed = (printed: string) => printed.replace(/^\n/, "");

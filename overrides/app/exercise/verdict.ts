// What a prediction came to: right or wrong, who decided, and where answer and output part.
import { h } from "../dom";
import { spoken } from "../lang";
import { exerciseText as text } from "../text";
import type { Part } from "./compare";

interface Verdict {
  right: boolean;
  /** Answer against output, if they differ. */
  parts: Part[];
  /** Milliseconds of the run that decided; null if the proven output did. */
  ms: number | null;
}

export function verdictView({ right, parts, ms }: Verdict): HTMLElement[] {
  const line = h("p", { class: "flash-predict__line", ...spoken() }, right ? text.right : text.wrong);
  line.dataset["right"] = String(right);
  const decided = h("p", { class: "flash-predict__decided", ...spoken() }, ms === null ? text.provenDecided : text.runDecided(ms));
  if (right) return [line, decided];
  return [line, side(text.yours, "del", parts, "extra"), side(text.printed, "ins", parts, "missing"), decided];
}

/** One of the two texts, with what the other hasn't marked. */
export function side(label: string, tag: "ins" | "del", parts: Part[], own: Part["kind"]): HTMLElement {
  const shown = parts.filter(({ kind }) => kind === "same" || kind === own);
  const pieces = shown.map(({ kind, text }) => (kind === own ? h(tag, {}, text) : text));
  return h("div", { class: "flash-diff" }, h("p", { class: "flash-diff__label", ...spoken() }, label), h("pre", { class: "flash-diff__text" }, ...pieces));
}

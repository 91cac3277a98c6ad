// The line above the card: where it comes from, what is left, and what can be done besides answering.
import { button, h } from "../dom";
import { written } from "../lang";
import { sessionText as text, studyText } from "../text";
import { icon } from "./icons";
import { type Counts, total } from "./pace";

interface Top {
  section: string;
  /** Answers of this study day, and what is left of it; null before and after a session. */
  left: { done: number; counts: Counts; ms: number } | null;
  /** Cards left in practice; null where the schedule decides. */
  practising: number | null;
  /** The card was forgotten too often. */
  leech: boolean;
}

const KINDS = ["new", "learning", "review"] as const;

/** What is drawn anew with each card. */
export function topLine({ section, left, practising, leech }: Top): Node[] {
  const where = h("span", { class: "flash-study__section", ...written() }, section);
  if (leech) where.append(" ", h("span", { class: "flash-study__leech" }, text.isLeech));
  if (practising !== null) return [where, h("span", { class: "flash-study__count" }, studyText.practiceLeft(practising))];
  if (!left) return [];
  const counts = KINDS.filter((kind) => left.counts[kind] > 0).map((kind) =>
    h("span", { class: `flash-count flash-count--${kind}` }, text.kinds[kind](left.counts[kind])),
  );
  const minutes = h("span", {}, text.minutesLeft(Math.max(1, Math.round(left.ms / 60_000))));
  const all = [...counts, minutes].flatMap((part, at) => (at ? [" · ", part] : [part]));
  return [where, h("span", { class: "flash-study__count" }, ...all)];
}

/** How far the study day is; null in practice. */
export function progressBar(left: { done: number; counts: Counts } | null): HTMLElement | null {
  if (!left) return null;
  const { done, counts } = left;
  const most = String(Math.max(1, done + total(counts)));
  return h("progress", { class: "flash-study__progress", "aria-label": studyText.progressName, max: most, value: String(done) });
}

export function undoButton(undo: () => void): HTMLButtonElement {
  const made = button("", undo, { name: text.wishes.undo, look: "quiet" });
  made.classList.add("flash-study__icon");
  made.title = text.wishes.undo;
  made.append(icon("undo"));
  return made;
}

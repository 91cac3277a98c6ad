// The line above the card: where it comes from, how far the session is, and the way back.
import { button, h } from "../dom";
import { studyText as text } from "../text";

interface Top {
  section: string;
  progress: { done: number; left: number };
  practising: boolean;
  /** Null when there is nothing to take back. */
  undo: (() => void) | null;
}

export function topLine({ section, progress, practising, undo }: Top): Node[] {
  const { done, left } = progress;
  const counted = practising ? text.practiceLeft(left) : text.progress(done, left);
  const line = h("div", { class: "flash-study__line" });
  if (section) line.append(h("span", { class: "flash-chip" }, section));
  line.append(h("span", { class: "flash-study__count" }, counted));
  if (undo) line.append(button(text.undo, undo, { name: text.undoName, look: "quiet" }));
  if (practising) return [line];
  const bar = h("progress", { class: "flash-study__progress", "aria-label": text.progressName, max: String(Math.max(1, done + left)) });
  bar.value = done;
  return [line, bar];
}

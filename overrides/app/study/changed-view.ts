// “This card changed since you last saw it”: a note on the card, and the old text against the new.
import { diffWordsWithSpace } from "diff";
import { button, h } from "../dom";
import { written } from "../lang";
import { sessionText } from "../text";
import { openDialog } from "./dialog";
import type { Change } from "./texts";

const text = sessionText.changed;

interface Changed {
  change: Change;
  /** Whether the answer may be seen. */
  answered: boolean;
  reset: () => void;
  keep: () => void;
}

export function changedNote({ change, answered, reset, keep }: Changed): HTMLElement {
  const { before, revised } = change;
  const note = h("div", { class: "flash-changed", role: "note" }, h("p", {}, revised ? text.revised : text.note));
  const actions: HTMLElement[] = [];
  if (answered && before) actions.push(button(text.what, () => openDialog(text.what, ...comparison(change)), { look: "quiet" }));
  if (revised) actions.push(button(text.reset, reset), button(text.keep, keep));
  if (actions.length > 0) note.append(h("p", { class: "flash-changed__actions" }, ...actions));
  return note;
}

/** Only the sides that differ, each as it was and as it is. */
function comparison({ before, now }: Change): HTMLElement[] {
  if (!before) return [];
  const sides = [
    { title: text.question, was: before.question, is: now.question },
    { title: text.answer, was: before.answer, is: now.answer },
    { title: text.reverse, was: before.reverse ?? now.reverse ?? "", is: now.reverse ?? "" },
  ].filter(({ was, is }) => was !== is);
  if (sides.length === 0) return [h("p", {}, text.same)];
  return sides.map(({ title, was, is }) => {
    const parts = diffWordsWithSpace(was, is);
    const side = (label: string, other: "added" | "removed", mark: "ins" | "del") =>
      h(
        "div",
        { class: "flash-diff" },
        h("p", { class: "flash-diff__label" }, label),
        h("pre", { class: "flash-diff__text", ...written() }, ...parts.filter((part) => !part[other]).map((part) => (part.added || part.removed ? h(mark, {}, part.value) : part.value))),
      );
    return h("section", { "aria-label": title }, h("h3", {}, title), side(text.was, "added", "del"), side(text.is, "removed", "ins"));
  });
}

// Keys of a study session, for the whole page: nobody should have to click on the card first.
import type { Rating } from "../log/types";

export type Command = { type: "flip" } | { type: "rate"; rating: Rating } | { type: "undo" };

/** Where a letter is text, and where Space and Enter press what is focused. */
const TYPING = "input, textarea, select, [contenteditable]";
const PRESSING = "a[href], button, summary, label";

/** What a key press asks for, if anything. */
export function commandOf(event: KeyboardEvent): Command | null {
  const target = event.target instanceof Element ? event.target : null;
  const otherwise = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat;
  if (otherwise || target?.closest(TYPING)) return null;
  switch (event.key) {
    case " ":
    case "Enter":
      return target?.closest(PRESSING) ? null : { type: "flip" };
    case "1":
    case "2":
    case "3":
    case "4":
      return { type: "rate", rating: Number(event.key) as Rating };
    case "u":
      return { type: "undo" };
    default:
      return null;
  }
}

/** Whether a click on the card means the card itself, and not something on it. */
export function meansCard(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const selecting = getSelection()?.isCollapsed === false;
  return !selecting && !target?.closest(`${PRESSING}, ${TYPING}, flash-snippet, flash-code, flash-predict, details`);
}

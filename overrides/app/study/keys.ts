// Keys of a study session, for the whole page: nobody should have to click on the card first.
import type { Rating } from "../log/types";
import { GONE } from "./painted";

/** What a learner can ask for by key, by menu, or by both. */
export type Wish = "undo" | "explain" | "suspend" | "bury" | "search" | "options" | "help";
export type Command = { type: "flip" } | { type: "rate"; rating: Rating } | { type: Wish };

const WISHES: Record<string, Wish> = { u: "undo", e: "explain", s: "suspend", b: "bury", "/": "search", o: "options", "?": "help" };

/** The key of each wish, for the menu and the list of keys. */
export const keyOf = (wish: Wish): string => Object.keys(WISHES).find((key) => WISHES[key] === wish) ?? "";

/** Where a letter is text, and where Space and Enter press what is focused. */
const TYPING = "input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]";
const PRESSING = "a[href], button, summary, label, input, [role=menuitem], [role=menuitemcheckbox]";

/** What a key press asks for, if anything. */
export function commandOf(event: KeyboardEvent): Command | null {
  const focused = event.target instanceof Element ? event.target : null;
  // What has just gone from the screen keeps the focus for another frame; it is not what is meant.
  const target = focused?.closest(`.${GONE}`) ? null : focused;
  const otherwise = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing;
  if (otherwise || target?.closest(`${TYPING}, dialog, [role=menu]`)) return null;
  switch (event.key) {
    case " ":
    case "Enter":
      return target?.closest(PRESSING) ? null : { type: "flip" };
    case "1":
    case "2":
    case "3":
    case "4":
      return { type: "rate", rating: Number(event.key) as Rating };
    default: {
      const wish = WISHES[letterOf(event)];
      return wish ? { type: wish } : null;
    }
  }
}

/** The letter on the key. Where the keyboard writes another alphabet, it is that of the key's place. */
function letterOf({ key, code }: KeyboardEvent): string {
  const elsewhere = key.length === 1 && key > "\u007f" && code.startsWith("Key");
  return (elsewhere ? code.slice(3) : key).toLowerCase();
}

/** Whether a click on the card means the card itself, and not something on it. */
export function meansCard(event: Event): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const selecting = getSelection()?.isCollapsed === false;
  return !selecting && !target?.closest(`${PRESSING}, ${TYPING}, flash-snippet, flash-code, flash-predict, flash-choice, flash-typed, details`);
}

// Keys for choices: a letter chooses, anywhere on the page, while nothing is being typed.

const FIRST = "A".charCodeAt(0);
const ELSEWHERE = "input:not([type=radio]), textarea, select, [contenteditable], dialog, [role=menu]";

export const letterOf = (place: number): string => String.fromCharCode(FIRST + place);

/** The place of the choice that a key press asks for, or -1. */
export function placeOf(event: KeyboardEvent): number {
  const target = event.target instanceof Element ? event.target : null;
  const otherwise = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing;
  if (otherwise || event.key.length !== 1 || target?.closest(ELSEWHERE)) return -1;
  return event.key.toUpperCase().charCodeAt(0) - FIRST;
}

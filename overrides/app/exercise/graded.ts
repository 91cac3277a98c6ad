// The event by which what was done on a card tells how it went.
import type { Rating } from "../log/types";

export const GRADED = "flash-graded";

export interface Graded {
  suggestion: Rating;
  right: boolean;
  /** Nothing can be gained by another try: an exercise is solved, a prediction committed. */
  settled: boolean;
}

/** An element whose answer can be taken as it stands, when the learner turns the card over. */
export interface Committed extends HTMLElement {
  commit(): boolean;
}

export function dispatchGraded(element: HTMLElement, detail: Graded): void {
  element.dispatchEvent(new CustomEvent<Graded>(GRADED, { bubbles: true, detail }));
}

declare global {
  interface HTMLElementEventMap {
    [GRADED]: CustomEvent<Graded>;
  }
}

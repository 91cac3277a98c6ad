// The event by which an exercise or a prediction tells how it went.
import type { Rating } from "../log/types";

export const GRADED = "flash-graded";

export interface Graded {
  suggestion: Rating;
  right: boolean;
  /** Nothing can be gained by another try: an exercise is solved, a prediction committed. */
  settled: boolean;
}

export function dispatchGraded(element: HTMLElement, detail: Graded): void {
  element.dispatchEvent(new CustomEvent<Graded>(GRADED, { bubbles: true, detail }));
}

declare global {
  interface HTMLElementEventMap {
    [GRADED]: CustomEvent<Graded>;
  }
}

// The module of an embedded page: the elements that are on it. Nothing of Python is loaded before Run is pressed.
import { wakeElements } from "../elements";

/** Called once the words are there. */
export function start(): void {
  wakeElements();
  if (document.querySelector("flash-round")) void import("./round").then(({ defineRound }) => defineRound());
}

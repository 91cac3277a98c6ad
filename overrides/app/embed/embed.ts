// The module of an embedded page: the elements that are on it, and the runner that it shares with its siblings. Nothing of
// Python is loaded before Run is pressed.
import { wakeElements } from "../elements";
import { setRunner } from "../runner/door";
import { meetSiblings } from "./siblings";

/** Called once the words are there. */
export function start(): void {
  setRunner(async () => (await import("./shared-runner")).sharedRunner);
  meetSiblings();
  // A round wakes each card's elements when its turn comes.
  if (document.querySelector("flash-round")) void import("./round").then(({ defineRound }) => defineRound());
  else wakeElements();
}

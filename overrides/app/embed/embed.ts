// The module of an embedded page: the elements that are on it. Nothing of Python is loaded before Run is pressed.
import { wakeElements } from "../elements";

wakeElements();
if (document.querySelector("flash-round")) void import("./round").then(({ defineRound }) => defineRound());

// The line above the card: what the learner should know of most.
import { acceptLoss } from "../log/log";
import type { Trouble } from "../log/errors";
import { sessionText, studyText as text } from "../text";
import { clock } from "./clock";
import type { Study } from "./study";

/** A line above the card, empty for none; `dismiss` is there if the learner may send it away. */
export interface Notice {
  line: string;
  dismiss: (() => void) | null;
}

/** A clock that is behind what was answered before would put answers into the wrong order. */
const CLOCK_MS = 2 * 3_600_000;
const clockNotice = ({ history }: Study): string => (history.behind > CLOCK_MS ? sessionText.clockBehind(new Date(clock().time)) : "");

/** `trouble` is what is wrong with the log; `over` is called when the learner knows of a loss. */
export function noticeOf(study: Study | null, trouble: Trouble | null, over: () => void): Notice {
  const line = study?.notice || (trouble ? text.troubles[trouble] : "") || (study ? clockNotice(study) : "");
  const dismiss = () => {
    acceptLoss();
    over();
  };
  return { line, dismiss: trouble === "lost" && !study?.notice ? dismiss : null };
}

// What goes over the port of a run that a sibling frame does.
import type { Drawing, Outcome, Progress, Task } from "../runner/protocol";

/** What is to be run, sent with the port. */
export interface Asked {
  task: Task;
  limit: number;
  outputLimit: number;
}

/** The only thing that the borrower says. */
export const STOP = "stop";

/** What the lender says: that it heard, what happens, how it ended, or that its frame goes away. */
export type Told =
  | { name: "heard" | "restart" | "gone" }
  | { name: "progress"; value: Progress }
  | { name: "output"; value: string }
  | { name: "cut"; value: number }
  | { name: "drawing"; value: Drawing }
  | { name: "ended"; value: Outcome };

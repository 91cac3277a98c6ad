// Where code runs: in this page's own runner, unless something better was found before the first run.
import type { RunOptions } from "./python-worker";
import type { Outcome, Task } from "./protocol";

export interface Runner {
  /** Runs a task after those that were started before it. Never rejects. */
  run(task: Task, options: RunOptions): Promise<Outcome>;
  /** Starts Python now, so that the first run finds it ready. */
  warm(): void;
}

let runs = true;

/** Whether there is a Python to run code with. */
export const canRun = (): boolean => runs;

/** For pages that come without Python: code on them is to be read. */
export function runNothing(): void {
  runs = false;
}

let choose: () => Promise<Runner> = () => import("./runner");

export const openRunner = (): Promise<Runner> => choose();

export function setRunner(door: () => Promise<Runner>): void {
  choose = door;
}

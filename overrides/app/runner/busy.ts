// What the page is doing for a learner who waits for it; work that can be done any time waits until it is over.
let running: Promise<unknown> = Promise.resolve();

/** A run has begun. */
export function noteRunning(run: Promise<unknown>): void {
  running = run;
}

/** Resolves a moment later, when no run is going on. */
export async function whenAtRest(moment: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, moment));
  await running;
}

let tellUsed = (): void => undefined;
/** Resolves when a run has gone well on this page, also for whoever asks only after that. */
export const pythonUsed = new Promise<void>((resolve) => {
  tellUsed = resolve;
});

/** A run has gone well: Python's files are in the HTTP cache. */
export const noteUsed = (): void => tellUsed();

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

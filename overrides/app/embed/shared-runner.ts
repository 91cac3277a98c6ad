// The runner of an embedded page: a sibling's where there is one, or its own.
import type { Runner } from "../runner/door";
import { borrow } from "./borrow";
import { askToWarm, forget, lender, startLending } from "./siblings";

export const sharedRunner: Runner = {
  async run(task, options) {
    options.onProgress({ state: "waiting" });
    while (!options.signal.aborted) {
      const sibling = lender();
      if (sibling === window) {
        startLending();
        return (await import("../runner/runner")).run(task, options);
      }
      const outcome = await borrow(sibling, task, options);
      if (outcome) return outcome;
      forget(sibling);
      options.onRestart();
    }
    return { end: "stopped" };
  },

  warm() {
    const sibling = lender();
    if (sibling !== window) return askToWarm(sibling);
    startLending();
    void import("../runner/runner").then(({ warm }) => warm(), () => undefined);
  },
};

// Has a sibling frame run something.
import type { Outcome, Task } from "../runner/protocol";
import type { RunOptions } from "../runner/python-worker";
import { STOP, type Told } from "./loan";
import { askToRun } from "./siblings";

/** A frame that says nothing for so long is not there any more, or stuck. */
const PATIENCE_MS = 8000;
const LOOK_MS = 500;

/** Gives undefined when the sibling has gone before the end: somebody else has to run it. */
export function borrow(sibling: Window, task: Task, options: RunOptions): Promise<Outcome | undefined> {
  const { port1: port, port2 } = new MessageChannel();
  const { limit, outputLimit, signal } = options;
  const stop = (): void => port.postMessage(STOP);
  let patience = PATIENCE_MS;
  return new Promise<Outcome | undefined>((resolve) => {
    // A frame that is taken out of the page may not get to say so.
    const looking = setInterval(() => {
      patience -= LOOK_MS;
      if (sibling.closed || patience < 0) end(undefined);
    }, LOOK_MS);
    const end = (outcome: Outcome | undefined): void => {
      clearInterval(looking);
      signal.removeEventListener("abort", stop);
      removeEventListener("pagehide", stop);
      port.close();
      resolve(outcome);
    };
    port.onmessage = ({ data }: MessageEvent<Told>) => {
      patience = Infinity;
      if (data.name === "ended") end(data.value);
      else if (data.name === "gone") end(undefined);
      else pass(data, options);
    };
    signal.addEventListener("abort", stop);
    addEventListener("pagehide", stop);
    askToRun(sibling, { task, limit, outputLimit }, port2);
  });
}

function pass(told: Exclude<Told, { name: "ended" }>, options: RunOptions): void {
  switch (told.name) {
    case "progress":
      return options.onProgress(told.value);
    case "output":
      return options.onOutput(told.value);
    case "cut":
      return options.onCut(told.value);
    case "drawing":
      return options.onDraw(told.value);
    case "restart":
      return options.onRestart();
    case "heard":
    case "gone":
  }
}

// The worker that runs Python. It gets everything in its first message, proves to itself that it is contained, and from then
// on hears and speaks only through the port that came with that message.
import type { FromWorker, Task, ToWorker } from "../runner/protocol";
import { whyNotContained } from "./contained";
import type { CreateModule, LoadOptions } from "./load";
import { makeSnapshot } from "./make-snapshot";
import { Output } from "./output";
import type { Start } from "./parts";
import { type Python, startPython } from "./python";
import { seal } from "./seal";

// pyodide.asm.mjs stands before this script in the same module: see overrides/app/runner/container.ts.
declare const _createPyodideModule: CreateModule;

/** An address that is never asked for. */
const OPTIONS: LoadOptions = { indexURL: "https://python.invalid/" };

const reasonOf = (error: unknown): string => String(error instanceof Error ? error.message : error);

self.onmessage = ({ data }: MessageEvent<Start>) => {
  self.onmessage = null;
  self.onmessageerror = null;
  void start(data);
};
// The page's compiled modules can't be handed over here: it sends bytes instead.
self.onmessageerror = () => self.postMessage("unreadable");

async function start({ port, parts, snapshotOnly }: Start): Promise<void> {
  const send = (message: FromWorker, transfer: Transferable[] = []): void => port.postMessage(message, transfer);
  try {
    const contained = whyNotContained();
    if (snapshotOnly) {
      const snapshot = await makeSnapshot(_createPyodideModule, parts, OPTIONS);
      return send({ type: "snapshot", snapshot }, [snapshot]);
    }
    const python = await startPython(_createPyodideModule, parts, OPTIONS);
    const why = await contained;
    if (why) return send({ type: "failed", reason: `Python is not contained here: ${why}` });
    port.onmessage = ({ data }: MessageEvent<ToWorker>) => {
      if (data.type === "rest") python.addRest(data.pack);
      else run(python, data, send);
    };
    seal();
    send({ type: "ready" });
  } catch (error) {
    send({ type: "failed", reason: reasonOf(error) });
  }
}

function run(python: Python, { run, task, outputLimit }: ToWorker & { type: "run" }, send: (message: FromWorker) => void): void {
  const output = new Output((text, cut) => send({ type: "output", run, text, cut }), outputLimit, () => performance.now());
  const draw = (drawing: string) => {
    output.flush(); // what was printed before comes first
    send({ type: "drawing", run, drawing });
  };
  const started = performance.now();
  const ending = perform(python, task, (text) => output.write(text), draw);
  const ms = performance.now() - started;
  output.flush();
  if (python.wantsRest()) send({ type: "rest-wanted", run });
  else if ("crashed" in ending) send({ type: "crashed", reason: ending.crashed });
  else send({ type: "done", run, result: ending.result, ms, heap: python.heap() });
}

/** The harness catches everything that Python raises; what is thrown all the same is the interpreter's own end. */
function perform(
  python: Python,
  task: Task,
  write: (text: string) => void,
  draw: (drawing: string) => void,
): { result: string } | { crashed: string } {
  try {
    return { result: python.perform(JSON.stringify(task), write, draw) };
  } catch (error) {
    return { crashed: reasonOf(error) };
  }
}

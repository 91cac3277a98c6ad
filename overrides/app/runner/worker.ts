// The worker that runs Python: loads the runtime once, then runs one snippet after another.
import { Unreachable } from "./failures";
import { Output } from "./output";
import { loadPython, type Python } from "./python";
import type { Drawing, FromWorker, ToWorker } from "./protocol";

const send = (message: FromWorker): void => self.postMessage(message);
const reasonOf = (error: unknown): string => String(error instanceof Error ? error.message : error);

let python: Python | undefined;

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "load") void load(data.runtime);
  else run(data);
};

async function load(runtime: string): Promise<void> {
  try {
    python = await loadPython(runtime, (done, total) => send({ type: "progress", done, total }));
    send({ type: "ready" });
  } catch (error) {
    send({ type: "failed", kind: error instanceof Unreachable ? "unreachable" : "broken", reason: reasonOf(error) });
  }
}

function run({ run, task, outputLimit }: Extract<ToWorker, { type: "run" }>): void {
  if (!python) throw new Error("a snippet came before Python was ready");
  const output = new Output((text, capped) => send({ type: "output", run, text, capped }), outputLimit, () => performance.now());
  const started = performance.now();
  try {
    const draw = (drawing: Drawing) => {
      output.flush(); // what was printed before comes first
      send({ type: "drawing", run, drawing });
    };
    const result = python.perform(task, (text) => output.write(text), draw);
    const ms = performance.now() - started;
    output.flush();
    send({ type: "done", run, result, ms });
  } catch (error) {
    // The harness catches everything that Python raises; what arrives here is the interpreter's own end.
    output.flush();
    send({ type: "crashed", reason: reasonOf(error) });
  }
}

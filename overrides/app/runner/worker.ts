// The worker that runs Python: loads the runtime once, then runs one snippet after another.
import { Unreachable } from "./failures";
import { Output } from "./output";
import { loadPython, type Python } from "./python";
import type { FromWorker, ToWorker } from "./protocol";

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

function run({ run, code, outputLimit }: Extract<ToWorker, { type: "run" }>): void {
  if (!python) throw new Error("a snippet came before Python was ready");
  const output = new Output((text, capped) => send({ type: "output", run, text, capped }), outputLimit, () => performance.now());
  const started = performance.now();
  try {
    const error = python.run(code, (text) => output.write(text));
    const ms = performance.now() - started;
    output.flush();
    // Out of memory, Python can't even build its traceback: what arrives is blank memory.
    if (error?.includes("\0")) send({ type: "crashed", reason: "out of memory" });
    else send({ type: "done", run, error, ms });
  } catch (error) {
    // The harness catches everything that Python raises; what arrives here is the interpreter's own end.
    output.flush();
    send({ type: "crashed", reason: reasonOf(error) });
  }
}

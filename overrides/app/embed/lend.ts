// Runs something for a sibling frame, in this page's runner and in turn with its own.
import type { Outcome } from "../runner/protocol";
import type { Asked, Told } from "./loan";

export async function lend(port: MessagePort, { task, limit, outputLimit }: Asked): Promise<void> {
  const tell = (told: Told): void => port.postMessage(told);
  const leave = (): void => tell({ name: "gone" });
  const stopping = new AbortController();
  addEventListener("pagehide", leave);
  port.onmessage = () => stopping.abort();
  tell({ name: "heard" });
  const outcome = await import("../runner/runner").then(
    ({ run }) =>
      run(task, {
        limit,
        outputLimit,
        signal: stopping.signal,
        onProgress: (value) => tell({ name: "progress", value }),
        onOutput: (value) => tell({ name: "output", value }),
        onCut: (value) => tell({ name: "cut", value }),
        onDraw: (value) => tell({ name: "drawing", value }),
        onRestart: () => tell({ name: "restart" }),
      }),
    (): Outcome => ({ end: "unreachable" }),
  );
  removeEventListener("pagehide", leave);
  tell({ name: "ended", value: outcome });
  port.close();
}

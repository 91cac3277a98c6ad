// Contained workers for a page without an origin of its own, as a frame is that was sandboxed without `allow-same-origin`. Frames
// within it have other origins still, so that nothing in them can be called; but one can be told to make a worker, and to
// pass messages on. What the page compiled can't pass there.

/** What is used of a worker. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
}

/** Whether frames of this page have its origin. */
export const ownsItsFrames = self.origin !== "null";

const END = "end";

/** Lets the one script in, which makes a worker for each port that it is sent. */
export const RELAY_SOURCE = "'nonce-relay'";

export const RELAY = `<script nonce="relay">
onmessage = ({ source, data: script, ports: [port] }) => {
  if (source !== parent) return;
  const worker = new Worker(script, { type: "module", name: "python" });
  worker.onmessage = ({ data }) => port.postMessage({ name: "message", data });
  worker.onerror = ({ message }) => port.postMessage({ name: "error", message });
  port.onmessage = ({ data, ports }) => data === "${END}" ? worker.terminate() : worker.postMessage(data, ports);
};
</script>`;

export function relayedWorker(frame: Window, script: string): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  frame.postMessage(script, "*", [port2]);
  const worker: WorkerLike = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer) => port1.postMessage(message, transfer),
    terminate: () => port1.postMessage(END),
  };
  port1.onmessage = ({ data: { name, data, message } }: MessageEvent<{ name: string; data: unknown; message: string }>) => {
    if (name === "message") worker.onmessage?.(new MessageEvent("message", { data }));
    else worker.onerror?.(new ErrorEvent("error", { message }));
  };
  return worker;
}

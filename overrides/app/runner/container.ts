// Makes workers that can reach nothing: no storage, no network, no page.
//
// A worker from a `data:` URL has an origin of its own, so the site's IndexedDB, caches, cookies and channels don't exist for
// it; and it inherits the content security policy of the document whose constructor made it. That document is an empty
// hidden frame, because the page itself needs its network. The frame is not sandboxed: it holds no script that could be
// misused, and only within one agent cluster can modules that the page compiled be handed on.
import type { Start } from "../python/parts";
import { ownsItsFrames, RELAY, RELAY_SOURCE, relayedWorker, type WorkerLike } from "./relay";

const POLICY = `default-src 'none'; script-src 'wasm-unsafe-eval' ${ownsItsFrames ? "" : RELAY_SOURCE}; worker-src data:; connect-src 'none'`;

let frame: Promise<HTMLIFrameElement> | undefined;

function makeFrame(): Promise<HTMLIFrameElement> {
  const made = document.createElement("iframe");
  made.hidden = true;
  made.title = "Python";
  made.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${POLICY}">${ownsItsFrames ? "" : RELAY}`;
  return new Promise((resolve) => {
    made.onload = () => resolve(made);
    document.body.append(made);
  });
}

/** Begins what the first worker has to wait for. */
export function prepareContainer(): Promise<HTMLIFrameElement> {
  frame ??= makeFrame();
  return frame;
}

/** The script of a contained worker: nothing is imported there, so Pyodide's glue and our own code are one module. */
export const scriptURL = (...modules: string[]): string =>
  // What a URL's parser would take for its own; everything else may stand there as it is.
  `data:text/javascript;charset=utf-8,${modules.join("\n").replace(/[%#\n\r\t]/g, encodeURIComponent)}`;

/** Makes a worker, which waits for what it is to start from: its script can be read while that is fetched. */
export async function makeContained(script: string, onError: (message: string) => void): Promise<WorkerLike> {
  const inner = (await prepareContainer()).contentWindow as Window & { Worker: typeof globalThis.Worker };
  const worker = ownsItsFrames ? new inner.Worker(script, { type: "module", name: "python" }) : relayedWorker(inner, script);
  worker.onerror = (event) => onError(event.message);
  return worker;
}

/** Starts a worker; all that follows goes over the port in `start`. `onUnreadable`: it can't read compiled modules, but bytes. */
export function startContained(worker: WorkerLike, start: Start, onUnreadable: () => void): void {
  // The only thing that is ever heard here, and only before the worker has started.
  worker.onmessage = ({ data }) => data === "unreadable" && onUnreadable();
  try {
    worker.postMessage(start, [start.port]);
  } catch {
    onUnreadable();
  }
}

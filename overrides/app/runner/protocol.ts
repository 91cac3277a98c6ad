// Every message between the page and the worker that runs Python. Each run has a number; answers carry it.

/** runtime/index.json, as scripts/flashdeck/runtime writes it. */
export interface RuntimeIndex {
  version: string;
  folder: string;
  bytes: number;
  files: { name: string; bytes: number; sha256: string }[];
}

export type ToWorker =
  /** The first message: load the runtime that lies below this URL. */
  | { type: "load"; runtime: string }
  | { type: "run"; run: number; code: string; outputLimit: number };

export type FromWorker =
  | { type: "progress"; done: number; total: number }
  | { type: "ready" }
  /** Loading failed. `unreachable`: files could not be fetched; `broken`: they did not work. */
  | { type: "failed"; kind: "unreachable" | "broken"; reason: string }
  /** Printed text; nothing follows if `capped`, however much the snippet goes on printing. */
  | { type: "output"; run: number; text: string; capped: boolean }
  /** The run is over; `error` is the traceback if the code raised. */
  | { type: "done"; run: number; error: string | null; ms: number }
  /** Python itself failed; the worker is of no further use. */
  | { type: "crashed"; reason: string };

/** What a run shows while it goes on. */
export type Progress =
  | { state: "waiting" }
  | { state: "starting" }
  | { state: "loading"; done: number; total: number }
  | { state: "running" };

/** How a run ended. */
export type Outcome =
  | { end: "finished"; ms: number }
  | { end: "raised"; error: string; ms: number }
  | { end: "stopped" }
  | { end: "timeout" }
  | { end: "crashed" }
  | { end: "unreachable" }
  | { end: "broken"; reason: string };

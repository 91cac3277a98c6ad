// Every message between the page and the worker that runs Python. Each run has a number; answers carry it.

/** runtime/index.json, as scripts/flashdeck/runtime writes it. */
export interface RuntimeIndex {
  version: string;
  folder: string;
  bytes: number;
  files: { name: string; bytes: number; sha256: string }[];
}

/** What the page wants done. */
export type Task =
  | { kind: "run"; code: string }
  /** Run the code, then the tests; they see those of its names that the starter defines. */
  | { kind: "grade"; code: string; starter: string; tests: string };

/** An exception, or the last word of a program that ended itself. */
export interface Raised {
  /** A traceback with the learner's own lines only. */
  text: string;
  /** One line on what is probably wrong. */
  hint: string | null;
  /** The last of the learner's own lines in it, from 1. */
  line: number | null;
}

/** A statement of the tests with an assert in it, as graded. */
export interface Check {
  state: "passed" | "failed" | "skipped";
  /** The assert's message, or an empty text: show `source` then. */
  message: string;
  source: string;
  /** Why it failed: values, or a traceback; one line or several. */
  detail: string | null;
  ms: number;
}

/** What the harness says at the end of a task; `checks` only of a graded one. An exercise is solved if all passed. */
export interface Result {
  error: Raised | null;
  checks: Check[] | null;
}

/** What show() or plot() made. A gap (`null`) stands where a value is not finite; `alt` says everything in words. */
export type Drawing =
  | {
      kind: "heat";
      alt: string;
      title: string | null;
      rows: (number | null)[][];
      /** What to write into each cell, of the same shape as `rows`. */
      texts: string[][];
      /** The ends of the colour scale, common to all maps of one array. */
      low: number;
      high: number;
    }
  | {
      kind: "plot";
      alt: string;
      title: string | null;
      style: "line" | "bar";
      xlabel: string | null;
      ylabel: string | null;
      /** All series of a chart have the same `x`. */
      series: { name: string | null; x: (number | string)[]; y: (number | null)[] }[];
    };

export type ToWorker =
  /** The first message: load the runtime that lies below this URL. */
  | { type: "load"; runtime: string }
  | { type: "run"; run: number; task: Task; outputLimit: number };

export type FromWorker =
  | { type: "progress"; done: number; total: number }
  | { type: "ready" }
  /** Loading failed. `unreachable`: files could not be fetched; `broken`: they did not work. */
  | { type: "failed"; kind: "unreachable" | "broken"; reason: string }
  /** Printed text; nothing follows if `capped`, however much the snippet goes on printing. */
  | { type: "output"; run: number; text: string; capped: boolean }
  | { type: "drawing"; run: number; drawing: Drawing }
  /** The run is over. */
  | { type: "done"; run: number; result: Result; ms: number }
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
  | { end: "finished"; ms: number; checks: Check[] | null }
  | { end: "raised"; error: Raised; ms: number; checks: Check[] | null }
  | { end: "stopped" }
  | { end: "timeout" }
  | { end: "crashed" }
  | { end: "unreachable" }
  | { end: "broken"; reason: string };

// Every message between the page and the worker that runs Python. Each run has a number; answers carry it.

/** runtime/index.json, as scripts/flashdeck/runtime writes it. */
export interface RuntimeIndex {
  version: string;
  folder: string;
  bytes: number;
  files: { name: string; bytes: number; sha256: string }[];
  /** Names of the packs: files that a started Python has read, and all others. */
  core: string;
  rest: string;
  /** NumPy's own WebAssembly: where Python looks for it, and in which file it lies. */
  sides: { path: string; file: string }[];
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

/** Sent over the port that the worker got in its first message (overrides/app/python/parts.ts). */
export type ToWorker =
  | { type: "run"; run: number; task: Task; outputLimit: number }
  /** The files that Python did not need for its start. */
  | { type: "rest"; pack: ArrayBuffer };

export type FromWorker =
  | { type: "ready" }
  | { type: "snapshot"; snapshot: ArrayBuffer }
  /** Python could not be started. */
  | { type: "failed"; reason: string }
  /** Printed text, and how many characters beyond the limit were left out until now. */
  | { type: "output"; run: number; text: string; cut: number }
  /** A Drawing as JSON. */
  | { type: "drawing"; run: number; drawing: string }
  /** The run asked for a module that lies in the rest: it is void, and has to start over when the rest is there. */
  | { type: "rest-wanted"; run: number }
  /** The run is over; the result is a Result as JSON, `heap` the bytes of Python's memory. */
  | { type: "done"; run: number; result: string; ms: number; heap: number }
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

// What pages and the service worker say to each other, and the list that the build writes in front of the worker's code.

/** `[path, sha256 in hexadecimal, bytes]`; the path is relative to the site's base and has nothing encoded. */
export type ListedFile = readonly [path: string, sha256: string, bytes: number];

export interface SiteList {
  readonly version: string;
  readonly files: readonly ListedFile[];
}

/** Dispatched on the window when saving or removing Python has ended, in this tab or in the worker. */
export const RUNTIME_CHANGED = "flash-runtime-changed";

/** Page to worker. */
export type SiteRequest =
  /** Take over now; sent to a waiting worker when the learner agreed. */
  | { readonly type: "activate-now" }
  /** Each is answered with a SiteSummary on the port that comes with the message; the last two read and fetch files first. */
  | { readonly type: "summary" }
  | { readonly type: "verify" }
  | { readonly type: "repair" }
  /** Keep the Python that this page has just used, also if the page is left at once. */
  | { readonly type: "keep-python" };

export interface SiteSummary {
  readonly version: string;
  readonly bytes: number;
  readonly files: number;
  /** How many of the files are in the cache: less than `files` after the browser has cleared it. */
  readonly saved: number;
  /** When this version was saved, in milliseconds since 1970; 0 when unknown. */
  readonly savedAt: number;
}

/** Why saving failed: no room, no network, or a file that is not the one that the build listed. */
export type SaveFailure = "quota" | "network" | "mismatch";

/** Worker to every page of the site. */
export type SiteNews =
  | { readonly type: "site-saving"; readonly done: number; readonly total: number }
  | { readonly type: "site-save-failed"; readonly reason: SaveFailure }
  /** What the browser had cleared was put back. */
  | { readonly type: "site-restored" }
  | { readonly type: "python-kept" };

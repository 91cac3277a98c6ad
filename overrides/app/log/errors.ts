// What can be wrong with the log. Words for it are in the catalogue.

export type Trouble =
  /** The disk, or this site's share of it, is full. */
  | "full"
  /** The device had no room for a log when the page was opened. */
  | "roomless"
  /** Another tab holds an older form of the log open. */
  | "blocked"
  /** The log was written by a newer version of this site. */
  | "newer"
  /** The browser stores nothing for this site. */
  | "denied"
  /** Events that were stored here are there no longer. */
  | "lost"
  /** The course platform around the page did not take what it was told. */
  | "unsent"
  /** There is no course platform around a page that was made for one. */
  | "unconnected"
  /** Anything else. */
  | "failed";

export class LogError extends Error {
  override readonly name = "LogError";
  readonly trouble: Trouble;

  constructor(trouble: Trouble, cause: unknown) {
    super(`log: ${trouble}`, { cause });
    this.trouble = trouble;
  }
}

const TROUBLES: Record<string, Trouble> = {
  QuotaExceededError: "full",
  VersionError: "newer",
  SecurityError: "denied",
};

/** What an error means for the log. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof LogError) return error.trouble;
  return TROUBLES[error instanceof Error ? error.name : ""] ?? "failed";
}

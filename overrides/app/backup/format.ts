// A backup: the whole log as one file of JSON. docs/architecture.md describes it. Pure.
import type { LogEvent, Stored } from "../log/types";

const FORMAT = "flashdeck log";
const VERSION = 1;

export type Refusal =
  /** Not a backup of this program. */
  | "foreign"
  /** Written by a later version. */
  | "newer"
  /** A backup that is incomplete, or was changed. */
  | "broken";

/** The file can't be imported. Words for the reason are in the catalogue. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`backup: ${refusal}`);
    this.refusal = refusal;
  }
}

/** The events as a file's text, one a line. Where they lie in this browser is no matter of theirs, and left out. */
export function writeBackup(events: readonly (LogEvent | Stored)[], written: number): string {
  const head = `{"format":${JSON.stringify(FORMAT)},"version":${VERSION},"written":${JSON.stringify(new Date(written).toISOString())},"events":[`;
  return `${head}\n${events.map((event) => JSON.stringify({ ...event, position: undefined })).join(",\n")}\n]}\n`;
}

/** The events of a file; throws a `BackupError` if it is anything else than a whole backup. */
export function readBackup(text: string): LogEvent[] {
  const data = parse(text);
  if (!isRecord(data) || data.format !== FORMAT) throw new BackupError("foreign");
  if (typeof data.version === "number" && data.version > VERSION) throw new BackupError("newer");
  if (data.version !== VERSION || !Array.isArray(data.events)) throw new BackupError("broken");
  return data.events.map((each: unknown) => {
    const event = eventFrom(each);
    if (!event) throw new BackupError("broken");
    return event;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A file that was cut off still begins like one of ours.
    throw new BackupError(text.includes(JSON.stringify(FORMAT)) ? "broken" : "foreign");
  }
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === "string" && value !== "";
const isWhole = (least: number, most: number): Check => (value) => Number.isSafeInteger(value) && least <= (value as number) && (value as number) <= most;
const isOptional = (check: Check): Check => (value) => value === undefined || check(value);

/** The last moment that a Date can name, in milliseconds. */
const END_OF_TIME = 8.64e15;
const MINUTES_A_DAY = 24 * 60;

const STAMP: Record<string, Check> = {
  id: isText,
  device: isText,
  seq: isWhole(1, Number.MAX_SAFE_INTEGER),
  time: isWhole(0, END_OF_TIME),
  offset: isWhole(-MINUTES_A_DAY, MINUTES_A_DAY),
  kind: isText,
};
const ANSWER: Record<string, Check> = {
  unit: isText,
  rating: isWhole(1, 4),
  ms: (value) => Number.isFinite(value) && (value as number) >= 0,
  text: isOptional(isText),
};
const KINDS: Record<LogEvent["kind"], Record<string, Check>> = {
  review: ANSWER,
  practice: ANSWER,
  undo: { unit: isText, target: isText },
  suspend: { unit: isText },
  resume: { unit: isText },
  bury: { unit: isText },
  reset: { unit: isText },
  setting: { name: isText, value: (value) => value !== undefined },
};

/** The event, and nothing but the event, if it is one. */
function eventFrom(value: unknown): LogEvent | null {
  if (!isRecord(value) || !Object.hasOwn(KINDS, String(value.kind))) return null;
  const checks = { ...STAMP, ...KINDS[value.kind as LogEvent["kind"]] };
  if (!Object.entries(checks).every(([name, check]) => check(value[name]))) return null;
  return Object.fromEntries(Object.keys(checks).flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]]))) as unknown as LogEvent;
}

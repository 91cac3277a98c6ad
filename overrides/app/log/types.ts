// The log of what a learner did: the one truth about progress. Everything else is folded from it.

export type Rating = 1 | 2 | 3 | 4;

export type JSONValue = null | boolean | number | string | JSONValue[] | { [name: string]: JSONValue };

interface Stamp {
  /** UUIDv7: unique everywhere, and in the order of time. */
  id: string;
  /**
   * The device that wrote the event, and the event's number on that device, counted from 1 without gaps. What came from Anki says so in
   * place of the device, and is numbered by its time.
   */
  device: string;
  seq: number;
  /** UTC, in milliseconds. */
  time: number;
  /** Local time at the learner's place, in minutes east of UTC. */
  offset: number;
}

/** What happened. An event is never deleted: taking it back is an event, too. */
export type Happening =
  /** An answer, which moves the schedule; `ms` is the time taken, `text` the hash of the card's text as it was shown. */
  | { kind: "review"; unit: string; rating: Rating; ms: number; text?: string }
  /** An answer in practice, which doesn't. */
  | { kind: "practice"; unit: string; rating: Rating; ms: number; text?: string }
  /** Takes back the event with the id `target`, which belongs to the same unit and is itself no undo. */
  | { kind: "undo"; unit: string; target: string }
  /** Takes a unit out of the schedule, or puts it back; leaves it out until the next study day; forgets what was learnt. */
  | { kind: "suspend" | "resume" | "bury" | "reset"; unit: string }
  /** The last one of a name holds, by time and then by id. */
  | { kind: "setting"; name: string; value: JSONValue };

export type LogEvent = Stamp & Happening;
export type Review = Extract<LogEvent, { kind: "review" }>;
/** An event of a unit, which is every event but a setting. */
export type UnitEvent = Extract<LogEvent, { unit: string }>;

/** An event as it lies in this browser: `position` is where, and never leaves it. Later positions were stored later. */
export type Stored = LogEvent & { position: number };

/** A moment, and where on earth the learner was: an answer belongs to their day, not to that of UTC. */
export interface Moment {
  time: number;
  offset: number;
}

/** What was stored after a position. */
export interface Since {
  /** Names the stored log itself: positions begin anew when the browser has lost it. */
  log: string;
  /** This device, if it has written anything yet. */
  device: string | undefined;
  events: Stored[];
}

/** Things that may be thrown away at any time, by name: they can be made again, or are missed by nobody. */
export interface Shelf {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
}

/** What a learner saw as they answered: kept on the shelf of texts, by this name. */
export interface Seen {
  name: string;
  value: unknown;
}

/** What a course platform was told: a score of 100, and how far the learner is. */
export interface Report {
  score: number;
  status: "incomplete" | "completed" | "passed";
}

export interface EventLog {
  /** What was last reported to a course platform, on one. */
  readonly reported?: Report | null;
  /** False when events last only until the page is closed. */
  readonly durable: boolean;
  /** Resolves only when the event, and what was seen, is on disk; rejects with a `LogError` if it could not be stored. */
  append(happening: Happening, moment: Moment, seen?: Seen | null): Promise<Stored>;
  /** Adds the events whose ids are not in the log yet, all or none of them; resolves to those that were added. */
  add(events: readonly LogEvent[]): Promise<Stored[]>;
  /** Every event, in the order in which they were stored. */
  all(): Promise<Stored[]>;
  /** The events of the given units. */
  of(units: Iterable<string>): Promise<Stored[]>;
  /** The events that were stored after a position, from 0. */
  since(position: number): Promise<Since>;
  /** The events of a span of time, both ends included (UTC, ms). */
  between(from: number, to: number): Promise<Stored[]>;
  /** This device's own events, the last `count` of those with a number below `seq`, the newest first. */
  own(seq: number, count: number): Promise<Stored[]>;
  /** Tells of events that another tab may have added. Gives a function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Folded states, and other things that are made from the log. */
  readonly kept: Shelf;
  /** The text of each card as the learner saw it last. */
  readonly texts: Shelf;
}

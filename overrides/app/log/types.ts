// The log of a learner's answers: the one truth about progress. Everything else is folded from it.

export type Rating = 1 | 2 | 3 | 4;

interface Stamp {
  /** UUIDv7: unique everywhere, and in the order of time. */
  id: string;
  /** The device that wrote the event, and the event's number on that device, counted from 1 without gaps. */
  device: string;
  seq: number;
  /** UTC, in milliseconds. */
  time: number;
  /** Local time at the learner's place, in minutes east of UTC. */
  offset: number;
}

/** What happened. An answer is never deleted: taking it back is an event, too. */
export type Happening =
  /** An answer, which moves the schedule; `ms` is the time taken. */
  | { kind: "review"; unit: string; rating: Rating; ms: number }
  /** An answer in practice, which doesn't. */
  | { kind: "practice"; unit: string; rating: Rating; ms: number }
  /** Takes back the event with the id `target`. */
  | { kind: "undo"; unit: string; target: string };

export type LogEvent = Stamp & Happening;
export type Review = Extract<LogEvent, { kind: "review" }>;

/** A moment, and where on earth the learner was: an answer belongs to their day, not to that of UTC. */
export interface Moment {
  time: number;
  offset: number;
}

export interface EventLog {
  /** False when events last only until the page is closed. */
  readonly durable: boolean;
  all(): Promise<LogEvent[]>;
  /** Resolves only when the event is on disk; rejects if it could not be stored. */
  append(happening: Happening, moment: Moment): Promise<LogEvent>;
}

// When a unit is due: the log of answers, folded by FSRS-6. Pure; times are passed in.
import { type Card as Memory, createEmptyCard, fsrs, type Grade, State } from "ts-fsrs";
import type { LogEvent, Moment, Rating, Review } from "../log/types";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The learner's day begins at four in the morning, so that an evening's session after midnight still counts as today. */
const ROLLOVER_MINUTES = 4 * 60;

const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: true });

/** A learning step is due at a moment (UTC, ms), a review on a study day (days since 1970-01-01). */
export type Due = { at: number } | { day: number };

export interface UnitState {
  memory: Memory;
  due: Due;
}

export type States = ReadonlyMap<string, UnitState>;

export type Interval = { ms: number } | { days: number };

/** The moment on a clock that reads 00:00 UTC whenever the learner's day begins. */
const studyTime = ({ time, offset }: Moment): number => time + (offset - ROLLOVER_MINUTES) * MINUTE;

export const studyDay = (moment: Moment): number => Math.floor(studyTime(moment) / DAY);

/** The answers that count, in the order in which they were given: those that were not taken back. */
export function reviewsOf(events: readonly LogEvent[]): Review[] {
  const undone = new Set(events.map((event) => (event.kind === "undo" ? event.target : "")));
  return events
    .filter((event): event is Review => event.kind === "review" && !undone.has(event.id))
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
}

/** The state of every unit that was ever answered. The order of the events does not matter. */
export function fold(events: readonly LogEvent[]): Map<string, UnitState> {
  const states = new Map<string, UnitState>();
  for (const event of reviewsOf(events)) states.set(event.unit, answered(states.get(event.unit), event.rating, event));
  return states;
}

/** The state of a unit after one more answer; `state` is undefined for a new unit. */
export function answered(state: UnitState | undefined, rating: Rating, moment: Moment): UnitState {
  // ts-fsrs counts days in UTC, so it is given study time. A journey to the west must not turn its clock back.
  const now = Math.max(studyTime(moment), state?.memory.last_review?.getTime() ?? -Infinity);
  const before: Memory = state?.memory ?? createEmptyCard(new Date(now));
  const { card: memory } = scheduler.next(before, new Date(now), rating as Grade);
  const due = memory.due.getTime();
  const inDays = memory.state === State.Review;
  return { memory, due: inDays ? { day: Math.floor(due / DAY) } : { at: moment.time + due - now } };
}

/** How long until the unit comes back, for each of the four ratings. */
export function previews(state: UnitState | undefined, now: Moment): Interval[] {
  return ([1, 2, 3, 4] as const).map((rating) => intervalUntil(answered(state, rating, now).due, now));
}

export function intervalUntil(due: Due, now: Moment): Interval {
  return "at" in due ? { ms: Math.max(0, due.at - now.time) } : { days: Math.max(0, due.day - studyDay(now)) };
}

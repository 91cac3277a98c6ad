// When a unit is due: the log of answers, folded by FSRS-6. Pure; times are passed in.
import { type Card as Memory, createEmptyCard, fsrs, type Grade, State } from "ts-fsrs";
import { counted } from "../log/order";
import type { LogEvent, Moment, Rating, Review, UnitEvent } from "../log/types";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The learner's day begins at four in the morning, so that an evening's session after midnight still counts as today. */
const ROLLOVER_MINUTES = 4 * 60;

const scheduler = fsrs({ request_retention: 0.9, enable_fuzz: false, enable_short_term: true });

/** A learning step is due at a moment (UTC, ms), a review on a study day (days since 1970-01-01). */
export type Due = { at: number } | { day: number };

export interface UnitState {
  /** Both null for a unit that is new, perhaps again. */
  memory: Memory | null;
  due: Due | null;
  suspended: boolean;
  /** The study day on which the unit was left out; it comes back on the next. */
  buried: number | null;
}

const UNTOUCHED: UnitState = { memory: null, due: null, suspended: false, buried: null };

export type States = ReadonlyMap<string, UnitState>;

export type Interval = { ms: number } | { days: number };

/** The moment on a clock that reads 00:00 UTC whenever the learner's day begins. */
const studyTime = ({ time, offset }: Moment): number => time + (offset - ROLLOVER_MINUTES) * MINUTE;

export const studyDay = (moment: Moment): number => Math.floor(studyTime(moment) / DAY);

/** What was done to units and not taken back, in the order in which it happened. */
export const standing = (events: readonly LogEvent[]): UnitEvent[] => counted(events).filter((event) => event.kind !== "setting");

/** The answers that count, in the order in which they were given. */
export const reviewsOf = (events: readonly LogEvent[]): Review[] => standing(events).filter((event): event is Review => event.kind === "review");

/** The state of every unit that anything was ever done to. The order of the events does not matter. */
export function fold(events: readonly LogEvent[]): Map<string, UnitState> {
  const states = new Map<string, UnitState>();
  for (const event of standing(events)) if (event.kind !== "practice") states.set(event.unit, after(states.get(event.unit), event));
  return states;
}

/** The state of a unit after one more event of its own, which is no undo. */
export function after(state: UnitState | undefined, event: UnitEvent): UnitState {
  const before = state ?? UNTOUCHED;
  switch (event.kind) {
    case "review":
      return answered(state, event.rating, event);
    case "suspend":
    case "resume":
      return { ...before, suspended: event.kind === "suspend" };
    case "bury":
      return { ...before, buried: studyDay(event) };
    case "reset":
      return { ...before, memory: null, due: null };
    default:
      return before;
  }
}

/** Whether the unit may come up on that study day. */
export const awake = (state: UnitState | undefined, day: number): boolean => !state?.suspended && state?.buried !== day;

/** The state of a unit after one more answer; `state` is undefined for a new unit. */
export function answered(state: UnitState | undefined, rating: Rating, moment: Moment): UnitState & { due: Due } {
  // ts-fsrs counts days in UTC, so it is given study time. A journey to the west must not turn its clock back.
  const now = Math.max(studyTime(moment), state?.memory?.last_review?.getTime() ?? -Infinity);
  const before: Memory = state?.memory ?? createEmptyCard(new Date(now));
  const { card: memory } = scheduler.next(before, new Date(now), rating as Grade);
  const due = memory.due.getTime();
  const inDays = memory.state === State.Review;
  return { ...(state ?? UNTOUCHED), memory, due: inDays ? { day: Math.floor(due / DAY) } : { at: moment.time + due - now } };
}

/** How long until the unit comes back, for each of the four ratings. */
export function previews(state: UnitState | undefined, now: Moment): Interval[] {
  return ([1, 2, 3, 4] as const).map((rating) => intervalUntil(answered(state, rating, now).due, now));
}

export function intervalUntil(due: Due, now: Moment): Interval {
  return "at" in due ? { ms: Math.max(0, due.at - now.time) } : { days: Math.max(0, due.day - studyDay(now)) };
}

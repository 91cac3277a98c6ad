// When a unit is due: the log of answers, folded by FSRS-6. Pure; times are passed in.
import { counted } from "../log/order";
import type { LogEvent, Moment, Rating, Review, UnitEvent } from "../log/types";
import { DAY, studyDay, studyTime } from "./day";
import { type Memory, remembered, State } from "./scheduler";
import { type Settings, settingsOf, Timeline } from "./settings";

export { DAY, studyDay };

/** A learning step is due at a moment (UTC, ms), a review on a study day (days since 1970-01-01). */
export type Due = { at: number } | { day: number };

export interface UnitState {
  /** Both null for a unit that is new, perhaps again. */
  memory: Memory | null;
  due: Due | null;
  suspended: boolean;
  /** The study day on which the unit was left out; it comes back on the next. */
  buried: number | null;
  /** Study days: of the first answer since it was new, of the last one, and of the last one that was a review. */
  first: number | null;
  seen: number | null;
  reviewed: number | null;
  /** When anything last happened to it (UTC, ms). */
  time: number;
}

const UNTOUCHED: UnitState = { memory: null, due: null, suspended: false, buried: null, first: null, seen: null, reviewed: null, time: 0 };

export type States = ReadonlyMap<string, UnitState>;

export type Interval = { ms: number } | { days: number };

/** What was done to units and not taken back, in the order in which it happened. */
export const standing = (events: readonly LogEvent[]): UnitEvent[] => counted(events).filter((event) => event.kind !== "setting");

/** The state of every unit that anything was ever done to. The order of the events does not matter. */
export function fold(events: readonly LogEvent[], timeline = new Timeline(settingsOf(events))): Map<string, UnitState> {
  const states = new Map<string, UnitState>();
  for (const event of standing(events)) if (event.kind !== "practice") states.set(event.unit, after(states.get(event.unit), event, timeline.at(event.time)));
  return states;
}

/** The state of a unit after one more event of its own, which is no undo. */
export function after(state: UnitState | undefined, event: UnitEvent, settings: Settings): UnitState {
  const before = { ...(state ?? UNTOUCHED), time: event.time };
  switch (event.kind) {
    case "review":
      return answered(state, event.unit, event.rating, event, settings);
    case "suspend":
    case "resume":
      return { ...before, suspended: event.kind === "suspend" };
    case "bury":
      return { ...before, buried: studyDay(event) };
    case "reset":
      return { ...before, memory: null, due: null, first: null, reviewed: null };
    default:
      return before;
  }
}

/** Whether the unit may come up on that study day. */
export const awake = (state: UnitState | undefined, day: number): boolean => !state?.suspended && state?.buried !== day;

/** Whether a unit has got beyond its learning steps. */
export const learnt = (state: UnitState | undefined): boolean => state?.memory?.state === State.Review;

/** Whether a unit was forgotten so often that it costs more than it brings. */
export const isLeech = (state: UnitState | undefined, { leechAfter }: Settings): boolean => leechAfter > 0 && (state?.memory?.lapses ?? 0) >= leechAfter;

/** The state of a unit after one more answer; `state` is undefined for a new unit. */
export function answered(state: UnitState | undefined, unit: string, rating: Rating, moment: Moment, settings: Settings): UnitState & { due: Due } {
  const before = state ?? UNTOUCHED;
  // ts-fsrs counts days in UTC, so it is given study time. A journey to the west must not turn its clock back.
  const now = Math.max(studyTime(moment), before.memory?.last_review?.getTime() ?? -Infinity);
  const memory = remembered(before.memory, unit, rating, new Date(now), settings);
  const due = memory.due.getTime();
  const today = studyDay(moment);
  return {
    ...before,
    memory,
    due: memory.state === State.Review ? { day: Math.floor(due / DAY) } : { at: moment.time + due - now },
    suspended: before.suspended || (settings.leechSuspends && becomesLeech(before.memory, memory, settings)),
    first: before.first ?? today,
    seen: today,
    reviewed: before.memory?.state === State.Review ? today : before.reviewed,
    time: moment.time,
  };
}

/** Told once it is one, and again each time it was forgotten half as often once more. */
export function becomesLeech(before: Memory | null, { lapses }: Memory, { leechAfter }: Settings): boolean {
  const more = lapses - leechAfter;
  return leechAfter > 0 && lapses > (before?.lapses ?? 0) && more >= 0 && more % Math.ceil(leechAfter / 2) === 0;
}

/** How long until the unit comes back, for each of the four ratings. */
export function previews(state: UnitState | undefined, unit: string, now: Moment, settings: Settings): Interval[] {
  return ([1, 2, 3, 4] as const).map((rating) => intervalUntil(answered(state, unit, rating, now, settings).due, now));
}

export function intervalUntil(due: Due, now: Moment): Interval {
  return "at" in due ? { ms: Math.max(0, due.at - now.time) } : { days: Math.max(0, due.day - studyDay(now)) };
}

/** The answers among what was done. */
export const isReview = (event: LogEvent): event is Review => event.kind === "review";

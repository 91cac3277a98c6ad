// What the log says about the learner's studying, day by day. Pure.
import { counted } from "../log/order";
import type { LogEvent } from "../log/types";
import { studyDay } from "../study/schedule";

/** Reviews, and those of them that were remembered. */
export interface Recall {
  reviews: number;
  remembered: number;
}

export interface DayTally extends Recall {
  /** Answers of any kind, practice included, and the time that they took. */
  answers: number;
  ms: number;
}

export interface Tally {
  /** By study day. */
  days: ReadonlyMap<number, DayTally>;
  /** By study day: of cards that came back within three weeks, and of those that were away longer. */
  young: ReadonlyMap<number, Recall>;
  mature: ReadonlyMap<number, Recall>;
  units: ReadonlyMap<string, Recall>;
}

/** A card that comes back after so many days is known well. */
export const MATURE_DAYS = 21;

/**
 * A review is a unit's first answer on a study day, where the last one before was on an earlier day and was not Again: steps of learning,
 * and of learning anew, tell nothing of what is remembered. In practice nothing is put to the test.
 */
export function tally(events: readonly LogEvent[]): Tally {
  const days = new Map<number, DayTally>();
  const young = new Map<number, Recall>();
  const mature = new Map<number, Recall>();
  const units = new Map<string, Recall>();
  const last = new Map<string, { day: number; failed: boolean }>();
  for (const event of counted(events)) {
    if (event.kind === "reset") last.delete(event.unit);
    if (event.kind !== "review" && event.kind !== "practice") continue;
    const day = studyDay(event);
    const today = of(days, day, () => ({ answers: 0, ms: 0, reviews: 0, remembered: 0 }));
    today.answers += 1;
    today.ms += event.ms;
    if (event.kind === "practice") continue;
    const before = last.get(event.unit);
    last.set(event.unit, { day, failed: event.rating === 1 });
    if (!before || before.failed || before.day >= day) continue;
    const away = day - before.day < MATURE_DAYS ? young : mature;
    for (const recall of [today, of(away, day, none), of(units, event.unit, none)]) {
      recall.reviews += 1;
      if (event.rating > 1) recall.remembered += 1;
    }
  }
  return { days, young, mature, units };
}

const none = (): Recall => ({ reviews: 0, remembered: 0 });

function of<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** The sum over the study days from `from` to `to`, both included. */
export function recallOf(days: ReadonlyMap<number, Recall>, from: number, to: number): Recall {
  const sum = none();
  for (const [day, { reviews, remembered }] of days) {
    if (day < from || to < day) continue;
    sum.reviews += reviews;
    sum.remembered += remembered;
  }
  return sum;
}

/** Days in a row with an answer, up to today; today may still be to come. */
export function streak(days: ReadonlyMap<number, DayTally>, today: number): number {
  let day = days.has(today) ? today : today - 1;
  const last = day;
  while (days.has(day)) day -= 1;
  return last - day;
}

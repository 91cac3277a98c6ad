// What is left on this study day, and how long that will take by the learner's own times. Pure.
import type { Review } from "../log/types";
import { studyDay } from "./schedule";

/** What is left on this study day. */
export interface Counts {
  new: number;
  /** Units in learning steps, failed ones among them. */
  learning: number;
  review: number;
}

/** Milliseconds that an answer takes. */
export type Pace = Counts;

/** Until there are answers to go by. */
export const USUAL: Pace = { new: 25_000, learning: 10_000, review: 12_000 };

/** So many answers are enough to tell, and no older ones count. */
const ENOUGH = 5;
const LATEST = 200;

/** A new card comes back about twice before it is learned. */
const STEPS_OF_NEW = 2;
/** One review in ten is failed, by the desired retention, and comes back once. */
const FAILED = 0.1;

/** The learner's pace by their latest answers, oldest first; `repetitions` tells how often a unit was answered in all. */
export function paceOf(answers: readonly Review[], repetitions: (unit: string) => number): Pace {
  const times: Record<keyof Counts, number[]> = { new: [], learning: [], review: [] };
  const here = new Map<string, number>();
  for (const { unit } of answers) here.set(unit, (here.get(unit) ?? 0) + 1);
  const days = new Map<string, number>();
  for (const answer of answers) {
    const { unit, ms } = answer;
    const day = studyDay(answer);
    const known = days.has(unit) || repetitions(unit) > (here.get(unit) ?? 0);
    // What comes twice on a day is being learnt, or learnt anew.
    times[!known ? "new" : days.get(unit) === day ? "learning" : "review"].push(ms);
    days.set(unit, day);
  }
  const of = (kind: keyof Counts) => (times[kind].length < ENOUGH ? USUAL[kind] : median(times[kind].slice(-LATEST)));
  return { new: of("new"), learning: of("learning"), review: of("review") };
}

/** Milliseconds until nothing is left, steps that are still to come included. */
export function timeLeft(counts: Counts, pace: Pace): number {
  const steps = counts.learning + counts.new * STEPS_OF_NEW + counts.review * FAILED;
  return counts.new * pace.new + counts.review * pace.review + steps * pace.learning;
}

export const total = (counts: Counts): number => counts.new + counts.learning + counts.review;

/** Of an even number the upper one of the two in the middle. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

// FSRS-6 by ts-fsrs, set up as the learner wants it. Times here are study times: clocks that read 00:00 UTC as a study day begins.
import { type Card as Memory, createEmptyCard, type FSRS, fsrs, type Grade, State, type StepUnit, StrategyMode } from "ts-fsrs";
import type { Rating } from "../log/types";
import type { Settings } from "./settings";

export { type Memory, State };

type Shaping = Pick<Settings, "retention" | "steps" | "relearningSteps" | "fuzz">;

/** What the next interval is scattered by, so that cards learnt together don't stay together for ever. */
let seed = "";

const made = new Map<string, FSRS>();

const minutes = (steps: readonly number[]): StepUnit[] => steps.map((step): StepUnit => `${step}m`);

function schedulerFor({ retention, steps, relearningSteps, fuzz }: Shaping): FSRS {
  const key = JSON.stringify([retention, steps, relearningSteps, fuzz]);
  const known = made.get(key);
  if (known) return known;
  const parameters = { request_retention: retention, learning_steps: minutes(steps), relearning_steps: minutes(relearningSteps), enable_fuzz: fuzz, enable_short_term: true };
  const scheduler = fsrs(parameters).useStrategy(StrategyMode.SEED, () => seed);
  made.set(key, scheduler);
  return scheduler;
}

/**
 * The memory of a unit after an answer; null is that of a new one. The scatter depends on the unit and on how often it was answered,
 * and on nothing else: it is the same on all devices, and what a button promises is what its answer does.
 */
export function remembered(memory: Memory | null, unit: string, rating: Rating, time: Date, shaping: Shaping): Memory {
  seed = `${unit} ${memory?.reps ?? 0}`;
  return schedulerFor(shaping).next(memory ?? createEmptyCard(time), time, rating as Grade).card;
}

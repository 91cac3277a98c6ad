// Which unit comes next. Pure; times are passed in.
import type { Moment } from "../log/types";
import { awake, type Due, type States, studyDay } from "./schedule";

/** Learning steps that are due within this time are taken ahead once nothing else is left. */
const AHEAD_MS = 20 * 60_000;

/** A unit to show, or none, and when the next one is due (null if no unit waits). */
export type Next = { unit: string } | { unit: null; due: Due | null };

/** Learning steps that are due, reviews of this study day, new units in the deck's order, then learning steps soon due. */
export function next(all: readonly string[], states: States, now: Moment): Next {
  const today = studyDay(now);
  const units = all.filter((unit) => awake(states.get(unit), today));
  const fresh = units.find((unit) => !states.get(unit)?.memory);
  const learning: { unit: string; at: number }[] = [];
  const reviews: { unit: string; day: number }[] = [];
  for (const unit of units) {
    const due = states.get(unit)?.due;
    if (!due) continue;
    if ("at" in due) learning.push({ unit, at: due.at });
    else reviews.push({ unit, day: due.day });
  }
  // Sorting is stable: what is due at the same time stays in the deck's order.
  const [step] = learning.sort((a, b) => a.at - b.at);
  const [review] = reviews.sort((a, b) => a.day - b.day);
  if (step && step.at <= now.time) return { unit: step.unit };
  if (review && review.day <= today) return { unit: review.unit };
  if (fresh !== undefined) return { unit: fresh };
  if (step && step.at <= now.time + AHEAD_MS) return { unit: step.unit };
  // A step that is further away is still of today, so it comes before any review.
  return { unit: null, due: step ? { at: step.at } : review ? { day: review.day } : null };
}

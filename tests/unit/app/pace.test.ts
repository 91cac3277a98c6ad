import assert from "node:assert/strict";
import { test } from "node:test";
import type { Review } from "../../../overrides/app/log/types";
import { paceOf, timeLeft, USUAL } from "../../../overrides/app/study/pace";
import { at, review } from "./moments";

/** An answer to a unit, on that day, that took so many seconds. */
const took = (unit: string, day: string, seconds: number) => ({ ...review(unit, 3, at(`${day}T12:00`)), ms: seconds * 1000 }) as Review;

test("few answers tell nothing of a learner's pace, enough do by their median", () => {
  const few = ["a", "b", "c", "d"].map((unit) => took(unit, "2026-03-01", 1));
  assert.deepEqual(paceOf(few, () => 1), USUAL);
  const enough = [5, 1, 2, 900, 3].map((seconds, at) => took(`unit ${at}`, "2026-03-01", seconds));
  assert.deepEqual(paceOf(enough, () => 1), { ...USUAL, new: 3000 });
});

test("new cards, cards being learnt and reviews each have a pace", () => {
  const units = ["a", "b", "c", "d", "e"];
  const answers = [
    ...units.map((unit) => took(unit, "2026-03-01", 30)),
    ...units.map((unit) => took(unit, "2026-03-01", 5)),
    ...units.map((unit) => took(unit, "2026-03-04", 10)),
  ];
  assert.deepEqual(paceOf(answers, () => 3), { new: 30_000, learning: 5000, review: 10_000 });
});

test("a unit that was answered before the answers looked at is not new", () => {
  const answers = ["a", "b", "c", "d", "e"].map((unit) => took(unit, "2026-03-01", 7));
  assert.deepEqual(paceOf(answers, () => 2), { ...USUAL, review: 7000 });
});

test("nothing left takes no time, and a new card takes its steps too", () => {
  assert.equal(timeLeft({ new: 0, learning: 0, review: 0 }, USUAL), 0);
  assert.equal(timeLeft({ new: 1, learning: 0, review: 0 }, { new: 20, learning: 5, review: 0 }), 30);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { countsOf, paceOf, timeLeft, USUAL, withTime } from "../../../overrides/app/study/pace";
import type { UnitState } from "../../../overrides/app/study/schedule";
import { at } from "./moments";

const now = at("2026-03-01T12:00");
const TODAY = Math.floor(at("2026-03-01T08:00").time / 86_400_000);

test("what is left is counted by kind", () => {
  const due = (due: UnitState["due"]) => ({ due }) as UnitState;
  const states = new Map([
    ["step", due({ at: now.time + 60_000 })],
    ["review", due({ day: TODAY })],
    ["later", due({ day: TODAY + 1 })],
  ]);
  assert.deepEqual(countsOf(["fresh", "step", "review", "later"], states, now), { new: 1, learning: 1, review: 1 });
});

test("few answers tell nothing of a learner's pace, enough do by their median", () => {
  const times = { new: [1, 2, 3, 4], learning: [5000, 1000, 2000, 900_000, 3000], review: [] };
  assert.deepEqual(paceOf(times), { ...USUAL, learning: 3000 });
});

test("the oldest time makes room for the newest", () => {
  const times = Array.from({ length: 200 }, (_, at) => at);
  const grown = withTime(times, 999);
  assert.deepEqual([grown.length, grown[0], grown.at(-1)], [200, 1, 999]);
});

test("nothing left takes no time, and a new card takes its steps too", () => {
  assert.equal(timeLeft({ new: 0, learning: 0, review: 0 }, USUAL), 0);
  assert.equal(timeLeft({ new: 1, learning: 0, review: 0 }, { new: 20, learning: 5, review: 0 }), 30);
});

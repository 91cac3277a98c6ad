import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, intervalUntil, previews, studyDay } from "../../../overrides/app/study/schedule";
import { DEFAULTS } from "../../../overrides/app/study/settings";
import type { Moment } from "../../../overrides/app/log/types";
import { at, review, undo } from "./moments";

const MINUTE = 60_000;

/** Days until a unit comes back that was answered Good at two moments. */
function daysAfterTwoGoods(first: Moment, second: Moment): unknown {
  const state = fold([review("a", 3, first), review("a", 3, second)]).get("a");
  return state?.due && intervalUntil(state.due, second);
}

test("a new unit answered Good comes back after ten minutes, by the clock", () => {
  const now = at("2026-03-01T18:00", 2);
  assert.deepEqual(fold([review("a", 3, now)]).get("a")?.due, { at: now.time + 10 * MINUTE });
});

test("two Goods one hour apart give the same interval at any time of day and any place", () => {
  const usual = daysAfterTwoGoods(at("2026-03-01T12:00"), at("2026-03-01T13:00"));
  assert.deepEqual(usual, { days: 2 });
  for (const hoursEast of [-11, -8, -3.5, 0, 1, 5.75, 9, 14]) {
    for (const [first, second] of [["2026-03-01T15:30", "2026-03-01T16:30"], ["2026-03-01T23:30", "2026-03-02T00:30"]] as const) {
      assert.deepEqual(daysAfterTwoGoods(at(first, hoursEast), at(second, hoursEast)), usual, `${first} at ${hoursEast}`);
    }
  }
});

test("the study day begins at four in the morning, local time", () => {
  for (const hoursEast of [-8, 0, 5.75]) {
    const evening = studyDay(at("2026-03-01T20:00", hoursEast));
    assert.equal(studyDay(at("2026-03-02T03:59", hoursEast)), evening);
    assert.equal(studyDay(at("2026-03-02T04:00", hoursEast)), evening + 1);
  }
});

test("a review is due on a whole study day, whatever the time of the answer", () => {
  const late = fold([review("a", 4, at("2026-03-01T23:50", 1))]).get("a");
  const early = fold([review("a", 4, at("2026-03-01T04:10", 1))]).get("a");
  assert.ok(late?.due && "day" in late.due);
  assert.deepEqual(late.due, early?.due);
});

test("the order in which events arrive does not matter", () => {
  const events = [
    review("a", 3, at("2026-03-01T12:00")),
    review("a", 3, at("2026-03-01T12:11")),
    review("b", 1, at("2026-03-01T12:12")),
    review("a", 2, at("2026-03-04T09:00")),
  ];
  assert.deepEqual(fold([...events].reverse()), fold(events));
});

test("an answer that was taken back does not count, wherever its undo stands", () => {
  const kept = review("a", 3, at("2026-03-01T12:00"));
  const slip = review("a", 1, at("2026-03-01T12:11"));
  const back = undo(slip, at("2026-03-01T12:12"));
  assert.deepEqual(fold([kept, slip, back]), fold([kept]));
  assert.deepEqual(fold([back, slip, kept]), fold([kept]));
});

test("a unit whose only answer was taken back is new again", () => {
  const slip = review("a", 1, at("2026-03-01T12:00"));
  assert.equal(fold([slip, undo(slip, at("2026-03-01T12:01"))]).size, 0);
});

test("practice does not move the schedule", () => {
  const answer = review("a", 3, at("2026-03-01T12:00"));
  const practice = { ...review("a", 1, at("2026-03-02T12:00")), kind: "practice" as const };
  assert.deepEqual(fold([answer, practice as typeof answer]), fold([answer]));
});

test("what a button promises is what its answer does", () => {
  const first = review("a", 3, at("2026-03-01T12:00"));
  const now = at("2026-03-01T12:30");
  const promised = previews(fold([first]).get("a"), "a", now, DEFAULTS);
  for (const rating of [1, 2, 3, 4] as const) {
    const state = fold([first, review("a", rating, now)]).get("a");
    assert.deepEqual(state?.due && intervalUntil(state.due, now), promised[rating - 1]);
  }
});

test("a better rating never brings a unit back sooner", () => {
  const days = previews(fold([review("a", 4, at("2026-03-01T12:00"))]).get("a"), "a", at("2026-03-09T12:00"), DEFAULTS);
  const waits = days.map((interval) => ("ms" in interval ? interval.ms / (24 * 60 * MINUTE) : interval.days));
  assert.deepEqual(waits, [...waits].sort((a, b) => a - b));
});

test("a journey to the west, where the clock goes back, breaks nothing", () => {
  const state = fold([review("a", 4, at("2026-03-01T05:00", 12)), review("a", 3, at("2026-02-28T12:00", -8))]).get("a");
  assert.ok(state?.memory && Number.isFinite(state.memory.stability) && state.memory.stability > 0);
});

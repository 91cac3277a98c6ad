import assert from "node:assert/strict";
import { test } from "node:test";
import { forecast, hardest, stageOf, stockOf } from "../../../overrides/app/progress/stock";
import { recallOf, streak, tally } from "../../../overrides/app/progress/tally";
import { fold, studyDay } from "../../../overrides/app/study/schedule";
import { DEFAULTS } from "../../../overrides/app/study/settings";
import { at, event, review, undo } from "./moments";

const day = (date: string) => studyDay(at(`${date}T12:00`));

test("a review is the first answer of a day to what was known before; steps and what was failed tell nothing", () => {
  const events = [
    review("a", 3, at("2026-03-01T12:00")),
    review("a", 3, at("2026-03-01T12:10")),
    review("a", 1, at("2026-03-04T12:00")),
    review("a", 3, at("2026-03-04T12:10")),
    review("b", 1, at("2026-03-04T12:20")),
    review("b", 3, at("2026-03-05T12:20")),
    review("a", 2, at("2026-04-04T12:00")),
  ];
  const { days, young, mature, units } = tally(events);
  const ever = (recall: typeof days | typeof young) => recallOf(recall, 0, Infinity);
  assert.deepEqual(ever(days), { reviews: 2, remembered: 1 });
  assert.deepEqual(ever(young), { reviews: 1, remembered: 0 });
  assert.deepEqual(ever(mature), { reviews: 1, remembered: 1 });
  assert.deepEqual([...units], [["a", { reviews: 2, remembered: 1 }]]);
  assert.deepEqual(recallOf(days, day("2026-03-04"), day("2026-03-05")), { reviews: 1, remembered: 0 });
  assert.equal(days.get(day("2026-03-04"))?.answers, 3);
});

test("what was taken back or practised puts nothing to the test, but practice takes time", () => {
  const first = review("a", 3, at("2026-03-01T12:00"));
  const slip = review("a", 1, at("2026-03-04T12:00"));
  const practice = { ...review("a", 1, at("2026-03-05T12:00")), kind: "practice" as const, rating: 1 as const, ms: 5000, unit: "a" };
  const { days } = tally([first, slip, undo(slip, at("2026-03-04T12:01")), practice]);
  assert.deepEqual(recallOf(days, 0, Infinity), { reviews: 0, remembered: 0 });
  assert.deepEqual([...days].map(([, { answers, ms }]) => [answers, ms]), [[1, 1000], [1, 5000]]);
});

test("an answer after midnight belongs to the evening, and days in a row may end with yesterday", () => {
  const { days } = tally([review("a", 3, at("2026-03-01T12:00")), review("b", 3, at("2026-03-03T01:00"))]);
  assert.deepEqual([...days.keys()], [day("2026-03-01"), day("2026-03-02")]);
  assert.deepEqual(["2026-03-02", "2026-03-03", "2026-03-04"].map((date) => streak(days, day(date))), [2, 2, 0]);
});

test("cards stand in five stages, and what waits since earlier comes today", () => {
  const states = fold([
    review("learning", 1, at("2026-03-01T12:00")),
    review("young", 4, at("2026-02-01T12:00")),
    ...["2025-01-01", "2025-02-01", "2025-06-01"].map((date) => review("mature", 4, at(`${date}T12:00`))),
    event("suspend", "away", at("2026-03-01T12:00")),
  ]);
  const units = ["fresh", "learning", "young", "mature", "away"];
  assert.deepEqual(units.map((unit) => stageOf(unit, states)), ["new", "learning", "young", "mature", "suspended"]);
  assert.deepEqual(stockOf(units, states), { new: 1, learning: 1, young: 1, mature: 1, suspended: 1 });
  const coming = forecast(units, states, day("2026-03-01"), 30);
  assert.equal(coming[0], 2);
  assert.equal(coming.length, 30);
});

test("the hardest cards are those that were forgotten most often", () => {
  const events = [1, 2, 3].flatMap((year) => ["a", "b"].slice(0, year < 3 ? 2 : 1).flatMap((unit) => [review(unit, 1, at(`202${year}-01-01T12:00`)), review(unit, 4, at(`202${year}-01-01T12:10`))]));
  const hard = hardest(["a", "b", "c"], fold(events), { ...DEFAULTS, leechAfter: 2 }, 10);
  assert.deepEqual(hard.map(({ unit, lapses, leech }) => [unit, lapses, leech]), [["a", 2, true], ["b", 1, false]]);
});

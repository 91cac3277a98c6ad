import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../../overrides/app/study/schedule";
import { left, next } from "../../../overrides/app/study/queue";
import type { LogEvent } from "../../../overrides/app/log/types";
import { at, review } from "./moments";

const DECK = ["a", "b", "c"];
const nextAt = (events: LogEvent[], local: string, units = DECK) => next(units, fold(events), at(local));

test("new units come in the deck's order", () => {
  assert.deepEqual(nextAt([], "2026-03-01T12:00"), { unit: "a" });
  assert.deepEqual(nextAt([review("a", 3, at("2026-03-01T12:00"))], "2026-03-01T12:01"), { unit: "b" });
});

test("a learning step that is due comes before everything else", () => {
  const events = [review("c", 4, at("2026-02-01T12:00")), review("b", 1, at("2026-03-01T12:00"))];
  assert.deepEqual(nextAt(events, "2026-03-01T12:02"), { unit: "b" });
});

test("a review of this study day comes before a new unit", () => {
  const events = [review("c", 4, at("2026-02-01T12:00"))];
  assert.deepEqual(nextAt(events, "2026-03-01T12:00"), { unit: "c" });
});

test("a review counts from four in the morning on, and not before", () => {
  const easy = review("a", 4, at("2026-03-01T12:00"));
  assert.equal(nextAt([easy], "2026-03-09T03:59", ["a"]).unit, null);
  assert.equal(nextAt([easy], "2026-03-09T04:00", ["a"]).unit, "a");
});

test("when nothing else is left, a learning step is taken up to twenty minutes ahead", () => {
  const good = review("a", 3, at("2026-03-01T12:00"));
  assert.deepEqual(nextAt([good], "2026-03-01T12:00", ["a"]), { unit: "a" });
});

test("when all is done, the answer is when the next unit is due", () => {
  const events = DECK.map((unit) => review(unit, 4, at("2026-03-01T12:00")));
  const found = nextAt(events, "2026-03-01T12:10");
  assert.equal(found.unit, null);
  assert.ok("due" in found && found.due && "day" in found.due);
});

test("an empty deck waits for nothing", () => {
  assert.deepEqual(nextAt([], "2026-03-01T12:00", []), { unit: null, due: null });
});

test("only units of the deck at hand are asked", () => {
  assert.deepEqual(nextAt([review("gone", 1, at("2026-03-01T12:00"))], "2026-03-01T13:00"), { unit: "a" });
});

test("left are new units, learning steps and reviews of this day", () => {
  const events = [review("a", 3, at("2026-03-01T12:00")), review("b", 4, at("2026-03-01T12:01"))];
  assert.equal(left(DECK, fold(events), at("2026-03-01T12:02")), 2);
});

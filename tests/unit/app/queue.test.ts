import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../../../overrides/app/study/schedule";
import { next } from "../../../overrides/app/study/queue";
import type { LogEvent } from "../../../overrides/app/log/types";
import { at, event, review, undo } from "./moments";

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

test("a suspended unit stays away until it is resumed", () => {
  const suspend = event("suspend", "a", at("2026-03-01T12:00"));
  assert.deepEqual(nextAt([suspend], "2026-04-01T12:00"), { unit: "b" });
  assert.deepEqual(nextAt([suspend, event("resume", "a", at("2026-03-02T12:00"))], "2026-04-01T12:00"), { unit: "a" });
});

test("a buried unit comes back on the next study day", () => {
  const bury = event("bury", "a", at("2026-03-01T12:00"));
  assert.deepEqual(nextAt([bury], "2026-03-02T03:59"), { unit: "b" });
  assert.deepEqual(nextAt([bury], "2026-03-02T04:00"), { unit: "a" });
});

test("a unit that was reset is new again", () => {
  const events = [review("a", 4, at("2026-03-01T12:00")), event("reset", "a", at("2026-03-02T12:00"))];
  assert.deepEqual(nextAt(events, "2026-03-02T12:01"), { unit: "a" });
  assert.equal(fold(events).get("a")?.memory, null);
});

test("what was taken back did not happen", () => {
  const suspend = event("suspend", "a", at("2026-03-01T12:00"));
  assert.deepEqual(nextAt([suspend, undo(suspend, at("2026-03-01T12:01"))], "2026-03-01T12:02"), { unit: "a" });
});

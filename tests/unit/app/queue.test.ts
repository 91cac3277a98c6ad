import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, studyDay } from "../../../overrides/app/study/schedule";
import { type Kin, Queue } from "../../../overrides/app/study/queue";
import { settingsOf, Timeline } from "../../../overrides/app/study/settings";
import type { LogEvent } from "../../../overrides/app/log/types";
import { at, event, review, set, undo } from "./moments";

const DECK = ["a", "b", "c"];

/** A queue of units; `a#one` and `a#two` are of one card, and cards need others as told. */
function queueAt(events: LogEvent[], local: string, units = DECK, needs: Record<string, string[]> = {}) {
  const states = fold(events);
  const day = studyDay(at(local));
  const cardOf = (unit: string) => unit.split("#")[0]!;
  const kin = (unit: string): Kin => {
    const id = cardOf(unit);
    const opens = units.filter((other) => needs[cardOf(other)]?.includes(id));
    return { id, units: units.filter((other) => cardOf(other) === id), needs: needs[id] ?? [], opens };
  };
  const spent = { fresh: [...states.values()].filter(({ first }) => first === day).length, reviews: [...states.values()].filter(({ reviewed }) => reviewed === day).length };
  return new Queue(units, { states, settings: new Timeline(settingsOf(events)), kin, spent }, at(local));
}

const nextAt = (events: LogEvent[], local: string, units = DECK) => queueAt(events, local, units).next(at(local));

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
  const due = fold([easy]).get("a")?.due;
  assert.ok(due && "day" in due);
  const day = new Date(due.day * 86_400_000).toISOString().slice(0, 10);
  assert.equal(nextAt([easy], `${day}T03:59`, ["a"]).unit, null);
  assert.equal(nextAt([easy], `${day}T04:00`, ["a"]).unit, "a");
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

test("what is left is counted by kind", () => {
  const events = [review("step", 1, at("2026-03-01T12:00")), review("review", 4, at("2026-02-01T12:00")), review("later", 4, at("2026-03-01T12:00"))];
  assert.deepEqual(queueAt(events, "2026-03-01T12:00", ["fresh", "step", "review", "later"]).counts, { new: 1, learning: 1, review: 1 });
});

test("no more new units come than the day allows, and the next day they do", () => {
  const two = set("newPerDay", 2, at("2026-03-01T10:00"));
  const events = [two, review("a", 4, at("2026-03-01T12:00"))];
  assert.deepEqual(queueAt(events, "2026-03-01T12:00").counts, { new: 1, learning: 0, review: 0 });
  events.push(review("b", 4, at("2026-03-01T12:01")));
  const done = queueAt(events, "2026-03-01T12:02");
  assert.deepEqual(done.next(at("2026-03-01T12:02")), { unit: null, due: { day: studyDay(at("2026-03-02T12:00")) } });
  assert.deepEqual(done.waiting, { fresh: 1, reviews: 0, needs: 0 });
  assert.deepEqual(nextAt(events, "2026-03-02T12:00"), { unit: "c" });
});

test("more new units than the day allows come where the learner asks for them, on that day only", () => {
  const day = studyDay(at("2026-03-01T12:00"));
  const events = [set("newPerDay", 0, at("2026-03-01T10:00")), set("more", { day, cards: 1 }, at("2026-03-01T11:00"))];
  assert.equal(queueAt(events, "2026-03-01T12:00").counts.new, 1);
  assert.equal(queueAt(events, "2026-03-02T12:00").counts.new, 0);
});

test("no more reviews come than the day allows, those that wait longest first", () => {
  const events = [set("reviewsPerDay", 1, at("2026-01-01T10:00")), review("a", 4, at("2026-02-02T12:00")), review("b", 4, at("2026-02-01T12:00"))];
  const queue = queueAt(events, "2026-03-01T12:00", ["a", "b"]);
  assert.deepEqual(queue.next(at("2026-03-01T12:00")), { unit: "b" });
  assert.deepEqual([queue.counts.review, queue.waiting.reviews], [1, 1]);
});

test("two units of one card don't come on the same study day", () => {
  const units = ["a#one", "a#two", "b"];
  assert.equal(queueAt([], "2026-03-01T12:00", units).counts.new, 2);
  const events: LogEvent[] = [review("a#one", 4, at("2026-03-01T12:00"))];
  assert.deepEqual(nextAt(events, "2026-03-01T12:01", units), { unit: "b" });
  events.push(review("b", 4, at("2026-03-01T12:01")));
  assert.deepEqual(nextAt(events, "2026-03-01T12:02", units), { unit: null, due: { day: studyDay(at("2026-03-02T12:00")) } });
  assert.deepEqual(nextAt(events, "2026-03-02T12:00", units), { unit: "a#two" });
});

test("of two units of one card that are due, the one that waits longer comes, and a review before a new one", () => {
  const events = [review("a#two", 4, at("2026-01-01T12:00")), review("a#one", 4, at("2026-01-02T12:00"))];
  assert.deepEqual(nextAt(events, "2026-03-01T12:00", ["a#zero", "a#one", "a#two"]), { unit: "a#two" });
});

test("two units of one card that are both being learnt don't come one after the other", () => {
  const units = ["a#one", "a#two", "b"];
  const events = ["a#one", "a#two", "b"].map((unit, minute) => review(unit, 1, at(`2026-03-01T12:0${minute}`)));
  const queue = queueAt(events, "2026-03-01T12:30", units);
  assert.deepEqual(queue.next(at("2026-03-01T12:30"), null), { unit: "a#one" });
  assert.deepEqual(queue.next(at("2026-03-01T12:30"), "a#two"), { unit: "b" });
});

test("a new unit waits for its prerequisites, if the learner wants that", () => {
  const first = set("needsFirst", true, at("2026-03-01T10:00"));
  const needs = { a: ["b"] };
  const waiting = queueAt([first], "2026-03-01T12:00", DECK, needs);
  assert.deepEqual(waiting.next(at("2026-03-01T12:00")), { unit: "b" });
  assert.equal(waiting.waiting.needs, 1);
  const learning = [first, review("b", 3, at("2026-03-01T12:00"))];
  assert.deepEqual(queueAt(learning, "2026-03-01T12:01", DECK, needs).next(at("2026-03-01T12:01")), { unit: "c" });
  const known = [first, review("b", 4, at("2026-03-01T12:00"))];
  assert.deepEqual(queueAt(known, "2026-03-01T12:01", DECK, needs).next(at("2026-03-01T12:01")), { unit: "a" });
  const suspended = [first, event("suspend", "b", at("2026-03-01T12:00"))];
  assert.deepEqual(queueAt(suspended, "2026-03-01T12:01", DECK, needs).next(at("2026-03-01T12:01")), { unit: "a" });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { LogEvent } from "../../../overrides/app/log/types";
import { fold, intervalUntil, isLeech } from "../../../overrides/app/study/schedule";
import { DEFAULTS, settingsOf, Timeline } from "../../../overrides/app/study/settings";
import { at, event, review, set, undo } from "./moments";

const now = at("2026-03-01T12:00");
const timeline = (...events: LogEvent[]) => new Timeline(settingsOf(events));
const days = (events: LogEvent[], unit = "a") => {
  const due = fold(events).get(unit)?.due;
  assert.ok(due && "day" in due);
  const interval = intervalUntil(due, at("2026-03-01T12:00"));
  return "days" in interval ? interval.days : 0;
};

test("the last setting of a name holds, in whatever order they arrive", () => {
  const events = [set("retention", 0.8, at("2026-03-01T12:00")), set("retention", 0.95, at("2026-03-01T13:00")), set("newPerDay", 5, at("2026-03-01T11:00"))];
  for (const order of [events, [...events].reverse(), [...events, ...events]]) {
    assert.deepEqual(timeline(...order).now, { ...DEFAULTS, retention: 0.95, newPerDay: 5 });
  }
});

test("what is out of bounds, or nobody's setting, does not count", () => {
  const odd = [["retention", 0.5], ["retention", "0.9"], ["newPerDay", -1], ["newPerDay", 1.5], ["steps", [0]], ["steps", [1440]], ["leechAfter", null], ["needsFirst", 1], ["more", 3], ["fuzz", false], ["constructor", 1]] as const;
  for (const [name, value] of odd) assert.deepEqual(timeline(set(name, value as never, now)).now, DEFAULTS, name);
});

test("another desired retention counts for every card at once", () => {
  const answers = [review("a", 4, at("2026-02-20T12:00")), review("a", 3, now)];
  const [rarely, usually, often] = [0.7, 0.9, 0.97].map((retention) => days([...answers, set("retention", retention, at("2026-03-01T13:00"))]));
  assert.ok(rarely! > usually! && usually! > often!, `${rarely} ${usually} ${often}`);
});

test("other learning steps hold from the next answer on", () => {
  const steps = set("steps", [5, 30], at("2026-03-01T12:05"));
  const due = (events: LogEvent[]) => fold(events).get("a")?.due;
  assert.deepEqual(due([review("a", 3, now), steps]), { at: now.time + 10 * 60_000 });
  const later = at("2026-03-01T12:10");
  assert.deepEqual(due([steps, review("a", 3, later)]), { at: later.time + 30 * 60_000 });
  assert.deepEqual(due([steps, review("a", 1, later)]), { at: later.time + 5 * 60_000 });
  assert.ok("day" in due([set("steps", [], now), review("a", 3, later)])!);
});

test("intervals are scattered by the unit, and the same wherever they are reckoned", () => {
  const histories = Array.from({ length: 30 }, (_, number) => [review(`unit ${number}`, 4, at("2026-02-01T12:00")), review(`unit ${number}`, 4, now)]);
  const once = histories.map((events, number) => days(events, `unit ${number}`));
  assert.deepEqual(histories.map((events, number) => days([...events].reverse(), `unit ${number}`)), once);
  assert.ok(new Set(once).size > 5, once.join(" "));
  assert.ok(Math.max(...once) < 1.5 * Math.min(...once));
});

/** A unit that was learnt, and then forgotten so often. */
function forgotten(times: number): LogEvent[] {
  const events = [review("a", 4, at("2020-01-01T12:00"))];
  for (let each = 1; each <= times; each += 1) {
    events.push(review("a", 1, at(`${2020 + each}-01-01T12:00`)), review("a", 3, at(`${2020 + each}-01-01T12:30`)));
  }
  return events;
}

test("a card that is forgotten too often is suspended as a leech, and can be resumed", () => {
  const rule = set("leechAfter", 4, at("2020-01-01T10:00"));
  const suspended = (events: LogEvent[]) => fold([rule, ...events]).get("a")?.suspended;
  assert.equal(suspended(forgotten(3)), false);
  assert.equal(suspended(forgotten(4)), true);
  const resume = event("resume", "a", at("2024-06-01T12:00"));
  assert.equal(suspended([...forgotten(5), resume]), false);
  assert.equal(suspended([...forgotten(6), resume]), true);
});

test("a leech may be marked only, and what is not wanted is not told", () => {
  const rules = [set("leechAfter", 4, at("2020-01-01T10:00")), set("leechSuspends", false, at("2020-01-01T10:00"))];
  const state = fold([...rules, ...forgotten(4)]).get("a");
  assert.deepEqual([state?.suspended, isLeech(state, timeline(...rules).now)], [false, true]);
  assert.equal(isLeech(state, { ...DEFAULTS, leechAfter: 0 }), false);
});

test("an answer that made a card a leech can be taken back", () => {
  const rule = set("leechAfter", 1, at("2020-01-01T10:00"));
  const [first, slip] = forgotten(1);
  assert.equal(fold([rule, first!, slip!, undo(slip as never, at("2021-01-01T13:00"))]).get("a")?.suspended, false);
});

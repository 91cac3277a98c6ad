import assert from "node:assert/strict";
import { test } from "node:test";
import { Stopwatch } from "../../../overrides/app/study/stopwatch";

/** A stopwatch on a clock that is moved by hand. */
function watch() {
  const clock = { now: 1_000_000 };
  const stopwatch = new Stopwatch(() => clock.now);
  return { clock, stopwatch };
}

test("time passes from the start on, with what was spent before", () => {
  const { clock, stopwatch } = watch();
  stopwatch.start(500);
  clock.now += 3000;
  assert.equal(stopwatch.spent, 3500);
});

test("a pause does not count", () => {
  const { clock, stopwatch } = watch();
  stopwatch.start(0);
  clock.now += 1000;
  stopwatch.pause();
  clock.now += 10_000;
  stopwatch.go();
  clock.now += 1000;
  assert.equal(stopwatch.spent, 2000);
});

test("a device that slept unannounced is noticed by the silence", () => {
  const { clock, stopwatch } = watch();
  stopwatch.start(0);
  clock.now += 8 * 3_600_000;
  assert.equal(stopwatch.spent, 0);
  clock.now += 2000;
  assert.equal(stopwatch.spent, 2000);
});

test("a clock that is set back takes nothing away", () => {
  const { clock, stopwatch } = watch();
  stopwatch.start(4000);
  clock.now -= 60_000;
  assert.equal(stopwatch.spent, 4000);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Entry, eventsOf, happeningOf } from "../../../overrides/app/anki/reviews";
import { MemoryLog } from "../../../overrides/app/log/memory";
import type { LogEvent } from "../../../overrides/app/log/types";
import { fold } from "../../../overrides/app/study/schedule";

const NOW = Date.UTC(2026, 10, 1);
const DAY = 24 * 3_600_000;
const UNITS = new Map([[11, "a"], [12, "b"], [13, "c#gap"]]);

const entry = (change: Partial<Entry> = {}): Entry => ({ id: NOW - DAY, cid: 11, ease: 3, factor: 2500, time: 4000, type: 1, ...change });

const read = (entries: Iterable<Entry>) => eventsOf({ entries, units: UNITS, threeButtons: false, offsetAt: () => 60, now: NOW });

test("buttons and kinds of Anki become what they mean", () => {
  const meaning = (change: Partial<Entry>, threeButtons = false) => {
    const happening = happeningOf(entry(change), "a", threeButtons);
    return happening && ("rating" in happening ? `${happening.kind} ${happening.rating}` : happening.kind);
  };
  const [learn, review, relearn, filtered, manual, rescheduled] = [0, 1, 2, 3, 4, 5].map((type) => ({ type }));
  for (const type of [learn!, review!, relearn!, filtered!]) for (const ease of [1, 2, 3, 4]) assert.equal(meaning({ ...type, ease }), `review ${ease}`);
  assert.equal(meaning({ ...filtered!, ease: 2, factor: 0 }), "practice 2");
  assert.equal(meaning({ ...learn!, ease: 3, factor: 0 }), "review 3");
  // Forgotten on purpose; a due date set by hand; schedules changed by an option; no answer at all.
  assert.equal(meaning({ ...manual!, ease: 0, factor: 0 }), "reset");
  assert.equal(meaning({ ...manual!, ease: 0, factor: 2500 }), null);
  assert.equal(meaning({ ...rescheduled!, ease: 0 }), null);
  assert.equal(meaning({ ...review!, ease: 0 }), null);
  assert.equal(meaning({ ...review!, ease: 5 }), null);
  assert.equal(meaning({ type: 9 }), null);
});

test("the first scheduler had three buttons for cards that are being learnt", () => {
  const rating = (type: number, ease: number) => (happeningOf(entry({ type, ease }), "a", true) as { rating: number }).rating;
  assert.deepEqual([1, 2, 3].map((ease) => rating(0, ease)), [1, 3, 4]);
  assert.deepEqual([1, 2, 3].map((ease) => rating(2, ease)), [1, 3, 4]);
  assert.deepEqual([1, 2, 3, 4].map((ease) => rating(1, ease)), [1, 2, 3, 4]);
});

test("a review is the same event wherever it is imported, for ever", () => {
  const [event] = read([entry({ id: 1_790_000_000_123, cid: 13 })]).events;
  assert.deepEqual(event, {
    id: "01a0c450-6c7b-7f82-8fa4-87855c7a7c3a",
    device: "anki",
    seq: 1_790_000_000_123,
    time: 1_790_000_000_123,
    offset: 60,
    kind: "review",
    unit: "c#gap",
    rating: 3,
    ms: 4000,
  });
});

test("reviews of other decks are counted, and moments that can't be are left out", () => {
  const { events, foreign } = read([entry({ cid: 99 }), entry({ cid: 99, ease: 0, type: 4 }), entry({ id: NOW + 1 }), entry({ id: 0 }), entry({ id: -5 }), entry({ id: NaN }), entry({ time: -1 })]);
  assert.deepEqual([events.length, foreign], [1, 1]);
  assert.equal((events[0] as { ms: number }).ms, 0);
});

/** A learner's review log: entries in the order of time, as Anki has them. */
const entries = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 5 * DAY }), cid: fc.constantFrom(11, 12, 13, 99), ease: fc.nat(4), factor: fc.constantFrom(0, 2500), time: fc.nat(60_000), type: fc.nat(5) }), { maxLength: 25 })
  .map((steps) => {
    let id = Date.UTC(2026, 0, 1);
    return steps.map(({ gap, ...rest }): Entry => ({ ...rest, id: (id += gap) }));
  });

const answers = fc.array(fc.record({ unit: fc.constantFrom("a", "b", "c#gap", "d"), rating: fc.constantFrom(1 as const, 3 as const, 4 as const), gap: fc.nat(4 * DAY) }), { maxLength: 10 });

test("whatever is exported when, imported how often, and mixed with whichever answers, the state is the same", async () => {
  await fc.assert(
    fc.asyncProperty(entries, answers, fc.array(fc.nat(25), { maxLength: 4 }), fc.infiniteStream(fc.nat()), async (whole, own, exports, chance) => {
      const device = new MemoryLog();
      let time = Date.UTC(2026, 0, 3);
      for (const { unit, rating, gap } of own) await device.append({ kind: "review", unit, rating, ms: 1000 }, { time: (time += gap), offset: 60 });
      const mine = (await device.all()).map(({ position: _, ...event }) => event as LogEvent);
      const anki = read(whole).events;
      const expected = fold([...mine, ...anki]);
      // Each export is what there was at its time; the last has everything.
      const files = [...exports.map((count) => read(whole.slice(0, count)).events), anki, anki];
      const pieces = [...files, ...mine.map((event) => [event])].map((piece) => [chance.next().value!, piece] as const).sort(([a], [b]) => a - b);
      const log = new MemoryLog();
      for (const [, piece] of pieces) await log.add(piece);
      const stored = await log.all();
      assert.equal(stored.length, new Set([...mine, ...anki].map(({ id }) => id)).size);
      assert.equal(stored.length, mine.length + anki.length);
      assert.deepEqual(fold(stored), expected);
      assert.deepEqual(await log.add(anki), []);
    }),
    { numRuns: 80 },
  );
});

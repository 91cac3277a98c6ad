import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MemoryLog } from "../../../overrides/app/log/memory";
import type { Happening, LogEvent, Moment, Rating } from "../../../overrides/app/log/types";
import { History } from "../../../overrides/app/study/history";
import { fold, studyDay } from "../../../overrides/app/study/schedule";
import { settingsOf } from "../../../overrides/app/study/settings";
import { snapshotFrom, snapshotOf, statesFrom } from "../../../overrides/app/study/snapshot";
import { at } from "./moments";

const UNITS = ["a", "b", "c#one", "c#two"];
const DAY = 86_400_000;
const noon = at("2026-03-01T12:00").time;

/** Something that a learner does, so many hours after what was done before; the clock may be set back. */
const deed = fc.record({
  hours: fc.integer({ min: -30, max: 200 }),
  unit: fc.constantFrom(...UNITS),
  what: fc.oneof(
    fc.record({ kind: fc.constantFrom("review" as const, "practice" as const), rating: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constantFrom("suspend" as const, "resume" as const, "bury" as const, "reset" as const, "undo" as const) }),
    fc.record({ kind: fc.constant("setting" as const), name: fc.constantFrom("retention", "steps", "leechAfter"), value: fc.constantFrom(0.8, [5], 1, "odd") }),
  ),
});
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

/** A learner's doings on a device, each where the last one is known. */
class Device {
  readonly log = new MemoryLog();
  history: History;
  #now: Moment = { time: noon, offset: 60 };

  constructor() {
    this.history = new History(this.log, () => this.#now);
  }

  async do({ hours, unit, what }: Deed): Promise<void> {
    this.#now = { ...this.#now, time: Math.max(0, this.#now.time + hours * 3_600_000) };
    const happening = await this.#happening(unit, what);
    void this.history.spent;
    if (happening) await this.history.append(happening);
    assert.deepEqual(this.spent, this.counted);
  }

  /** What the day's limits go by, as it is carried on and as it is counted anew. */
  get spent(): Record<"fresh" | "reviews", number> {
    const { fresh, reviews } = this.history.spent;
    return { fresh, reviews };
  }

  get counted(): Record<"fresh" | "reviews", number> {
    const day = studyDay(this.#now);
    const states = [...new Set(this.history.today.map(({ unit }) => unit))].map((unit) => this.history.states.get(unit));
    return { fresh: states.filter((state) => state?.first === day).length, reviews: states.filter((state) => state?.reviewed === day).length };
  }

  /** A new page on the same log, with what is on its shelf. */
  async reload(): Promise<void> {
    await this.history.keep(1);
    this.history = new History(this.log, () => this.#now);
    await this.history.refresh();
  }

  async #happening(unit: string, what: Deed["what"]): Promise<Happening | null> {
    if ("rating" in what) return { kind: what.kind, unit, rating: what.rating as Rating, ms: 1 };
    if (what.kind === "setting") return what;
    if (what.kind !== "undo") return { kind: what.kind, unit };
    const last = this.history.steps.last(() => true);
    return last ? { kind: "undo", unit: last.unit, target: last.id } : null;
  }
}

/** What a page that reads the whole log would have. */
async function afresh({ log }: Device) {
  const events = await log.all();
  return { states: fold(events), settings: settingsOf(events).length };
}

test("states kept and carried on are those that the whole log gives, over reloads, imports and a clock that goes back", async () => {
  const doing = fc.array(fc.oneof({ weight: 9, arbitrary: deed }, { weight: 1, arbitrary: fc.constant("reload" as const) }, { weight: 1, arbitrary: fc.constant("exchange" as const) }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(doing, doing, async (here, there) => {
      const [one, two] = [new Device(), new Device()];
      for (const device of [one, two]) await device.history.refresh();
      for (const [device, other, doings] of [[one, two, here], [two, one, there]] as const) {
        for (const each of doings) {
          if (each === "reload") await device.reload();
          else if (each === "exchange") {
            await device.log.add(await other.log.all());
            await device.history.refresh();
          } else await device.do(each);
        }
        const { states, settings } = await afresh(device);
        assert.deepEqual(sorted(device.history.states), sorted(states));
        assert.equal(device.history.settings.events.length, settings);
        assert.deepEqual(device.spent, device.counted);
      }
      await one.log.add(await two.log.all());
      await two.log.add(await one.log.all());
      for (const device of [one, two]) await device.history.refresh();
      assert.deepEqual(sorted(one.history.states), sorted(two.history.states));
      assert.deepEqual(one.history.settings.now, two.history.settings.now);
    }),
    { numRuns: 60 },
  );
});

/** The days that passed before the last answer are no part of what is kept, or needed. */
const sorted = (states: ReadonlyMap<string, unknown>): unknown =>
  JSON.parse(JSON.stringify([...states].sort(([a], [b]) => (a < b ? -1 : 1)), (name, value: unknown) => (name === "elapsed_days" ? 0 : value)));

test("what happened today is the same however it came to be known", async () => {
  const happened = fc.record({ hours: fc.integer({ min: -40, max: 10 }), takesBack: fc.option(fc.nat(20)), asked: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(happened, { maxLength: 20 }), async (all) => {
      const now = { time: noon, offset: 0 };
      const log = new MemoryLog();
      const history = new History(log, () => now);
      await history.refresh();
      for (const [seq, { hours, takesBack, asked }] of all.entries()) {
        const stamp = { id: `event ${seq}`, device: "other", seq, offset: 0, time: noon + hours * 3_600_000, unit: "a" };
        // What it takes back may be known already, come later, or be unheard of.
        await log.add([takesBack === null ? { ...stamp, kind: "review", rating: 3, ms: 1 } : { ...stamp, kind: "undo", target: `event ${takesBack}` }]);
        await history.refresh();
        if (asked) void history.today;
      }
      const other = new History(log, () => now);
      await other.refresh();
      assert.deepEqual(history.today, other.today);
    }),
  );
});

test("what is kept of another log, or in another form, does not count", () => {
  const kept = snapshotOf("log", 3, [], new Map());
  assert.ok(snapshotFrom(kept, "log"));
  for (const odd of [undefined, null, "x", { ...kept, form: 0 }, { ...kept, units: ["a"] }]) assert.equal(snapshotFrom(odd, "log"), null);
  assert.equal(snapshotFrom(kept, "other"), null);
  assert.equal(statesFrom(kept).size, 0);
});

test("an answer given while the clock is behind still comes after the one before, and moves the schedule", async () => {
  let now: Moment = { time: noon, offset: 0 };
  const history = new History(new MemoryLog(), () => now);
  await history.refresh();
  await history.append({ kind: "review", unit: "a", rating: 3, ms: 1 });
  now = { ...now, time: noon - 400 * DAY };
  assert.equal(history.behind, 400 * DAY);
  await history.append({ kind: "review", unit: "a", rating: 3, ms: 1 });
  const due = history.states.get("a")?.due;
  assert.ok(due && "day" in due, "two Goods end the learning steps");
  await history.append({ kind: "suspend", unit: "a" });
  await history.append({ kind: "resume", unit: "a" });
  assert.equal(history.states.get("a")?.suspended, false);
});

test("every step of this device can be taken back, however long ago", async () => {
  const log = new MemoryLog();
  let now: Moment = { time: noon, offset: 0 };
  const first = new History(log, () => now);
  await first.refresh();
  for (let day = 0; day < 700; day += 1) {
    await first.append({ kind: "review", unit: UNITS[day % 4]!, rating: 4, ms: 1 });
    now = { ...now, time: now.time + DAY };
  }
  await log.add([{ ...((await log.all())[0] as LogEvent), id: "elsewhere", device: "other" }]);
  const history = new History(log, () => now);
  await history.refresh();
  let steps = 0;
  for (;;) {
    await history.steps.reach(() => true);
    const last = history.steps.last(() => true);
    if (!last) break;
    await history.append({ kind: "undo", unit: last.unit, target: last.id });
    steps += 1;
  }
  assert.equal(steps, 700);
  assert.equal(history.states.size, 1, "what was done elsewhere stands");
});

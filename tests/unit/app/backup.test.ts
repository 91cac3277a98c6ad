import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { BackupError, readBackup, writeBackup } from "../../../overrides/app/backup/format";
import { isDue } from "../../../overrides/app/backup/reminder";
import { MemoryLog } from "../../../overrides/app/log/memory";
import type { Happening, LogEvent } from "../../../overrides/app/log/types";
import { fold } from "../../../overrides/app/study/schedule";

const DAY = 24 * 3_600_000;
const unit = fc.constantFrom("a", "b", "c#gap");
const rating = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const);
const ms = fc.nat(100_000);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("review" as const, "practice" as const), unit, rating, ms }) },
  fc.record({ kind: fc.constantFrom("suspend" as const, "resume" as const, "bury" as const, "reset" as const), unit }),
  fc.record({ kind: fc.constant("setting" as const), name: fc.string({ minLength: 1 }), value: fc.jsonValue() as fc.Arbitrary<never> }),
);

/** Histories of some devices: each event with how long after the one before, and whether it was taken back later. */
const devices = fc.array(fc.array(fc.tuple(happening, fc.nat(3 * DAY), fc.boolean()), { maxLength: 12 }), { minLength: 1, maxLength: 3 });

async function written(histories: (readonly [Happening, number, boolean])[][]): Promise<LogEvent[][]> {
  return Promise.all(
    histories.map(async (history) => {
      const log = new MemoryLog();
      let time = Date.UTC(2026, 0, 1);
      for (const [what, later, takenBack] of history) {
        time += later;
        const { id } = await log.append(what, { time, offset: 60 });
        if (takenBack && "unit" in what) await log.append({ kind: "undo", unit: what.unit, target: id }, { time: time + 1, offset: 60 });
      }
      return log.all();
    }),
  );
}

const refusal = (text: string): string => {
  try {
    readBackup(text);
  } catch (error) {
    if (error instanceof BackupError) return error.refusal;
    throw error;
  }
  return "none";
};

test("what is exported comes back as it was, without its place in this browser", async () => {
  await fc.assert(
    fc.asyncProperty(devices, async (histories) => {
      for (const events of await written(histories)) {
        const back = readBackup(writeBackup(events, Date.UTC(2026, 5, 1)));
        const bare = events.map((event) => Object.fromEntries(Object.entries(event).filter(([name]) => name !== "position")));
        assert.deepEqual(back, JSON.parse(JSON.stringify(bare)));
      }
    }),
    { numRuns: 60 },
  );
});

test("whatever the order, interleaving, duplication and repetition of imports, the state is the same", async () => {
  await fc.assert(
    fc.asyncProperty(devices, fc.infiniteStream(fc.nat()), async (histories, chance) => {
      const all = await written(histories);
      const whole = fold(all.flat());
      const pieces = all.flatMap((events) => events.map((event) => [event])).concat(all);
      const shuffled = pieces.map((piece) => [chance.next().value!, piece] as const).sort(([a], [b]) => a - b).map(([, piece]) => piece);
      const log = new MemoryLog();
      for (const piece of [...shuffled, ...all]) await log.add(readBackup(writeBackup(piece, 0)));
      const stored = await log.all();
      assert.equal(stored.length, all.flat().length);
      assert.deepEqual(fold(stored), whole);
    }),
    { numRuns: 60 },
  );
});

test("a file of something else is refused as foreign", () => {
  for (const text of ["", "hello", "[]", "null", "42", '{"format":"something else","version":1,"events":[]}']) assert.equal(refusal(text), "foreign", text);
});

test("a backup of a later version is refused as such", () => {
  assert.equal(refusal(writeBackup([], 0).replace('"version":1', '"version":2')), "newer");
});

test("a backup that was cut off anywhere is refused, and never half read", async () => {
  const [events] = await written([[[{ kind: "review", unit: "a", rating: 3, ms: 5 }, 0, true], [{ kind: "bury", unit: "b" }, 9, false]]]);
  const text = writeBackup(events!, 0).trimEnd();
  for (let length = 30; length < text.length; length += 1) assert.equal(refusal(text.slice(0, length)), "broken", `${length} characters`);
});

test("an entry that no version of the site has written makes the backup a broken one", async () => {
  const [events] = await written([[[{ kind: "review", unit: "a", rating: 3, ms: 5 }, 0, false]]]);
  const spoiled = { rating: 5, ms: -1, unit: "", seq: 0, time: 1.5, offset: "1", kind: "praise", id: null };
  for (const [name, value] of Object.entries(spoiled)) {
    assert.equal(refusal(writeBackup([{ ...events![0]!, [name]: value } as LogEvent], 0)), "broken", name);
  }
});

test("a reminder comes with enough answers, and a month after the last backup", () => {
  const now = Date.UTC(2026, 5, 1);
  assert.equal(isDue(49, null, now), false);
  assert.equal(isDue(50, null, now), true);
  assert.equal(isDue(50, now - 29 * DAY, now), false);
  assert.equal(isDue(50, now - 31 * DAY, now), true);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MemoryLog } from "../../../overrides/app/log/memory";
import type { Trouble } from "../../../overrides/app/log/errors";
import type { Happening, LogEvent, Rating } from "../../../overrides/app/log/types";
import { type API, findAPI } from "../../../overrides/app/scorm/api";
import { PlatformLog } from "../../../overrides/app/scorm/log";
import { Platform, sessionTime } from "../../../overrides/app/scorm/platform";
import { eventsOf, idOf, LIMIT, recordOf, TICK } from "../../../overrides/app/scorm/record";
import { reportOf } from "../../../overrides/app/scorm/report";
import { fold } from "../../../overrides/app/study/schedule";
import { at } from "./moments";

const { time: START, offset } = at("2026-03-01T12:00");
const UNITS = Array.from({ length: 12 }, (_, number) => `card${number}`);
const NOW = { time: START, offset };

/** A course platform that keeps what it is told, and the calls that it got. */
function platformWith(values: Record<string, string> = {}, refuses: (name: string) => boolean = () => false) {
  const calls: string[] = [];
  const api: API = {
    LMSInitialize: () => (calls.push("LMSInitialize"), "true"),
    LMSFinish: () => (calls.push("LMSFinish"), "true"),
    LMSGetValue: (name) => values[name] ?? "",
    LMSSetValue: (name, value) => {
      if (refuses(name)) return "false";
      values[name] = value;
      return "true";
    },
    LMSCommit: () => (calls.push("LMSCommit"), String(!refuses("commit"))),
  };
  return { api, values, calls };
}

async function visit(values: Record<string, string>, inner = new MemoryLog(idOf), now = START) {
  const { api, calls } = platformWith(values);
  const platform = Platform.begin(api, () => 61_230)!;
  const told: (Trouble | null)[] = [];
  let time = now;
  const log = new PlatformLog(inner, platform, { units: UNITS, pass: 80, clock: () => ({ time, offset }), tell: (trouble) => told.push(trouble) });
  await log.meet();
  const answer = (unit: string, rating: Rating) => log.append({ kind: "review", unit, rating, ms: 5000 }, { time: (time += 3000), offset });
  return { log, platform, answer, calls, told };
}

const plain = (states: ReturnType<typeof fold>) => Object.fromEntries([...states].sort(([a], [b]) => (a < b ? -1 : 1)));

test("the interface is found through frames, past pages of another origin, and beyond the opener", () => {
  const { api } = platformWith();
  type Page = Parameters<typeof findAPI>[0];
  const page = (parent: Page | null, more: object = {}): Page => Object.assign({ parent, opener: null }, more);
  const foreign = (parent: Page): Page => Object.defineProperty(page(parent), "API", { get: () => { throw new Error("SecurityError"); } });
  const course = page(null, { API: api });
  assert.equal(findAPI(page(foreign(course))), api);
  assert.equal(findAPI(page(page(null, { opener: page(course) }))), api);
  const circle: { parent?: Page } = {};
  circle.parent = page(circle as Page);
  assert.equal(findAPI(page(circle as Page)), null);
});

test("time is told as the standard writes it", () => {
  assert.equal(sessionTime(0), "0000:00:00.00");
  assert.equal(sessionTime(3_725_678), "0001:02:05.67");
  assert.equal(sessionTime(1e12), "9999:59:59.99");
});

const happening = fc.oneof(
  fc.record({ kind: fc.constant("review" as const), unit: fc.constantFrom(...UNITS), rating: fc.constantFrom<Rating>(1, 2, 3, 4), ms: fc.constant(10_000) }),
  fc.record({ kind: fc.constantFrom("suspend" as const, "resume" as const, "bury" as const, "reset" as const), unit: fc.constantFrom(...UNITS) }),
);

/** Events as a session writes them: each unit's on times of their own. */
const histories = fc.array(fc.tuple(happening, fc.integer({ min: 1, max: 400_000 })), { maxLength: 60 }).map((steps) => {
  let tick = START / TICK;
  return steps.map(([what, gap], at): LogEvent => {
    tick += gap;
    const time = tick * TICK;
    return { id: idOf(what, time), device: "here", seq: at + 1, time, offset, ...what } as LogEvent;
  });
});

test("what is read from the record gives the states that were written, and the same events", () => {
  fc.assert(
    fc.property(histories, (events) => {
      const record = recordOf(events, NOW);
      const read = eventsOf(record, UNITS);
      assert.ok(record.length <= LIMIT);
      assert.match(record, /^[\w.-]*$/);
      assert.deepEqual(read.map(({ id }) => id).sort(), events.map(({ id }) => id).sort());
      assert.deepEqual(plain(fold(read)), plain(fold(events)));
    }),
  );
});

test("a long history never exceeds what the platform takes, and keeps the latest answers", () => {
  const units = Array.from({ length: 150 }, (_, number) => `unit${number}`);
  const events = Array.from({ length: 3000 }, (_, at): LogEvent => {
    const what: Happening = { kind: "review", unit: units[at % units.length]!, rating: 3, ms: 10_000 };
    const time = (START / TICK + at * 500) * TICK;
    return { id: idOf(what, time), device: "here", seq: at, time, offset, ...what } as LogEvent;
  });
  const record = recordOf(events, NOW);
  const read = eventsOf(record, units);
  assert.ok(record.length <= LIMIT && record.length > LIMIT - 100, String(record.length));
  assert.ok(read.length > 600, String(read.length));
  assert.deepEqual(new Set(read.slice(-150).map(({ id }) => id)), new Set(events.slice(-150).map(({ id }) => id)));
});

test("settings are kept too, and a record that is none of ours is no history", () => {
  const what: Happening = { kind: "setting", name: "retention", value: 0.85 };
  const event = { id: idOf(what, START), device: "here", seq: 1, time: START, offset, ...what } as LogEvent;
  assert.deepEqual(eventsOf(recordOf([event], NOW), UNITS).map(({ id }) => id), [event.id]);
  for (const other of ["", "{}", "1.x", "1.abc.0.AAAA", "1.a.0.%%%%", "9.a.0."]) assert.deepEqual(eventsOf(other, UNITS), []);
  fc.assert(fc.property(fc.string(), (text) => void eventsOf(`1.1.0.${text}`, UNITS)));
});

test("the score counts what was known once; it is complete when all was answered, and what was reached is not taken back", () => {
  const review = (unit: string, rating: Rating, seq: number) => ({ id: String(seq), device: "d", seq, time: seq, offset, kind: "review", unit, rating, ms: 1 }) as LogEvent;
  const units = ["a", "b", "c"];
  assert.deepEqual(reportOf([], units, 80, "not attempted"), { score: 0, status: "incomplete" });
  const two = [review("a", 3, 1), review("b", 2, 2), review("a", 1, 3), review("other", 4, 4)];
  assert.deepEqual(reportOf(two, units, 80, "incomplete"), { score: 66, status: "incomplete" });
  assert.deepEqual(reportOf([...two, review("c", 1, 5)], units, 80, "incomplete"), { score: 66, status: "completed" });
  assert.deepEqual(reportOf(two, units, 60, "incomplete"), { score: 66, status: "incomplete" });
  assert.deepEqual(reportOf([...two, review("c", 1, 5)], units, 60, "incomplete"), { score: 66, status: "passed" });
  assert.deepEqual(reportOf([], units, 60, "passed"), { score: 0, status: "passed" });
});

test("a visit reports after each answer, and the next one goes on from the platform alone", async () => {
  const values: Record<string, string> = {};
  const first = await visit(values);
  assert.equal(values["cmi.core.lesson_status"], "incomplete");
  for (const unit of UNITS.slice(0, 6)) await first.answer(unit, 3);
  assert.equal(first.calls.filter((call) => call === "LMSCommit").length, 7);
  first.platform.end();
  first.platform.end();
  assert.deepEqual(first.calls.slice(-1), ["LMSFinish"]);
  assert.equal(first.calls.filter((call) => call === "LMSFinish").length, 1);
  assert.deepEqual(
    ["score.raw", "score.min", "score.max", "session_time", "exit"].map((name) => values[`cmi.core.${name}`]),
    ["50", "0", "100", "0000:01:01.23", "suspend"],
  );
  const second = await visit(values);
  assert.deepEqual(plain(fold(await second.log.all())), plain(fold(await first.log.all())));
  for (const unit of UNITS.slice(6, 11)) await second.answer(unit, 4);
  assert.deepEqual([values["cmi.core.score.raw"], values["cmi.core.lesson_status"]], ["91", "incomplete"]);
  await second.answer(UNITS[11]!, 1);
  assert.deepEqual([values["cmi.core.score.raw"], values["cmi.core.lesson_status"]], ["91", "passed"]);
});

test("this browser's own log and the platform's record are put together without counting twice", async () => {
  const values: Record<string, string> = {};
  const browser = new MemoryLog(idOf);
  const here = await visit(values, browser);
  await here.answer(UNITS[0]!, 3);
  const elsewhere = await visit(values, new MemoryLog(idOf), START + 3_600_000);
  await elsewhere.answer(UNITS[1]!, 3);
  const again = await visit(values, browser, START + 7_200_000);
  assert.equal((await again.log.all()).length, 2);
  assert.deepEqual(plain(fold(await again.log.all())), plain(fold(await elsewhere.log.all())));
});

test("an answer that was taken back and given anew at once counts", async () => {
  const values: Record<string, string> = {};
  const { log, answer } = await visit(values);
  const slip = await answer(UNITS[0]!, 1);
  await log.append({ kind: "undo", unit: UNITS[0]!, target: slip.id }, { time: slip.time + 1, offset });
  const meant = await answer(UNITS[0]!, 1);
  assert.notEqual(meant.id, slip.id);
  assert.deepEqual((await (await visit(values)).log.all()).map(({ id }) => id), [meant.id]);
});

test("what the platform does not take is told once, and sent again", async () => {
  let refusing = false;
  const { api, values } = platformWith({}, () => refusing);
  const told: (Trouble | null)[] = [];
  const log = new PlatformLog(new MemoryLog(idOf), Platform.begin(api, () => 0)!, { units: UNITS, pass: 80, clock: () => NOW, tell: (trouble) => told.push(trouble) });
  await log.meet();
  refusing = true;
  for (const unit of UNITS.slice(0, 2)) await log.append({ kind: "review", unit, rating: 3, ms: 1 }, NOW);
  assert.deepEqual(told, ["unsent"]);
  refusing = false;
  await log.append({ kind: "review", unit: UNITS[2]!, rating: 3, ms: 1 }, NOW);
  assert.deepEqual(told, ["unsent", null]);
  assert.equal(values["cmi.core.score.raw"], "25");
});

test("a settled result stays while learning goes on, and whoever only looks leaves nothing", async () => {
  const review: Record<string, string> = { "cmi.core.lesson_mode": "review", "cmi.core.lesson_status": "completed", "cmi.core.score.raw": "50" };
  await (await visit(review)).answer(UNITS[0]!, 3);
  assert.deepEqual([review["cmi.core.lesson_status"], review["cmi.core.score.raw"]], ["completed", "50"]);
  assert.equal(eventsOf(review["cmi.suspend_data"]!, UNITS).length, 1);
  const browse: Record<string, string> = { "cmi.core.lesson_mode": "browse" };
  await (await visit(browse)).answer(UNITS[0]!, 3);
  assert.deepEqual(Object.keys(browse), ["cmi.core.lesson_mode"]);
});

test("a platform without the optional elements is none that refuses, and its own score to pass with holds", async () => {
  const { api, values } = platformWith({ "cmi.student_data.mastery_score": "8" }, (name) => /min|max|time/.test(name));
  const told: (Trouble | null)[] = [];
  const log = new PlatformLog(new MemoryLog(idOf), Platform.begin(api, () => 0)!, { units: UNITS, pass: 80, clock: () => NOW, tell: (trouble) => told.push(trouble) });
  await log.meet();
  for (const [at, unit] of UNITS.entries()) await log.append({ kind: "review", unit, rating: at ? 1 : 3, ms: 1 }, NOW);
  assert.deepEqual(told, []);
  assert.deepEqual([values["cmi.core.score.raw"], values["cmi.core.lesson_status"]], ["8", "passed"]);
});

test("what is imported, from a backup or from Anki, counts once on every later visit", async () => {
  const site = new MemoryLog();
  for (const [number, rating] of ([3, 1, 3, 4] as const).entries()) await site.append({ kind: "review", unit: "card1", rating, ms: 900 }, { time: START + number * 86_400_123, offset });
  const { id } = await site.append({ kind: "review", unit: "card2", rating: 1, ms: 900 }, { time: START + 77_777, offset });
  await site.append({ kind: "undo", unit: "card2", target: id }, { time: START + 88_888, offset });
  const backup: LogEvent[] = await site.all();
  const values: Record<string, string> = {};
  const inner = new MemoryLog(idOf);
  const first = await visit(values, inner);
  await first.log.add(backup);
  assert.deepEqual(await first.log.add(backup), []);
  const reviews = async (log: { all(): Promise<LogEvent[]> }) => [...fold(await log.all())].map(([unit, { memory }]) => [unit, memory?.reps]);
  assert.deepEqual(await reviews(first.log), [["card1", 4]]);
  // The same browser, and another one that knows only what the platform has.
  assert.deepEqual(await reviews((await visit(values, inner)).log), [["card1", 4]]);
  assert.deepEqual(await reviews((await visit(values)).log), [["card1", 4]]);
});

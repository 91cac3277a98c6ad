import assert from "node:assert/strict";
import { test } from "node:test";
import { Outline } from "../../../overrides/app/deck/deck";
import type { CardEntry } from "../../../overrides/app/deck/types";
import { MemoryLog } from "../../../overrides/app/log/memory";
import type { EventLog } from "../../../overrides/app/log/types";
import { Library } from "../../../overrides/app/study/library";
import { total } from "../../../overrides/app/study/pace";
import { Study } from "../../../overrides/app/study/study";
import { at } from "./moments";

const card = (slug: string, type = "basic") => ({ id: `id-${slug}`, slug, type, section: "s", tags: [], needs: [], title: slug, units: [`id-${slug}`] }) as unknown as CardEntry;
const outline = (...cards: CardEntry[]) => new Outline(new URL("https://host/deck/"), { name: "Deck", cards: "cards.json", sections: [{ slug: "s", title: "S", file: "s.json", cards: cards.length }] }, cards);
const DECK = outline(card("a"), card("b"), card("c"));

/** A clock that goes on by a millisecond whenever it is looked at. */
function ticking() {
  const { time, offset } = at("2026-03-01T12:00");
  let ticks = 0;
  return () => ({ time: time + ticks++, offset });
}

/** A study session on a log. */
async function begin(log: EventLog, query = "", deck = DECK) {
  const study = new Study(new Library(deck), log, ticking(), () => undefined);
  await study.start(new URLSearchParams(query));
  return study;
}

const progress = ({ agenda: { left: { done, counts } } }: Study) => ({ done, left: total(counts) });

const unitOf = ({ session }: Study) => ("unit" in session ? session.unit : null);

async function answer(study: Study, rating: 1 | 2 | 3 | 4) {
  study.flip();
  await study.rate(rating);
}

test("a session goes on where it was, by the log alone", async () => {
  const log = new MemoryLog();
  const first = await begin(log);
  await answer(first, 4);
  assert.equal(unitOf(first), "id-b");
  const second = await begin(log);
  assert.equal(unitOf(second), "id-b");
  assert.deepEqual(progress(second), { done: 1, left: 2 });
});

test("a session may start with a given card, and goes on with what is due", async () => {
  const study = await begin(new MemoryLog(), "card=c");
  assert.equal(unitOf(study), "id-c");
  await answer(study, 4);
  assert.equal(unitOf(study), "id-a");
});

test("an answer counts only once it is stored", async () => {
  const log = new MemoryLog();
  const study = await begin(Object.assign(log, { append: () => Promise.reject(new Error("full")) }));
  await answer(study, 4);
  assert.equal(unitOf(study), "id-a");
  assert.ok(study.session.phase === "answer" && study.session.unsaved === 4);
  assert.deepEqual(progress(study), { done: 0, left: 3 });
});

test("undo takes back one answer after the other, in the log too", async () => {
  const log = new MemoryLog();
  const study = await begin(log);
  await answer(study, 4);
  await answer(study, 4);
  await study.undo();
  assert.equal(unitOf(study), "id-b");
  await study.undo();
  assert.equal(unitOf(study), "id-a");
  assert.equal(study.canUndo, false);
  assert.deepEqual(progress(await begin(log)), { done: 0, left: 3 });
});

test("the answers of a session can be practised, and the schedule stays", async () => {
  const log = new MemoryLog();
  const study = await begin(log);
  for (const _ of DECK.cards) await answer(study, 4);
  assert.equal(study.session.phase, "finished");
  study.practise();
  assert.equal(unitOf(study), "id-a");
  await answer(study, 1);
  assert.equal((await begin(log)).session.phase, "finished");
  assert.equal((await log.all()).at(-1)?.kind, "practice");
});

const WORK = outline(card("a", "code"), card("b", "predict"), card("c"));

test("an exercise that is given up suggests Again; a plain card suggests nothing", async () => {
  const study = await begin(new MemoryLog(), "card=a", WORK);
  const suggested = () => ("suggestion" in study.session ? study.session.suggestion : undefined);
  study.flip();
  assert.equal(suggested(), 1);
  await study.rate(3);
  study.settle(3);
  assert.equal(suggested(), 3);
  await study.rate(4);
  study.flip();
  assert.equal(suggested(), null);
});

test("the card that comes after the one on screen is known", async () => {
  const study = await begin(new MemoryLog(), "", WORK);
  assert.equal(study.upcoming, "id-b");
});

test("an answer that could not be stored is stored later, with the moment and the time it took", async () => {
  const log = new MemoryLog();
  let full = true;
  const append = log.append.bind(log);
  const study = await begin(Object.assign(log, { append: (...event: Parameters<typeof append>) => (full ? Promise.reject(new Error("full")) : append(...event)) }));
  await answer(study, 3);
  assert.equal(unitOf(study), "id-a");
  const given = study.kept?.unsaved;
  full = false;
  await study.save();
  assert.equal(unitOf(study), "id-b");
  const [event] = await log.all();
  assert.ok(event?.kind === "review" && event.rating === 3 && event.time === given?.time && event.ms === given.ms);
});

test("practice can be taken back step by step", async () => {
  const log = new MemoryLog();
  const study = await begin(log, "practice=1");
  await answer(study, 3);
  await answer(study, 1);
  assert.equal(unitOf(study), "id-c");
  await study.undo();
  assert.equal(unitOf(study), "id-b");
  await study.undo();
  assert.equal(unitOf(study), "id-a");
  assert.equal(study.canUndo, false);
  assert.deepEqual((await log.all()).map(({ kind }) => kind), ["practice", "practice", "undo", "undo"]);
});

test("a reload goes on at the same card and side; an answer given elsewhere meanwhile counts more", async () => {
  const log = new MemoryLog();
  const first = await begin(log, "card=b");
  first.flip();
  const kept = { ...first.kept!, fields: [] };
  const again = new Study(new Library(DECK), log, () => at("2026-03-01T12:00"), () => undefined);
  await again.start(new URLSearchParams(), kept);
  assert.ok(again.session.phase === "answer" && again.session.unit === "id-b");
  await log.append({ kind: "review", unit: "id-b", rating: 3, ms: 1 }, at("2026-03-01T12:00"));
  const later = new Study(new Library(DECK), log, () => at("2026-03-01T12:00"), () => undefined);
  await later.start(new URLSearchParams(), kept);
  assert.deepEqual([later.session.phase, unitOf(later)], ["question", "id-a"]);
});

test("an answer in another tab is noticed on the card that it was given to, and only there", async () => {
  const log = new MemoryLog();
  const study = await begin(log);
  await log.append({ kind: "review", unit: "id-c", rating: 3, ms: 1 }, at("2026-03-01T12:00"));
  assert.equal(await study.refresh(), false);
  await log.append({ kind: "review", unit: "id-a", rating: 3, ms: 1 }, at("2026-03-01T12:00"));
  assert.equal(await study.refresh(), true);
  study.skip();
  assert.equal(unitOf(study), "id-b");
});

test("a card that is put aside makes way for the next, and undo brings its question back", async () => {
  for (const kind of ["suspend", "bury"] as const) {
    const log = new MemoryLog();
    const study = await begin(log);
    study.flip();
    await study.putAside(kind);
    assert.equal(unitOf(study), "id-b");
    assert.deepEqual(progress(study), { done: 0, left: 2 });
    await study.undo();
    assert.deepEqual([study.session.phase, unitOf(study)], ["question", "id-a"]);
    assert.deepEqual(progress(await begin(log)), { done: 0, left: 3 });
  }
});

test("undo goes back over answers and cards put aside alike", async () => {
  const study = await begin(new MemoryLog());
  await answer(study, 4);
  await study.putAside("suspend");
  await answer(study, 4);
  const back = [];
  while (study.canUndo) {
    await study.undo();
    back.push(`${study.session.phase} ${unitOf(study)}`);
  }
  assert.deepEqual(back, ["answer id-c", "question id-b", "answer id-a"]);
});

test("a card put aside in practice comes back into practice", async () => {
  const study = await begin(new MemoryLog(), "practice=1");
  await study.putAside("bury");
  assert.equal(unitOf(study), "id-b");
  await study.undo();
  assert.ok(study.session.phase === "question" && study.session.unit === "id-a");
  assert.deepEqual(study.session.practice, ["id-b", "id-c"]);
});

test("what can't be stored is told, and changes nothing", async () => {
  const study = await begin(Object.assign(new MemoryLog(), { append: () => Promise.reject(new Error("full")) }));
  assert.equal(await study.putAside("suspend"), false);
  assert.equal(unitOf(study), "id-a");
  assert.match(study.notice, /could not be saved/);
});

test("a suspended card can be resumed", async () => {
  const study = await begin(new MemoryLog());
  await study.putAside("suspend");
  assert.deepEqual(study.suspended, ["id-a"]);
  await study.resume("id-a");
  assert.deepEqual([study.suspended, progress(study).left], [[], 3]);
});

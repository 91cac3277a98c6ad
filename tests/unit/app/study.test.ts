import assert from "node:assert/strict";
import { test } from "node:test";
import type { Card, Deck } from "../../../overrides/app/deck/types";
import { MemoryLog } from "../../../overrides/app/log/memory";
import type { EventLog } from "../../../overrides/app/log/types";
import { Study } from "../../../overrides/app/study/study";
import { at } from "./moments";

const card = (slug: string, type = "basic") => ({ slug, type, units: [`id-${slug}`] }) as Card;
const DECK: Deck = { name: "Deck", sections: [{ slug: "s", title: "S", cards: [card("a"), card("b"), card("c")] }] };

/** A study session on a log, with a clock that stands still. */
async function begin(log: EventLog, slug: string | null = null) {
  const study = new Study(DECK, log, () => at("2026-03-01T12:00"), () => undefined);
  await study.start(slug);
  return study;
}

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
  assert.deepEqual(second.progress, { done: 1, left: 2 });
});

test("a session may start with a given card, and goes on with what is due", async () => {
  const study = await begin(new MemoryLog(), "c");
  assert.equal(unitOf(study), "id-c");
  await answer(study, 4);
  assert.equal(unitOf(study), "id-a");
});

test("an answer counts only once it is stored", async () => {
  const log = new MemoryLog();
  const study = await begin({ durable: true, all: () => log.all(), append: () => Promise.reject(new Error("full")) });
  await answer(study, 4);
  assert.equal(unitOf(study), "id-a");
  assert.ok(study.session.phase === "answer" && study.session.unsaved);
  assert.deepEqual(study.progress, { done: 0, left: 3 });
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
  assert.equal(study.lastReview, undefined);
  assert.deepEqual((await begin(log)).progress, { done: 0, left: 3 });
});

test("the answers of a session can be practised, and the schedule stays", async () => {
  const log = new MemoryLog();
  const study = await begin(log);
  for (const _ of DECK.sections[0]?.cards ?? []) await answer(study, 4);
  assert.equal(study.session.phase, "finished");
  study.practise();
  assert.equal(unitOf(study), "id-a");
  await answer(study, 1);
  assert.equal((await begin(log)).session.phase, "finished");
  assert.equal((await log.all()).at(-1)?.kind, "practice");
});

const WORK: Deck = { name: "Deck", sections: [{ slug: "s", title: "S", cards: [card("a", "code"), card("b", "predict"), card("c")] }] };

test("an exercise that is given up suggests Again; a plain card suggests nothing", async () => {
  const study = new Study(WORK, new MemoryLog(), () => at("2026-03-01T12:00"), () => undefined);
  await study.start("a");
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
  const study = new Study(WORK, new MemoryLog(), () => at("2026-03-01T12:00"), () => undefined);
  const upcoming = () => study.upcoming?.slug ?? null;
  assert.equal(upcoming(), null);
  await study.start(null);
  assert.equal(upcoming(), "b");
});

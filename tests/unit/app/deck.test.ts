import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test, type TestContext } from "node:test";
import { DeckError, loadDeck, openDeck, readIndex, readOutline, readSection } from "../../../overrides/app/deck/deck";
import { absolute } from "../../../overrides/app/deck/html";

const GOLDEN = "tests/golden/deck";
const golden = (name: string): unknown => JSON.parse(readFileSync(`${GOLDEN}/${name}`, "utf8"));

test("the reader understands every file that the writer's own tests approve", () => {
  const index = readIndex(golden("index.json"));
  const listed = index.sections.map(({ file }) => file);
  assert.deepEqual([...listed, index.cards, "index.json"].sort(), readdirSync(GOLDEN).filter((name) => name.endsWith(".json")).sort());
  for (const { file, cards } of index.sections) {
    const section = readSection(golden(file));
    assert.equal(section.length, cards, file);
    for (const card of section) {
      assert.ok(card.id && card.slug && card.title && card.question && card.answer, `${file}: ${card.slug}`);
      assert.ok(card.units.length > 0 && card.units.every((unit) => unit === card.id || unit.startsWith(`${card.id}#`)));
      assert.equal(new URL(card.url, "https://host/base/").pathname, `/base/cards/${card.slug}/`);
      for (const { name } of card.snippets) assert.match(card.question + card.answer + card.details, new RegExp(`name="${name}"`));
    }
  }
});

test("the outline holds what every card says of itself, in the deck's order, and prerequisites by id", () => {
  const { sections, cards } = readIndex(golden("index.json"));
  const outline = readOutline(golden(cards));
  const all = sections.flatMap(({ slug, file }) => readSection(golden(file)).map((card) => ({ section: slug, card })));
  assert.equal(outline.length, all.length);
  for (const [place, { section, card }] of all.entries()) {
    const { id, slug, type, level, tags, title, units, text, revision } = card;
    const needs = card.needs.map((name) => outline.find((other) => other.slug === name)?.id);
    assert.deepEqual(outline[place], { id, slug, section, type, level, tags, needs, title, units, text, revision });
  }
});

/** Answers with the golden files, but for those in `missing`; gives the names that were asked for. */
function served(t: TestContext, missing: Set<string> = new Set()): string[] {
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", (url: URL) => {
    const name = url.pathname.split("/").at(-1) ?? "";
    asked.push(name);
    return Promise.resolve(missing.has(name) ? new Response("", { status: 404 }) : Response.json(golden(name)));
  });
  return asked;
}

test("a deck is opened without its sections; each is fetched once, with the first of its cards", async (t) => {
  const asked = served(t);
  const outline = await openDeck(new URL("https://host/base/deck/"));
  assert.deepEqual(asked, ["index.json", "cards.json"]);
  const [first] = outline.cards;
  const units = outline.cards.filter(({ section }) => section === first?.section).flatMap((card) => card.units);
  outline.prefetch(units[0] ?? "");
  const cards = await Promise.all(units.map((unit) => outline.card(unit)));
  assert.deepEqual(cards.map(({ id }) => id), units.map((unit) => unit.split("#")[0]));
  assert.deepEqual(asked.slice(2), [`${first?.section ?? ""}.json`]);
});

test("a section that could not be fetched is asked for again", async (t) => {
  const missing = new Set(["01-first-steps.json"]);
  served(t, missing);
  const outline = await openDeck(new URL("https://host/base/deck/"));
  const unit = outline.cards[0]?.units[0] ?? "";
  outline.prefetch(unit);
  await assert.rejects(outline.card(unit), DeckError);
  missing.clear();
  assert.equal((await outline.card(unit)).id, unit);
});

test("a unit that the deck does not know is refused", async (t) => {
  served(t);
  const outline = await openDeck(new URL("https://host/base/deck/"));
  outline.prefetch("unknown1");
  assert.equal(outline.entry("unknown1"), undefined);
  await assert.rejects(outline.card("unknown1"), DeckError);
});

test("a code card brings its exercise, a predict card its prediction, with the variants that were proven", () => {
  const cards = readSection(golden("02-networks.json"));
  const question = (type: string): string => cards.find((card) => card.type === type)?.question ?? "";
  for (const part of ["starter", "tests", "hint", "solution"]) assert.match(question("code"), new RegExp(`class="flash-code__${part}"`));
  assert.match(question("predict"), /<flash-predict [^>]*name="pr3dict5-1">/);
  assert.equal(question("predict").match(/<template class="flash-predict__variant">/g)?.length, 5);
  assert.match(question("predict"), /<pre>weights &lt; 2000: 48\nbiases: 16\n<\/pre>\n<\/template>/);
});

test("a deck of a newer format is refused with a word on what to do", () => {
  assert.throws(() => readIndex({ schema: 99, sections: [] }), (error) => error instanceof DeckError && /newer than this app.*Reload/.test(error.message));
});

test("something else than a deck is refused", () => {
  for (const data of [null, [], "deck", { schema: "1", sections: [] }, { schema: 1 }]) assert.throws(() => readIndex(data), DeckError);
});

test("links are relative to the site's base, except those within the page and to elsewhere", () => {
  const base = new URL("https://host/course/cards/");
  assert.equal(absolute("cards/a/", base), "https://host/course/cards/cards/a/");
  assert.equal(absolute("#pattern", base), "#pattern");
  assert.equal(absolute("https://elsewhere/x", base), "https://elsewhere/x");
});

test("loading asks for the index and for the sections that are wanted, and no other", async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, "fetch", (url: URL) => {
    asked.push(url.pathname);
    return Promise.resolve(Response.json(golden(url.pathname.split("/").at(-1) ?? "")));
  });
  const [first] = readIndex(golden("index.json")).sections;
  const deck = await loadDeck(new URL("https://host/base/deck/"), first?.slug);
  assert.deepEqual(asked, ["/base/deck/index.json", `/base/deck/${first?.file ?? ""}`]);
  assert.deepEqual(deck.sections.map(({ slug }) => slug), [first?.slug]);
});

test("a deck that can't be fetched says so", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new TypeError("offline")));
  await assert.rejects(loadDeck(new URL("https://host/deck/")), (error) => error instanceof DeckError && /not saved for offline use/.test(error.message));
});

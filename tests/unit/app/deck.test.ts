import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { DeckError, loadDeck, readIndex, readSection } from "../../../overrides/app/deck/deck";
import { absolute } from "../../../overrides/app/deck/html";

const GOLDEN = "tests/golden/deck";
const golden = (name: string): unknown => JSON.parse(readFileSync(`${GOLDEN}/${name}`, "utf8"));

test("the reader understands every file that the writer's own tests approve", () => {
  const index = readIndex(golden("index.json"));
  const listed = index.sections.map(({ file }) => file);
  assert.deepEqual([...listed, "index.json"].sort(), readdirSync(GOLDEN).filter((name) => name.endsWith(".json")).sort());
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

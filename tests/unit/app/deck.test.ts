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

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chooseLanguage } from "../../../overrides/app/words/choose";
import * as de from "../../../overrides/app/words/de";
import * as en from "../../../overrides/app/words/en";

const APP = "overrides/app";

type Text = string | ((...values: unknown[]) => string);

/** Every text of a language with its place in the catalogue. */
function texts(words: object, place = ""): [string, Text][] {
  return Object.entries(words).flatMap(([key, value]): [string, Text][] =>
    typeof value === "object" && value ? texts(value, `${place}${key}.`) : [[place + key, value as Text]],
  );
}

test("each text is there in each language, with the same values in it", () => {
  const german = new Map(texts(de));
  assert.deepEqual([...german.keys()].sort(), texts(en).map(([place]) => place).sort());
  for (const [place, english] of texts(en)) assert.deepEqual(valuesIn(german.get(place)!), valuesIn(english), place);
});

/** A text with numbers for all its values, whatever they mean. */
const said = (text: Text): string =>
  typeof text === "string" ? text : String(text(...Array.from({ length: text.length }, (_, place) => 2_000_000_000 + place * 100_000_000)));

/** What stands in a text for each of the values that it is called with: numbers, whatever marks group their digits. */
function valuesIn(text: Text): string[] {
  if (typeof text === "string") return [];
  const plain = said(text).replace(/(?<=\d)[.,’\s](?=\d{3})/gu, "").replace(/(?<=\d),(?=\d)/g, ".");
  return (plain.match(/\d+(\.\d+)?/g) ?? []).map((number) => number.replace(/^0+(?=\d)/, "")).sort();
}

test("German texts have German quotation marks and a space before the ellipsis", () => {
  for (const [place, text] of texts(de)) {
    assert.doesNotMatch(said(text), /"|“[^”„]*”|\p{L}…|\.\.\./u, place);
  }
});

test("no script holds words of its own", () => {
  // What lies in python/ runs in a worker, which puts nothing on screen.
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts") && !/^(words|python)\//.test(name));
  const found = files.flatMap((name) => wordsIn(readFileSync(join(APP, name), "utf8")).map((words) => `${name}: ${words}`));
  assert.deepEqual(found, []);
});

const COMMENT = /\/\*.*?\*\/|(?<=^|\s)\/\/.*?$/gms;
const LITERAL = /"(?:[^"\\\n]|\\.)*"|`[^`]*`/g;
const SEEN = /(?:aria-label"?|title|placeholder|alt) ?[:=] ?$/;

/** Literals that a person would read: a capital and several words, or the value of an attribute for people. What is thrown is for the console. */
function wordsIn(source: string): string[] {
  const code = source.replace(COMMENT, "");
  return [...code.matchAll(LITERAL)].flatMap(({ 0: literal, index }) => {
    const before = code.slice(0, index).split("\n").at(-1)!;
    const words = /^["`]\p{Lu}[^-=<>{}:]*\p{L}{2,} \p{L}{2,}/u.test(literal) || (SEEN.test(before) && /\p{Lu}\p{Ll}/u.test(literal) && literal !== '"Python"');
    return words && !/Error\(|flashdeck|flash-/.test(before + literal) ? [literal] : [];
  });
}

test("words in scripts would be found", () => {
  assert.deepEqual(wordsIn('h("p", {}, "No card fits."); h("p", { "aria-label": "Progress" })'), ['"No card fits."', '"Progress"']);
});

test("the setting decides about the language, then the browser, then English", () => {
  assert.equal(chooseLanguage("en", ["de-AT", "en"]), "en");
  assert.equal(chooseLanguage(null, ["fr", "de-AT", "en"]), "de");
  assert.equal(chooseLanguage("fr", ["it"]), "en");
});

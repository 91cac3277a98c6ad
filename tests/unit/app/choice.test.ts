import assert from "node:assert/strict";
import { test } from "node:test";
import { type Choice, type Choosable, choiceFrom, chosenUnits, everything, isPart, toQuery } from "../../../overrides/app/study/choice";

const card = (id: string, more: Partial<Choosable> = {}): Choosable => {
  return { id, slug: id, section: "s", level: "intro", tags: [], needs: [], title: id, units: [id], ...more };
};

const CARDS = [
  card("pooling", { title: "What is max pooling?", tags: ["cnn", "pooling"] }),
  card("backprop", { title: "Backpropagation à la carte", level: "core", section: "t", tags: ["training"] }),
  card("gaps", { level: "core", tags: ["cnn"], units: ["gaps#a", "gaps#b"], needs: ["pooling"] }),
];

const given = (part: Partial<Choice>, failed: string[] = []) => {
  const met = new Set(["pooling"]);
  return chosenUnits(CARDS, { ...everything, ...part }, { failed: new Set(failed), ready: ({ needs }) => needs.every((need) => met.has(need)) });
};

test("a choice is the same after its way through the address", () => {
  const choice: Choice = { sections: ["01-a", "02-b"], tags: ["a&b"], levels: ["core"], search: "x = y", ready: true, failed: true, practice: true, shuffle: true };
  assert.deepEqual(choiceFrom(new URLSearchParams(toQuery(choice))), choice);
  assert.deepEqual(choiceFrom(new URLSearchParams("")), everything);
  assert.equal(toQuery(everything), "");
});

test("what is in the address twice counts once, and what is empty not at all", () => {
  assert.deepEqual(choiceFrom(new URLSearchParams("tag=a&tag=a&tag=&search=+")), { ...everything, tags: ["a"] });
});

test("practice of everything is no part of the deck", () => {
  assert.equal(isPart({ ...everything, practice: true }), false);
  assert.equal(isPart({ ...everything, failed: true }), true);
});

test("without a choice every unit is there, in the deck's order", () => {
  assert.deepEqual(given({}), ["pooling", "backprop", "gaps#a", "gaps#b"]);
});

test("sections, levels and tags narrow each other; within one of them any counts", () => {
  assert.deepEqual(given({ sections: ["t"] }), ["backprop"]);
  assert.deepEqual(given({ levels: ["intro", "core"], tags: ["cnn"] }), ["pooling", "gaps#a", "gaps#b"]);
  assert.deepEqual(given({ levels: ["core"], tags: ["cnn", "training"] }), ["backprop", "gaps#a", "gaps#b"]);
});

test("search finds all words, in question or tags, whatever their case and accents", () => {
  assert.deepEqual(given({ search: "MAX pool" }), ["pooling"]);
  assert.deepEqual(given({ search: "a la carte" }), ["backprop"]);
  assert.deepEqual(given({ search: "cnn max" }), ["pooling"]);
  assert.deepEqual(given({ search: "nothing" }), []);
});

test("failed today is about units, the other terms about cards", () => {
  assert.deepEqual(given({ failed: true }, ["gaps#b", "backprop"]), ["backprop", "gaps#b"]);
});

test("prerequisites met leaves out what builds on something unknown", () => {
  assert.deepEqual(given({ ready: true }), ["pooling", "backprop", "gaps#a", "gaps#b"]);
  const without = chosenUnits(CARDS, { ...everything, ready: true }, { failed: new Set(), ready: ({ needs }) => needs.length === 0 });
  assert.deepEqual(without, ["pooling", "backprop"]);
});

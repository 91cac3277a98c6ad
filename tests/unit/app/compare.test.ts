import assert from "node:assert/strict";
import { test } from "node:test";
import { agrees, difference, isEmpty } from "../../../overrides/app/exercise/compare";

/** Each pair says the same. */
const SAME: [string, string][] = [
  ["1792", "1792\n"],
  ["\n\n  1792  \n", "1792"],
  ["[1, 2, 3]", "[1 2 3]"],
  ["[1,2,3]", "[ 1.  2.  3. ]"],
  ["[[1, 2], [3, 4]]", "[[1 2]\n [3 4]]"],
  ["[[1,2],\n[3,4]]", "[[1 2]\n [3 4]]"],
  ["(2,3)", "(2, 3)"],
  ["( 3 , )", "(3,)"],
  ["0.50", "0.5"],
  [".5", "0.5"],
  ["5e-1", "0.5"],
  ["3.", "3.0"],
  ["3", "3.0"],
  ["1e-3", "0.001"],
  ["1E3", "1000"],
  ["+3", "3"],
  ["-0.0", "0"],
  ["−2", "-2"],
  ["[1 -2]", "[1, -2]"],
  ["['a', 'b']", '["a", "b"]'],
  ["‘a’", "'a'"],
  ["“a”", "'a'"],
  ["x=3", "x = 3"],
  ["loss: 0.10", "loss:0.1"],
  ["a b", "a    b"],
  ["a\nb", "a\r\nb\r\n"],
  ["a\n\nb", "a \n b"],
  ["nan", "nan"],
  ["True False", "True  False"],
  ["{'a':1,'b':2}", "{'a': 1, 'b': 2}"],
  ["100000000000000000000", "1e20"],
];

/** Each pair says something else. */
const DIFFERENT: [string, string][] = [
  ["1793", "1792"],
  ["17 92", "1792"],
  ["[1 2 3]", "[1 2]"],
  ["[1 2]", "[2 1]"],
  ["[12]", "[1 2]"],
  ["[[1 2] [3 4]]", "[1 2 3 4]"],
  ["[1 2]", "(1 2)"],
  ["1 2", "[1 2]"],
  ["(3)", "(3,)"],
  ["2", "-2"],
  ["[1 2]", "[1 -2]"],
  ["[1 - 2]", "[1 -2]"],
  ["true", "True"],
  ["TRUE", "True"],
  ["None", "nan"],
  ["a", "'a'"],
  ["hello", "Hello"],
  ["hello world", "helloworld"],
  ["a b", "a\nb"],
  ["a", "a\na"],
  ["1,000", "1000"],
  ["1, 2", "1 2"],
  ["0.5", "0.50001"],
  ["0.1", "0.10000000000000001"],
  ["12345678901234567890", "12345678901234567891"],
  ["1e3", "1e4"],
  ["3j", "3"],
  ["float64", "float32"],
  ["", "1"],
];

for (const [answer, output] of SAME) {
  test(`${JSON.stringify(answer)} says ${JSON.stringify(output)}`, () => {
    assert.ok(agrees(answer, output));
    assert.ok(agrees(output, answer), "the other way round");
    assert.deepEqual(difference(answer, output).filter(({ kind }) => kind !== "same"), []);
  });
}

for (const [answer, output] of DIFFERENT) {
  test(`${JSON.stringify(answer)} does not say ${JSON.stringify(output)}`, () => {
    assert.ok(!agrees(answer, output));
    assert.ok(!agrees(output, answer), "the other way round");
    assert.notDeepEqual(difference(answer, output).filter(({ kind }) => kind !== "same"), []);
  });
}

test("nothing but white space is no answer", () => {
  for (const blank of ["", " ", "\n\n", "\t \u00a0"]) assert.ok(isEmpty(blank));
  assert.ok(!isEmpty("0"));
});

test("a difference shows what stands in one of the two only, as it was written", () => {
  assert.deepEqual(difference("[1, 2.50, 4]", "[1.  2.5 3. ]"), [
    { kind: "same", text: "[1. 2.5" },
    { kind: "extra", text: ", 4" },
    { kind: "missing", text: " 3." },
    { kind: "same", text: " ]" },
  ]);
});

/** A small generator with a seed, so that a failure comes back. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = ["1", "-2", "0.5", "3.0", "nan", "True", "abc", "'x'", "1e-5", "12", "64x3"];

/** A random nested list as items, to be written in one way or another. */
function list(random: (below: number) => number, depth = 0): (string | unknown[])[] {
  const items = Array.from({ length: 1 + random(4) }, () => PIECES[random(PIECES.length)] ?? "0");
  return depth < 2 && random(2) === 0 ? [...items, list(random, depth + 1)] : items;
}

function spelled(items: unknown[], random: (below: number) => number): string {
  const gap = () => [" ", ", ", ",  ", "\n ", ",\n"][random(5)] ?? " ";
  const inner = items.map((item) => (Array.isArray(item) ? spelled(item, random) : respelled(String(item), random)));
  return `[${[" ", ""][random(2)] ?? ""}${inner.map((text, place) => (place ? gap() : "") + text).join("")}${[" ", ""][random(2)] ?? ""}]`;
}

/** The same number or text in another spelling. */
function respelled(item: string, random: (below: number) => number): string {
  if (item === "'x'") return random(2) ? '"x"' : item;
  if (!/^-?\d+(\.\d+)?$/.test(item)) return item;
  const ways = [item, item.includes(".") ? `${item}00` : `${item}.`, item.replace(/^(-?)0\./, "$1."), `${item}e0`];
  return ways[random(ways.length)] ?? item;
}

test("however a nested list is spaced and its numbers are spelled, it says the same", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const random = randomOf(seed);
    const items = list(random);
    const [one, other] = [spelled(items, random), spelled(items, random)];
    assert.ok(agrees(one, other), `seed ${seed}: ${one} and ${other}`);
  }
});

test("a list with one item left out, doubled or moved says something else", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const random = randomOf(seed);
    const items = [...list(random), "7"];
    const at = random(items.length);
    const changed = random(2) ? items.filter((_, place) => place !== at) : [...items.slice(0, at), "8", ...items.slice(at)];
    assert.ok(!agrees(spelled(items, random), spelled(changed, random)), `seed ${seed}`);
  }
});

test("the parts of a difference put together are what was answered and what was printed", () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = randomOf(seed);
    const [answer, output] = [spelled(list(random), random), spelled(list(random), random)];
    const parts = difference(answer, output);
    const without = (kind: string) => parts.filter((part) => part.kind !== kind).map(({ text }) => text).join(" ");
    assert.ok(agrees(without("missing"), answer), `seed ${seed}: ${without("missing")} and ${answer}`);
    assert.ok(agrees(without("extra"), output), `seed ${seed}: ${without("extra")} and ${output}`);
  }
});

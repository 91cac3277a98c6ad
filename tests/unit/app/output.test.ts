import assert from "node:assert/strict";
import { test } from "node:test";
import { Output } from "../../../overrides/app/python/output";

/** Everything that an output sends, and how much was cut. */
function collect(limit: number) {
  const sent: string[] = [];
  const seen = { cut: 0 };
  const output = new Output((text, cut) => (sent.push(text), (seen.cut = cut)), limit, () => 0);
  return { output, sent, seen };
}

test("the first writes arrive at once, so that what precedes an endless loop is seen", () => {
  const { output, sent } = collect(1000);
  output.write("a");
  output.write("b");
  assert.deepEqual(sent, ["a", "b"]);
});

test("many writes arrive in few messages, and nothing is lost", () => {
  const { output, sent } = collect(1_000_000);
  for (let line = 0; line < 10_000; line += 1) output.write(`${line}\n`);
  output.flush();
  assert.ok(sent.length < 300, String(sent.length));
  assert.equal(sent.join("").trim().split("\n").length, 10_000);
});

test("output is cut at its limit, and what is cut is counted", () => {
  const { output, sent, seen } = collect(10);
  output.write("12345678");
  assert.equal(seen.cut, 0);
  output.write("90abc");
  output.write("more");
  output.flush();
  assert.equal(sent.join(""), "1234567890");
  assert.equal(seen.cut, 7);
});

test("output that just fits is not cut", () => {
  const { output, sent, seen } = collect(5);
  output.write("12345");
  assert.equal(sent.join(""), "12345");
  assert.equal(seen.cut, 0);
});

test("what is cut is told while the snippet goes on, so that it is known when it has to be stopped", () => {
  let now = 0;
  let told = 0;
  const output = new Output((_text, cut) => (told = cut), 5, () => (now += 1));
  for (let line = 0; line < 1000; line += 1) output.write("x");
  assert.ok(told > 900, String(told));
});

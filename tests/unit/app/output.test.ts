import assert from "node:assert/strict";
import { test } from "node:test";
import { Output } from "../../../overrides/app/runner/output";

/** Everything that an output sends, and whether it was cut. */
function collect(limit: number) {
  const sent: string[] = [];
  const seen = { capped: false };
  const output = new Output((text, capped) => (sent.push(text), (seen.capped = capped)), limit, () => 0);
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

test("output is cut at its limit, and says so", () => {
  const { output, sent, seen } = collect(10);
  output.write("12345678");
  assert.equal(seen.capped, false);
  output.write("90abc");
  output.write("more");
  output.flush();
  assert.equal(sent.join(""), "1234567890");
  assert.equal(seen.capped, true);
});

test("output that just fits is not cut", () => {
  const { output, sent, seen } = collect(5);
  output.write("12345");
  assert.equal(sent.join(""), "12345");
  assert.equal(seen.capped, false);
});

test("output that is cut exactly at a boundary still says so", () => {
  const { output, seen } = collect(5);
  output.write("12345");
  output.write("6");
  assert.equal(seen.capped, true);
});

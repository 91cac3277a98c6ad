// Whatever comes and goes, members stand in the order of their keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Sorted } from "../../../overrides/app/study/sorted";

test("members between two keys are those above the first and not above the second, in order", () => {
  const sorted = new Sorted();
  sorted.fill([["c", 3], ["a", 1], ["b", 2], ["also b", 2]]);
  assert.deepEqual([...sorted.between(-Infinity, Infinity)], ["a", "b", "also b", "c"]);
  assert.deepEqual([...sorted.between(1, 2)], ["b", "also b"]);
  assert.deepEqual([...sorted.between(2, 2)], []);
  sorted.delete("b");
  sorted.add("a", 2.5);
  assert.deepEqual([...sorted.between(1, 3)], ["also b", "a", "c"]);
});

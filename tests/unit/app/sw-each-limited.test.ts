import assert from "node:assert/strict";
import { test } from "node:test";
import { eachLimited } from "../../../overrides/app/sw/each-limited";

test("every item is worked on, never more at once than allowed", async () => {
  const done: number[] = [];
  let now = 0;
  let most = 0;
  await eachLimited([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    done.push(item);
    now--;
  });
  assert.deepEqual(done, [1, 2, 3, 4, 5, 6, 7]);
  assert.equal(most, 3);
});

test("the first failure aborts what runs, begins nothing more, and is the one that is thrown", async () => {
  const begun: number[] = [];
  const work = async (item: number, signal: AbortSignal): Promise<void> => {
    begun.push(item);
    if (item === 1) throw new Error("first");
    await new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted"))));
  };
  await assert.rejects(eachLimited([1, 2, 3, 4], 2, work), /first/);
  assert.deepEqual(begun, [1, 2]);
});

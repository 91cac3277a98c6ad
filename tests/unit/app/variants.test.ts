import assert from "node:assert/strict";
import { test } from "node:test";
import { variantOf } from "../../../overrides/app/exercise/variants";

test("the first meeting shows what is written on the card", () => assert.equal(variantOf("k7f3q9xw-1", 0, 9), 0));

test("a card without variants always shows what is written", () => {
  for (let attempts = 0; attempts < 5; attempts += 1) assert.equal(variantOf("k7f3q9xw-1", attempts, 1), 0);
});

test("the same attempt shows the same numbers, the next one others", () => {
  for (const count of [2, 3, 9, 24]) {
    for (let attempts = 0; attempts < 60; attempts += 1) {
      const now = variantOf("k7f3q9xw-1", attempts, count);
      assert.ok(Number.isInteger(now) && now >= 0 && now < count);
      assert.equal(variantOf("k7f3q9xw-1", attempts, count), now);
      assert.notEqual(variantOf("k7f3q9xw-1", attempts + 1, count), now);
    }
  }
});

test("all variants come up, and each about as often as another", () => {
  const count = 6;
  const seen = Array.from({ length: count }, () => 0);
  for (let card = 0; card < 50; card += 1) {
    for (let attempts = 1; attempts <= 12; attempts += 1) {
      const variant = variantOf(`card${card}-1`, attempts, count);
      seen[variant] = (seen[variant] ?? 0) + 1;
    }
  }
  assert.ok(seen.every((times) => times > 60 && times < 140), seen.join(" "));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { orderOf } from "../../../overrides/app/exercise/order";
import { differences, judge } from "../../../overrides/app/exercise/typed-answer";

test("case, white space, quotes as a phone writes them, and a last full stop don't matter", () => {
  for (const [given, answer] of [
    ["double descent", "Double descent"],
    ["  Max   Pooling. ", "max pooling"],
    ["k-1", "k − 1"],
    ["(n , 1)", "(n,1)"],
    ["adam’s", "Adam's"],
  ] as const) assert.equal(judge(given, answer, false), "right", given);
});

test("in code all of it counts, but the ends", () => {
  assert.equal(judge(" np.maximum(x, 0) ", "np.maximum(x, 0)", true), "right");
  assert.equal(judge("np.Maximum(x, 0)", "np.maximum(x, 0)", true), "wrong");
  assert.equal(judge("np.maximum(x,0)", "np.maximum(x, 0)", true), "wrong");
});

test("one slip of the finger is nearly right, in words long enough and never in numbers", () => {
  for (const given of ["doubel descent", "double decent", "double descentt", "double desxent"]) assert.equal(judge(given, "double descent", false), "near", given);
  for (const [given, answer] of [["dropouts!", "dropout"], ["gradient ascent", "gradient descent"], ["0.26", "0.25"], ["10001", "10000"], ["lost", "loss"]] as const) {
    assert.equal(judge(given, answer, false), given === "dropouts!" ? "near" : "wrong", given);
  }
});

test("differences give back both texts, and none where both are the same", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcABé "), minLength: 1, maxLength: 12 }).map((text) => text.trim().replace(/\s+/g, " ")).filter(Boolean);
  fc.assert(
    fc.property(word, word, (given, answer) => {
      for (const code of [true, false]) {
        const parts = differences(given, answer, code);
        const whole = (side: keyof typeof parts) => parts[side].map(({ text }) => text).join("");
        assert.deepEqual([whole("given"), whole("answer")], [given, answer]);
        if (given === answer) assert.deepEqual(parts, { given: [{ kind: "same", text: given }], answer: [{ kind: "same", text: given }] });
      }
    }),
  );
});

test("where hardly a letter is in place, the whole is replaced", () => {
  assert.deepEqual(differences("momentum", "dropout", false), { given: [{ kind: "extra", text: "momentum" }], answer: [{ kind: "missing", text: "dropout" }] });
  assert.deepEqual(differences("doble descent", "Double descent", false), {
    given: [{ kind: "same", text: "doble descent".slice(0, 2) }, { kind: "same", text: "ble descent" }],
    answer: [{ kind: "same", text: "Do" }, { kind: "missing", text: "u" }, { kind: "same", text: "ble descent" }],
  });
});

test("choices come in the same order all day, in another on other days, each as often in each place", () => {
  assert.deepEqual(orderOf("k7f3q9xw", 20_000, 4), orderOf("k7f3q9xw", 20_000, 4));
  const first = new Map<number, number>();
  for (let day = 0; day < 4000; day += 1) {
    const order = orderOf("k7f3q9xw", day, 4);
    assert.deepEqual([...order].sort(), [0, 1, 2, 3]);
    first.set(order[0]!, (first.get(order[0]!) ?? 0) + 1);
  }
  for (const times of first.values()) assert.ok(Math.abs(times - 1000) < 150, String(times));
});

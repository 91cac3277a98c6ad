import assert from "node:assert/strict";
import { test } from "node:test";
import { cellTexts, levelOf, numbersOf } from "../../../overrides/app/drawing/numbers";

test("what fits into its cell is written as it is", () => {
  assert.deepEqual(cellTexts([["0.123", "7"]], 5), [["0.123", "7"]]);
});

test("numbers are shortened until every one fits, all alike", () => {
  assert.deepEqual(cellTexts([["0.1234", "-0.5678"]], 5), [[".123", "-.568"]]);
  assert.deepEqual(cellTexts([["0.1234", "-0.5678"]], 4), [[".12", "-.57"]]);
  assert.deepEqual(cellTexts([["12.345", "0.5"]], 4), [["12.3", ".50"]]);
  assert.deepEqual(cellTexts([["nan", "0.25"]], 3), [["nan", ".25"]]);
});

test("where nothing readable fits, cells stay empty", () => {
  assert.equal(cellTexts([["0.1234"]], 1), null);
  assert.equal(cellTexts([["nan", "1"]], 2), null);
  assert.equal(cellTexts([["123456"]], 4), null);
});

test("a shortened number that rounds to nothing has no sign", () => assert.deepEqual(cellTexts([["-0.0004"]], 4), [[".000"]]));

test("a scale of one sign goes from 0 to 1, one with both from -1 to 1, with zero in the middle", () => {
  assert.deepEqual([0, 1, 2].map((value) => levelOf(value, 0, 2)), [0, 0.5, 1]);
  assert.deepEqual([5, 6, 7].map((value) => levelOf(value, 5, 7)), [0, 0.5, 1]);
  assert.deepEqual([-2, 0, 1].map((value) => levelOf(value, -2, 1)), [-1, 0, 0.5]);
  assert.deepEqual([-2, -1, 0].map((value) => levelOf(value, -2, 0)), [-1, -0.5, 0]);
  assert.deepEqual([levelOf(0, 0, 0), levelOf(3, 3, 3), levelOf(-3, -3, -3)], [0, 0.5, -0.5]);
});

test("a heat map's numbers are a table with the indexes of rows and columns", () => {
  const heat = { kind: "heat", alt: "", title: null, rows: [[1, null]], texts: [["1", "nan"]], low: 1, high: 1 } as const;
  assert.deepEqual(numbersOf({ ...heat, rows: [[1, null]], texts: [["1", "nan"]] }), { head: ["", "0", "1"], rows: [["0", "1", "nan"]] });
});

test("a chart's numbers are a table with a column for each series", () => {
  const series = [
    { name: "train", x: [0, 1], y: [1, 0.5] },
    { name: null, x: [0, 1], y: [2, null] },
  ];
  const chart = { kind: "plot", alt: "", title: null, style: "line", xlabel: "epoch", ylabel: "loss", series } as const;
  assert.deepEqual(numbersOf({ ...chart, series }), { head: ["epoch", "train", "series 2"], rows: [["0", "1", "2"], ["1", "0.5", "–"]] });
});

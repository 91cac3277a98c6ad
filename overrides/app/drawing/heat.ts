// A heat map: a cell for each number, its value in it where there is room.
import { axisX, axisY, cell, plot, text } from "@observablehq/plot";
import type { Drawing } from "../runner/protocol";
import { cellTexts, levelOf } from "./numbers";

type Heat = Extract<Drawing, { kind: "heat" }>;

const CHARACTER = 7.4;
const AXIS = 26;
/** Pixels: cells are not made larger than this, whatever room there is. */
const WIDEST = 88;
const HIGHEST = 40;

export function heatMap({ rows, texts, low, high }: Heat, width: number): Element {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const cellWidth = Math.min(WIDEST, (width - AXIS) / columns);
  const labels = cellTexts(texts, Math.floor((cellWidth - 6) / CHARACTER));
  const cellHeight = labels ? Math.min(HIGHEST, Math.max(28, cellWidth)) : Math.min(HIGHEST, cellWidth);
  const cells = rows.flatMap((row, y) => row.map((value, x) => ({ x, y, value, label: labels?.[y]?.[x] ?? "" })));
  // Cells are in step with the indexes of the array; where they are small, not every index is told.
  const told = (count: number, size: number, room: number) => range(count).filter((at) => at % Math.ceil(room / size) === 0);
  const picture = plot({
    width: Math.ceil(AXIS + columns * cellWidth),
    height: Math.ceil(AXIS + rows.length * cellHeight),
    margin: 0,
    marginLeft: AXIS,
    marginTop: AXIS,
    padding: cellWidth > 12 ? 0.04 : 0,
    x: { domain: range(columns), label: null },
    y: { domain: range(rows.length), label: null },
    marks: [
      axisX(told(columns, cellWidth, 20), { anchor: "top", tickSize: 0, tickPadding: 6 }),
      axisY(told(rows.length, cellHeight, 16), { tickSize: 0, tickPadding: 6 }),
      cell(cells, { x: "x", y: "y", fill: ({ value }: { value: number | null }) => fillOf(value, low, high), ...(cellWidth > 12 ? { rx: 3, stroke: "var(--flash-line)" } : {}) }),
      ...(labels ? [text(cells, { x: "x", y: "y", text: "label", fill: ({ value }: { value: number | null }) => inkOf(value, low, high) })] : []),
    ],
    color: { type: "identity" },
  });
  picture.classList.add("flash-drawing__picture");
  return picture;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Colours are left to the stylesheet, so that they follow the theme even when it is switched. */
function fillOf(value: number | null, low: number, high: number): string {
  if (value === null) return "var(--flash-heat-gap)";
  const level = levelOf(value, low, high);
  const end = level < 0 ? "var(--flash-heat-negative)" : "var(--flash-heat-positive)";
  return `color-mix(in oklab, ${end} ${(Math.abs(level) * 100).toFixed(1)}%, var(--flash-heat-zero))`;
}

/** Black or white, by whether the cell's colour is past the level at which the theme turns the ink over. */
function inkOf(value: number | null, low: number, high: number): string {
  if (value === null) return "var(--flash-muted)";
  const level = Math.abs(levelOf(value, low, high)).toFixed(3);
  return `oklch(calc((${level} - var(--flash-heat-turn)) * var(--flash-heat-ink) * 1000) 0 0)`;
}

// The numbers of a drawing: as a table, and short enough for a cell. Pure.
import type { Drawing } from "../runner/protocol";
import { drawingText as text } from "../text";

/** A table's first row and the others; each row begins with its own heading. */
export interface Numbers {
  head: string[];
  rows: string[][];
}

export function numbersOf(drawing: Drawing): Numbers {
  if (drawing.kind === "heat") {
    const columns = drawing.texts[0]?.map((_, column) => String(column)) ?? [];
    return { head: ["", ...columns], rows: drawing.texts.map((row, place) => [String(place), ...row]) };
  }
  const { series, xlabel, ylabel } = drawing;
  const names = series.map(({ name }, place) => name ?? (series.length === 1 && ylabel ? ylabel : text.series(place + 1)));
  const xs = series[0]?.x ?? [];
  const rows = xs.map((x, place) => [String(x), ...series.map(({ y }) => String(y[place] ?? text.gap))]);
  return { head: [xlabel ?? "x", ...names], rows };
}

/** What is written into the cells of a heat map whose cells hold `room` characters: as given, shortened, or nothing. */
export function cellTexts(texts: readonly string[][], room: number): string[][] | null {
  const fits = (rows: readonly string[][]) => rows.every((row) => row.every((text) => text.length <= room));
  if (fits(texts)) return texts.map((row) => [...row]);
  for (const digits of [3, 2, 1]) {
    const shorter = texts.map((row) => row.map((text) => shortened(text, digits)));
    if (fits(shorter)) return shorter;
  }
  return null;
}

/** A number with at most so many digits after its point and in all; whatever else it is stays as it is. */
function shortened(text: string, digits: number): string {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return String(value);
  const rounded = Math.abs(value) >= 1 ? value.toFixed(Math.max(0, digits - 1)) : value.toFixed(digits);
  return rounded.replace(/^(-?)0\./, "$1.").replace(/^-(0?\.?0*)$/, "$1");
}

/** Where a value stands on the colour scale: from -1 to 1 if the scale has both signs, else from 0 to 1. */
export function levelOf(value: number, low: number, high: number): number {
  if (low < 0 && high > 0) return value / Math.max(-low, high);
  if (low === high) return value === 0 ? 0 : Math.sign(value) * 0.5;
  const level = (value - low) / (high - low);
  return high <= 0 ? level - 1 : level;
}

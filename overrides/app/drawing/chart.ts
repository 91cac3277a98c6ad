// A line or bar chart, with a legend. Series differ in colour and, for lines, in their dashes.
import { axisFx, axisX, axisY, barY, gridY, line, dot, plot, ruleY, type Markish } from "@observablehq/plot";
import { h } from "../dom";
import type { Drawing } from "../runner/protocol";
import { drawingText as text } from "../text";

type Chart = Extract<Drawing, { kind: "plot" }>;

/** Tokens of the palette, and dashes, in the order in which series take them. */
const COLOURS = 6;
const DASHES = ["none", "7 4", "2 4", "10 4 2 4", "4 2", "1 3"];
/** Up to so many points of a line are marked. */
const MARKED = 40;

const colourOf = (series: number): string => `var(--flash-series-${(series % COLOURS) + 1})`;
/** One further on in each round of colours, so that no two series look alike. */
const dashOf = (series: number): string => DASHES[(series + Math.floor(series / COLOURS)) % DASHES.length] ?? "none";

interface Point {
  x: number | string;
  y: number;
  series: number;
}

export function chart(drawing: Chart, width: number): Element {
  const { style, series, xlabel, ylabel } = drawing;
  const points = series.flatMap(({ x, y }, place) => x.map((at, index) => ({ x: at, y: y[index] ?? NaN, series: place })));
  const xs = [...new Set(series.flatMap(({ x }) => x))];
  const discrete = style === "bar" || xs.some((x) => typeof x === "string");
  const grouped = style === "bar" && series.length > 1;
  const step = (width - 60) / Math.max(1, xs.length);
  const longest = Math.max(1, ...xs.map((x) => String(x).length));
  const ticks = discrete ? { ticks: xs.filter((_, place) => place % Math.ceil((longest * 7 + 8) / step) === 0) } : { ticks: Math.max(2, Math.floor(width / 80)) };
  const bottom = { label: xlabel, labelAnchor: "center" as const, labelArrow: "none" as const, tickSize: 4, ...ticks };
  const zero = style === "bar" || points.some(({ y }) => y < 0) ? [ruleY([0], { stroke: "var(--flash-muted)" })] : [];
  const picture = plot({
    width,
    height: Math.round(Math.min(300, Math.max(210, width * 0.5))),
    marginLeft: marginFor(points),
    marginBottom: xlabel ? 44 : 28,
    marginTop: ylabel ? 30 : 14,
    marginRight: 16,
    x: grouped ? { domain: series.map((_, place) => place), axis: null, label: null, padding: 0.08 } : discrete ? { domain: xs } : { type: "linear" },
    ...(grouped ? { fx: { domain: xs, padding: 0.2, axis: null, label: null } } : {}),
    y: { nice: true, zero: style === "bar" },
    marks: [
      gridY({ ticks: 5, stroke: "var(--flash-line)", strokeOpacity: 1 }),
      axisY({ label: ylabel, labelArrow: "none", labelAnchor: "top", tickSize: 0, ticks: 5 }),
      grouped ? axisFx({ ...bottom, anchor: "bottom", tickSize: 0 }) : axisX(bottom),
      ...zero,
      ...(style === "bar" ? bars(points, grouped) : series.flatMap((_, place) => strokes(points.filter((point) => point.series === place), place))),
    ],
    color: { type: "identity" },
  });
  picture.classList.add("flash-drawing__picture");
  return picture;
}

function bars(points: Point[], grouped: boolean): Markish[] {
  const place = grouped ? { fx: "x", x: "series" } : { x: "x" };
  return [barY(points, { ...place, y: "y", fill: ({ series }: Point) => colourOf(series), rx: 2 })];
}

/** A line; its points are marked when they are few, and where one stands alone between gaps. */
function strokes(points: Point[], series: number): Markish[] {
  const drawn = (at: number) => Number.isFinite(points[at]?.y ?? NaN);
  const alone = points.filter((_, at) => drawn(at) && !drawn(at - 1) && !drawn(at + 1));
  const marked = points.length <= MARKED ? points : alone;
  return [
    line(points, { x: "x", y: "y", stroke: colourOf(series), strokeWidth: 2.25, strokeDasharray: dashOf(series) }),
    dot(marked, { x: "x", y: "y", r: 3, fill: colourOf(series) }),
  ];
}

/** Room for the longest label of the vertical axis, as the library writes it. */
function marginFor(points: Point[]): number {
  const values = points.map(({ y }) => y).filter(Number.isFinite);
  const most = Math.max(1, ...values.map(Math.abs));
  const spread = values.length ? Math.max(...values) - Math.min(...values) : 1;
  const decimals = spread > 0 && spread < 10 ? Math.max(1, Math.ceil(-Math.log10(spread)) + 1) : 0;
  return Math.max(34, 16 + 7.2 * (most.toFixed(0).length * (4 / 3) + decimals + (values.some((y) => y < 0) ? 1 : 0)));
}

/** Names of the series, each with a sample of how it is drawn. One unnamed series needs none. */
export function seriesLegend({ series, style }: Chart): HTMLElement[] {
  if (series.length < 2 && !series[0]?.name) return [];
  const items = series.map(({ name }, place) => h("li", {}, sample(style, place), name ?? text.series(place + 1)));
  return [h("ul", { class: "flash-drawing__legend", "aria-label": text.legend }, ...items)];
}

function sample(style: Chart["style"], series: number): Node {
  const template = document.createElement("template");
  const dash = dashOf(series);
  const mark =
    style === "bar"
      ? `<rect x="4" y="1" width="12" height="12" rx="2" fill="${colourOf(series)}"/>`
      : `<path d="M0 7H26" stroke="${colourOf(series)}" stroke-width="2.5" stroke-dasharray="${dash}"/>`;
  template.innerHTML = `<svg viewBox="0 0 26 14" width="26" height="14" aria-hidden="true">${mark}</svg>`;
  return template.content;
}

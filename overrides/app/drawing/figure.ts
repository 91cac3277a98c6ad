// A drawing on the page: title, picture, legend, and the same numbers as a table.
import { h, keepReachable } from "../dom";
import { spoken } from "../lang";
import type { Drawing } from "../runner/protocol";
import { drawingText as text } from "../text";
import { chart, seriesLegend } from "./chart";
import { heatMap } from "./heat";
import { numbersOf } from "./numbers";

/** The drawing as a figure that draws itself anew whenever its width changes. */
export function figureOf(drawing: Drawing): HTMLElement {
  const canvas = h("div", { class: "flash-drawing__canvas" });
  const figure = h("figure", { class: `flash-drawing flash-drawing--${drawing.kind}` });
  if (drawing.title) figure.append(h("figcaption", {}, drawing.title));
  if (drawing.kind === "plot") figure.append(...seriesLegend(drawing));
  figure.append(canvas, numbers(drawing));
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(canvas.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    const picture = drawing.kind === "heat" ? heatMap(drawing, width) : chart(drawing, width);
    nameParts(picture);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", drawing.alt);
    canvas.replaceChildren(picture);
  }).observe(canvas);
  return figure;
}

/** The library labels the groups inside its pictures; a picture has one label, so those become names of parts. */
function nameParts(picture: Element): void {
  for (const part of picture.querySelectorAll("[aria-label]")) {
    part.setAttribute("data-part", part.getAttribute("aria-label") ?? "");
    part.removeAttribute("aria-label");
  }
}

/** Made when it is opened: a large array has many cells. */
function numbers(drawing: Drawing): HTMLElement {
  const fold = h("details", { class: "flash-fold flash-drawing__numbers" }, h("summary", spoken(), text.numbers));
  fold.addEventListener("toggle", () => {
    if (!fold.open || fold.querySelector("table")) return;
    const { head, rows } = numbersOf(drawing);
    const cells = (row: string[]) => row.map((cell, place) => (place ? h("td", {}, cell) : h("th", { scope: "row" }, cell)));
    const table = h(
      "table",
      { class: "flash-drawing__table" },
      h("thead", {}, h("tr", {}, ...head.map((cell) => (cell ? h("th", { scope: "col" }, cell) : h("td"))))),
      h("tbody", {}, ...rows.map((row) => h("tr", {}, ...cells(row)))),
    );
    const scroller = h("div", { class: "flash-drawing__scroller", role: "group", "aria-label": text.table }, table);
    fold.append(scroller);
    keepReachable(scroller);
  });
  return fold;
}

// Charts of plain boxes, each with its numbers as a table: read on a phone, and by a screen reader.
import { h, keepReachable } from "../dom";
import { progressText as text } from "../text";

type Cell = string | Node;

export function table(caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): HTMLElement {
  const made = h(
    "table",
    { class: "flash-numbers" },
    h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows.map(([first, ...rest]) => h("tr", {}, h("th", { scope: "row" }, first ?? ""), ...rest.map((cell) => h("td", {}, cell))))),
  );
  const place = h("div", { class: "flash-numbers__place", role: "group", "aria-label": caption }, made);
  keepReachable(place);
  return place;
}

/** A chart with what it says in words; the table behind it opens on demand. */
export function chart(title: string, says: string, drawing: HTMLElement, numbers: () => HTMLElement): HTMLElement {
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", `${title}. ${says}`);
  const fold = h("details", { class: "flash-fold" }, h("summary", {}, text.numbers));
  // A table of a year's days is made only for whom it is opened.
  fold.addEventListener("toggle", () => fold.open && fold.children.length === 1 && fold.append(numbers()));
  return h("figure", { class: "flash-chart" }, drawing, h("p", { class: "flash-chart__says", "aria-hidden": "true" }, says), fold);
}

export interface Bar {
  /** What stands below it, if anything. */
  label: string;
  /** Null draws no bar. */
  value: number | null;
}

/** Bars, with a line at `goal` if there is one; all values lie between 0 and `most`. */
export function bars(values: readonly Bar[], most: number, goal: number | null = null): HTMLElement {
  const share = (value: number) => `${Math.min(100, (100 * value) / Math.max(most, 1e-9))}%`;
  let labels = 0;
  const columns = values.map(({ label, value }) => {
    const bar = h("span", { class: "flash-bars__bar" });
    bar.style.blockSize = value === null ? "0" : share(value);
    if (value) bar.classList.add("flash-bars__bar--some");
    const between = label && labels++ % 2 === 1 ? " flash-bars__label--between" : "";
    return h("span", { class: "flash-bars__column" }, h("span", { class: "flash-bars__space" }, bar), h("span", { class: `flash-bars__label${between}` }, label));
  });
  const some = goal !== null || values.some(({ value }) => value);
  const made = h("div", { class: some ? "flash-bars" : "flash-bars flash-bars--empty" }, ...columns);
  if (goal !== null) {
    const line = h("span", { class: "flash-bars__goal" });
    line.style.insetBlockEnd = `calc((100% - var(--flash-bars-label)) * ${Math.min(1, goal / most)} + var(--flash-bars-label))`;
    made.append(line);
  }
  return made;
}

/** Parts of a whole, side by side. */
export function stack(parts: readonly { name: string; value: number }[]): HTMLElement {
  const made = h("div", { class: "flash-stack" });
  for (const { name, value } of parts) {
    if (value === 0) continue;
    const part = h("span", { class: `flash-stack__part flash-stack__part--${name}` });
    part.style.flexGrow = String(value);
    made.append(part);
  }
  return made;
}

/** Weeks side by side, each from its first day downwards; `levels` begins with the first day of a week, 0 to 4. */
export function calendar(levels: readonly (number | null)[]): HTMLElement {
  const cells = levels.map((level) => h("span", { class: level === null ? "flash-calendar__none" : `flash-calendar__day flash-calendar__day--${level}` }));
  return h("div", { class: "flash-calendar" }, ...cells);
}

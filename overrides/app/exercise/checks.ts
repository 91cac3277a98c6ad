// The checks of a graded run as a list: what each asks for, whether it passed, and why not.
import { h, keepReachable } from "../dom";
import { spoken } from "../lang";
import type { Check } from "../runner/protocol";
import { exerciseText as text } from "../text";

export function checkList(checks: readonly Check[]): HTMLElement {
  // Where nothing is there to be tested yet, every check fails for the same reason: it is told in full once.
  const told = new Set<string>();
  const items = checks.map((check) => {
    const detail = check.state === "failed" ? (check.detail?.trim() ?? "") : "";
    const again = told.has(detail);
    if (isTraceback(detail)) told.add(detail);
    return checkItem(again ? { ...check, detail: text.sameError } : check);
  });
  return h("ul", { class: "flash-checks", "aria-label": text.checks }, ...items);
}

const isTraceback = (detail: string): boolean => detail.startsWith("Traceback");

function checkItem(check: Check): HTMLElement {
  const { state, message, source, detail, ms } = check;
  const said = message || h("code", {}, source.split("\n", 1)[0] ?? "");
  const line = h(
    "p",
    { class: "flash-check__line" },
    h("span", { class: "flash-check__state", ...spoken() }, text.states[state]),
    h("span", { class: "flash-check__message" }, said),
  );
  if (state !== "skipped") line.append(h("span", { class: "flash-check__time" }, text.took(ms)));
  const item = h("li", { class: `flash-check flash-check--${state}` }, line);
  if (state !== "failed") return item;
  if (message) item.append(scrolling(asserted(source, message), "flash-check__source"));
  if (detail && detail.trim() !== message) item.append(scrolling(detail, "flash-check__detail"));
  return item;
}

/** The assert without its message, which stands above it. */
function asserted(source: string, message: string): string {
  const said = source.lastIndexOf(message);
  return said < 0 ? source : source.slice(0, source.lastIndexOf(",", said)).trimEnd() || source;
}

function scrolling(content: string, name: string): HTMLElement {
  const pre = h("pre", { class: name }, content);
  keepReachable(pre);
  return pre;
}

// All keys, and what fingers can do.
import { hasPages, onSite } from "../around";
import { siteURL } from "../base";
import { h } from "../dom";
import { sessionText as text } from "../text";
import { openDialog } from "./dialog";
import { keyOf, type Wish } from "./keys";

const WISHES: readonly Wish[] = ["undo", "explain", "bury", "suspend", "search", "options", "help"];

export function openHelp(): void {
  const rows: [string[], string][] = [
    [[text.keys.space, text.keys.enter], text.keys.flip],
    [["A", "B", "C"], text.keys.choose],
    [["1", "2", "3", "4"], text.keys.rate],
    ...WISHES.filter((wish) => wish !== "explain" || hasPages()).map((wish): [string[], string] => [[keyOf(wish).toUpperCase()], text.wishes[wish]]),
    [["Esc"], text.keys.escape],
  ];
  const table = h("table", { class: "flash-keys" }, h("caption", {}, text.keys.caption), h("tbody", {}, ...rows.map(([keys, does]) => row(keys, does))));
  const touch = h("div", { class: "flash-keys__touch" }, h("h3", {}, text.touch.title), h("ul", {}, ...text.touch.lines.map((line) => h("li", {}, line))));
  const more = onSite() ? [h("p", {}, h("a", { href: siteURL("studying/").href }, text.moreHelp))] : [];
  openDialog(text.wishes.help, table, touch, ...more);
}

const row = (keys: string[], does: string): HTMLElement =>
  h("tr", {}, h("th", { scope: "row" }, ...keys.flatMap((key, place) => [...(place ? [" "] : []), h("kbd", {}, key)])), h("td", {}, does));

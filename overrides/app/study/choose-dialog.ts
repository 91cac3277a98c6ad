// What to study: search, sections, levels, tags, and whether the schedule counts.
import { button, h } from "../dom";
import { written } from "../lang";
import { sessionText as text } from "../text";
import { type Choice, everything } from "./choice";
import { openDialog } from "./dialog";
import type { Library } from "./library";

interface Choosing {
  choice: Choice;
  library: Library;
  /** Number of cards that a choice would give. */
  count: (choice: Choice) => number;
  take: (choice: Choice) => void;
  /** Cards that were suspended, by unit and title, and how to bring one back. */
  suspended: readonly { unit: string; title: string }[];
  resume: (unit: string) => Promise<boolean>;
}

const LEVELS = ["intro", "core", "advanced"];

export function openChoose({ choice, library, count, take, suspended, resume }: Choosing): void {
  const { choose } = text;
  const search = h("input", { type: "search", name: "q", class: "flash-field", autocomplete: "off", value: choice.search });
  const tags = [...new Set(library.cards.flatMap((card) => card.tags))].sort();
  const levels = LEVELS.filter((level) => library.cards.some((card) => card.level === level));
  const matches = h("p", { class: "flash-choose__matches", role: "status" });
  const start = button(choose.start, () => undefined, { look: "primary" });
  start.type = "submit";
  const reset = button(choose.reset, () => fill(everything), { look: "quiet" });
  const form = h(
    "form",
    { class: "flash-choose", oninput: () => update() },
    h("label", { class: "flash-choose__search" }, h("span", {}, choose.search), search),
    group(choose.sections, "section", library.sections.map(({ slug, title }) => [slug, title]), { lang: written() }),
    group(choose.levels, "level", levels.map((level) => [level, text.level(level)])),
    group(choose.only, "only", [
      ["ready", text.ready],
      ["failed", text.failed],
    ]),
    h("details", { class: "flash-fold flash-choose__tags" }, h("summary", {}, choose.tags), group(choose.tags, "tag", tags.map((tag) => [tag, tag]), { lang: written() })),
    group(choose.mode, "mode", [["scheduled", choose.scheduled], ["practice", choose.practice]], { type: "radio" }),
    group("", "shuffle", [["1", choose.shuffle]]),
    ...(suspended.length > 0 ? [suspendedFold(suspended, resume)] : []),
    h("div", { class: "flash-choose__end" }, matches, h("div", { class: "flash-choose__actions" }, reset, start)),
  );
  const dialog = openDialog(choose.title, form);
  const shuffle = form.querySelector<HTMLInputElement>("[name=shuffle]");
  const folded = form.querySelector<HTMLDetailsElement>(".flash-choose__tags");

  const read = (): Choice => {
    const data = new FormData(form);
    const list = (name: string) => data.getAll(name).map(String);
    const practice = data.get("mode") === "practice";
    return {
      sections: list("section"),
      levels: list("level"),
      tags: list("tag"),
      search: search.value.trim(),
      ready: list("only").includes("ready"),
      failed: list("only").includes("failed"),
      practice,
      shuffle: practice && data.has("shuffle"),
    };
  };
  const fill = (wanted: Choice) => {
    const on = new Set([
      ...wanted.sections.map((value) => `section ${value}`),
      ...wanted.levels.map((value) => `level ${value}`),
      ...wanted.tags.map((value) => `tag ${value}`),
      ...(wanted.ready ? ["only ready"] : []),
      ...(wanted.failed ? ["only failed"] : []),
      `mode ${wanted.practice ? "practice" : "scheduled"}`,
      ...(wanted.shuffle ? ["shuffle 1"] : []),
    ]);
    search.value = wanted.search;
    for (const box of form.querySelectorAll<HTMLInputElement>("[type=checkbox], [type=radio]")) box.checked = on.has(`${box.name} ${box.value}`);
    if (folded && wanted.tags.length > 0) folded.open = true;
    update();
  };
  const update = () => {
    const wanted = read();
    const found = count(wanted);
    matches.textContent = choose.matches(found);
    start.disabled = found === 0;
    if (shuffle) shuffle.disabled = !wanted.practice;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    take(read());
  });
  fill(choice);
  search.focus();
}

function suspendedFold(suspended: Choosing["suspended"], resume: Choosing["resume"]): HTMLElement {
  const { title } = text.suspendedCards;
  const summary = h("summary", {}, title(suspended.length));
  const list = h("ul", { class: "flash-choose__suspended" });
  const fold = h("details", { class: "flash-fold" }, summary, list);
  for (const { unit, title: card } of suspended) {
    const bring = async () => {
      if (!(await resume(unit))) return;
      entry.remove();
      summary.textContent = title(list.children.length);
      if (list.children.length === 0) fold.remove();
    };
    const entry = h("li", {}, h("span", written(), card), button(text.suspendedCards.resume, () => void bring(), { name: text.suspendedCards.resumeName(card) }));
    list.append(entry);
  }
  return fold;
}

function group(legend: string, name: string, options: readonly (readonly [string, string])[], { type = "checkbox", lang = {} } = {}): HTMLElement {
  const boxes = options.map(([value, label]) => h("label", { class: "flash-option" }, h("input", { type, name, value }), h("span", lang, label)));
  const list = h("div", { class: "flash-choose__options" }, ...boxes);
  return legend ? h("fieldset", { class: "flash-choose__group" }, h("legend", {}, legend), list) : list;
}

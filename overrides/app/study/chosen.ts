// What the learner chose to study, in words, with the way back to everything.
import { button, h } from "../dom";
import { written } from "../lang";
import { sessionText as text } from "../text";
import { type Choice, everything, isPart } from "./choice";
import type { Library } from "./library";

export function chosenLine(choice: Choice, library: Library, take: (choice: Choice) => void): HTMLElement | null {
  if (!isPart(choice) && !choice.practice) return null;
  const terms = termsOf(choice, library).map(([term, lang]) => h("li", { class: "flash-chip", ...lang }, term));
  const all = button("✕", () => take(everything), { name: text.clear, look: "quiet" });
  return h("div", { class: "flash-study__chosen" }, h("ul", { "aria-label": text.chosen }, ...terms), all);
}

/** Each term, and for what comes from the cards its language. */
function termsOf(choice: Choice, library: Library): [string, { lang?: string }?][] {
  const titles = choice.sections.map((slug) => library.sections.find((section) => section.slug === slug)?.title ?? slug);
  const fromCards = [...titles, ...choice.tags].map((term): [string, { lang?: string }] => [term, written()]);
  const own = [
    ...(choice.practice ? [text.practice] : []),
    ...choice.levels.map(text.level),
    ...(choice.search ? [text.found(choice.search)] : []),
    ...(choice.ready ? [text.ready] : []),
    ...(choice.failed ? [text.failed] : []),
  ];
  return [...fromCards, ...own.map((term): [string] => [term])];
}

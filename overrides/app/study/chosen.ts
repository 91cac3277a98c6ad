// What the learner chose to study, in words, with the way back to everything.
import { button, h } from "../dom";
import { sessionText as text } from "../text";
import { type Choice, everything, isPart } from "./choice";
import type { Library } from "./library";

export function chosenLine(choice: Choice, library: Library, take: (choice: Choice) => void): HTMLElement | null {
  if (!isPart(choice) && !choice.practice) return null;
  const terms = termsOf(choice, library).map((term) => h("li", { class: "flash-chip" }, term));
  const all = button("✕", () => take(everything), { name: text.clear, look: "quiet" });
  return h("div", { class: "flash-study__chosen" }, h("ul", { "aria-label": text.chosen }, ...terms), all);
}

function termsOf(choice: Choice, library: Library): string[] {
  const titles = choice.sections.map((slug) => library.sections.find((section) => section.slug === slug)?.title ?? slug);
  return [
    ...(choice.practice ? [text.practice] : []),
    ...titles,
    ...choice.levels.map(text.level),
    ...choice.tags,
    ...(choice.search ? [text.found(choice.search)] : []),
    ...(choice.ready ? [text.ready] : []),
    ...(choice.failed ? [text.failed] : []),
  ];
}

// Gaps of a cloze card, on its own page: each opens when it is pressed, with what the folded answer says.
import { button, h } from "../dom";
import { exerciseText as text } from "../text";

const ANSWER = ".card-gist";

/** Makes buttons of the gaps on the page. */
export function openGaps(): void {
  for (const gap of document.querySelectorAll<HTMLElement>(".flash-gap[data-gap]:not(mark)")) {
    if (!gap.closest(`${ANSWER}, flash-study`)) openInText(gap);
  }
  for (const formula of document.querySelectorAll<HTMLElement>(".katex:has(.flash-gap:not(.flash-gap--filled))")) {
    if (!formula.closest(`${ANSWER}, flash-study`) && !formula.dataset["opens"]) openInFormula(formula);
  }
}

function openInText(gap: HTMLElement): void {
  const key = gap.dataset["gap"] ?? "";
  const hint = hintOf(gap);
  const name = hint ? text.openGapWithHint(hint) : text.openGap;
  const opener = h("button", { type: "button", class: "flash-gap", "aria-label": name, onclick: () => show(opener, answerOf(opener, `mark[data-gap="${key}"]`)) });
  opener.append(...gap.childNodes);
  gap.replaceWith(opener);
  hold(opener);
}

/** Keeps punctuation on the line of a button before it, as the build does with formulas. */
function hold(opener: HTMLElement): void {
  const text = opener.nextSibling;
  const [end] = (text instanceof Text && /^[-.,;:!?)\]…]{1,2}/.exec(text.data)) || [""];
  if (!(text instanceof Text) || !end) return;
  text.splitText(end.length);
  opener.classList.add("flash-held");
  text.replaceWith(h("span", { class: "flash-holds" }, end));
}

/** A formula is one picture, so its gaps open together. A button can't stand inside it, and would cut the sentence beside it. */
function openInFormula(formula: HTMLElement): void {
  const keys = [...formula.querySelectorAll<HTMLElement>(".katex-html [data-gap]")].map(({ dataset }) => dataset["gap"] ?? "");
  formula.dataset["opens"] = keys.join(" ");
  const reveal = () => {
    const filled = answerOf(formula, `.katex-html [data-gap="${keys[0] ?? ""}"]`)?.closest(".katex");
    opener.remove();
    show(formula, filled);
  };
  const opener: HTMLElement = button(text.openFormula, reveal);
  opener.classList.add("flash-opens");
  formula.addEventListener("click", reveal, { once: true });
  (formula.closest("h1, h2, p, li, .flash-math") ?? formula).after(opener);
}

/** What stands in the card's answer where the gap is. */
const answerOf = (gap: HTMLElement, selector: string): Element | null | undefined =>
  (gap.closest("article, main, li") ?? document).querySelector(`${ANSWER} ${selector}`);

function show(gap: HTMLElement, filled: Element | null | undefined): void {
  if (!filled) return;
  const shown = filled.cloneNode(true) as HTMLElement;
  shown.tabIndex = -1;
  // The same follows it, whatever follows it there; in running text it is no box.
  shown.classList.toggle("flash-held", gap.classList.contains("flash-held") && shown.matches(".katex"));
  gap.replaceWith(shown);
  shown.focus({ preventScroll: true });
}

/** The author's own words in the brackets, if there are any. */
export function hintOf(gap: Element): string {
  const hint = (gap.textContent ?? "").replace(/^\[|\]$/g, "");
  return hint === "…" ? "" : hint;
}

// A card's HTML as plain text: to be read out, and to be compared with what it said before.

/** Where a line ends. */
const BLOCKS = "p, li, pre, div, tr, h1, h2, h3, h4, h5, h6, figcaption, dt, dd, blockquote";
/** What is no text: drawings tell their own in an attribute. */
const SILENT = "script, style, svg, button, template";

/** `math` says how formulas stand in it: as their author wrote them, or by their signs, as a screen reader reads them. */
export function plainText(content: Element | DocumentFragment, math: "tex" | "signs"): string {
  const copy = content.cloneNode(true) as Element | DocumentFragment;
  for (const formula of copy.querySelectorAll(".katex")) formula.replaceWith(formulaText(formula, math));
  for (const silent of copy.querySelectorAll(SILENT)) silent.remove();
  for (const block of copy.querySelectorAll(BLOCKS)) block.append("\n");
  const lines = (copy.textContent ?? "").split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return lines.filter(Boolean).join("\n");
}

/** A typeset formula holds its signs twice, once to be seen and once to be read out, and its source beside the latter. */
function formulaText(formula: Element, math: "tex" | "signs"): string {
  const source = formula.querySelector("annotation");
  if (math === "tex" && source) return `$${source.textContent ?? ""}$`;
  source?.remove();
  return (formula.querySelector("math") ?? formula).textContent ?? "";
}

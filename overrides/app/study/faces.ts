// The two sides of a card.
import { baseURL, siteURL } from "../base";
import { cardHTML } from "../deck/html";
import { h } from "../dom";
import { studyText as text } from "../text";
import type { Entry } from "./study";

/** A side is focused when it is turned up, so that a screen reader goes on reading there. */
const face = (name: string, ...children: Node[]): HTMLElement =>
  h("section", { class: `flash-face flash-face--${name}`, "aria-label": name === "question" ? text.question : text.answer, tabindex: "-1" }, ...children);

const question = ({ card }: Entry): HTMLElement =>
  h("div", { class: "flash-face__question", role: "heading", "aria-level": "2" }, cardHTML(card.question, baseURL));

export const questionFace = (entry: Entry): HTMLElement => face("question", question(entry));

export function answerFace(entry: Entry): HTMLElement {
  const { card } = entry;
  const gist = h("div", { class: "card-gist flash-face__gist" }, cardHTML(card.answer, baseURL));
  const about = h("div", { class: "card-source flash-face__about" });
  if (card.source) about.append(labelled(card.source));
  about.append(h("p", {}, h("a", { href: siteURL(card.url).href }, text.page)));
  const parts = [question(entry), gist];
  if (card.details) {
    const details = h("div", { class: "card-details" }, cardHTML(card.details, baseURL), about);
    parts.push(h("details", { class: "flash-face__details" }, h("summary", {}, text.details), details));
  } else parts.push(about);
  return face("answer", ...parts);
}

/** The source is a paragraph of its own; the word that introduces it goes inside. */
function labelled(source: string): DocumentFragment {
  const fragment = cardHTML(source, baseURL);
  fragment.querySelector("p")?.prepend(text.source);
  return fragment;
}

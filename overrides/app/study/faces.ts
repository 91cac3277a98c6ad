// The two sides of a card.
import { baseURL, siteURL } from "../base";
import { cardHTML } from "../deck/html";
import { faceOf, isWork } from "../deck/types";
import { h } from "../dom";
import { studyText as text } from "../text";
import type { Entry } from "./library";

/** What a learner works on stands below the question, not in it: a heading is no place for an editor. */
const WORK = "flash-code, flash-predict, flash-choice, flash-typed";

/** A side is focused when it is turned up, so that a screen reader goes on reading there. */
const face = (name: string, ...children: Node[]): HTMLElement =>
  h("section", { class: `flash-face flash-face--${name}`, "aria-label": name === "question" ? text.question : text.answer, tabindex: "-1" }, ...children);

function question({ card, unit }: Entry): HTMLElement[] {
  const content = cardHTML(faceOf(card, unit).question, baseURL);
  const work = [...content.querySelectorAll<HTMLElement>(WORK)];
  for (const element of work) element.remove();
  return [h("div", { class: "flash-face__question", role: "heading", "aria-level": "2" }, content), ...work];
}

export function questionFace(entry: Entry): HTMLElement {
  const made = face("question", ...question(entry));
  if (isWork(entry.card)) made.classList.add("flash-face--work");
  return made;
}

export function answerFace(entry: Entry): HTMLElement {
  const made = face("answer", ...question(entry), ...answer(entry));
  if (isWork(entry.card)) made.classList.add("flash-face--work");
  return made;
}

/** Makes an answer of a question in its place: what the learner has done there stays, result and all. */
export function revealAnswer(face: HTMLElement, entry: Entry): void {
  const [gist, ...more] = answer(entry);
  face.classList.replace("flash-face--question", "flash-face--answer");
  face.setAttribute("aria-label", text.answer);
  face.append(...(gist ? [gist] : []), ...more);
  gist?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function answer({ card, unit }: Entry): HTMLElement[] {
  const gist = h("div", { class: "card-gist flash-face__gist" }, cardHTML(faceOf(card, unit).answer, baseURL));
  const about = h("div", { class: "card-source flash-face__about" });
  if (card.source) about.append(labelled(card.source));
  about.append(h("p", {}, h("a", { href: siteURL(card.url).href }, text.page)));
  if (!card.details) return [gist, about];
  const details = h("div", { class: "card-details" }, cardHTML(card.details, baseURL), about);
  return [gist, h("details", { class: "flash-fold flash-face__details" }, h("summary", {}, text.details), details)];
}

/** The source is a paragraph of its own; the word that introduces it goes inside. */
function labelled(source: string): DocumentFragment {
  const fragment = cardHTML(source, baseURL);
  fragment.querySelector("p")?.prepend(text.source);
  return fragment;
}

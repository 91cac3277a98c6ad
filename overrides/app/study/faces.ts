// The two sides of a card.
import { baseURL, siteURL } from "../base";
import { cardHTML } from "../deck/html";
import { faceOf, isTyped, isWork } from "../deck/types";
import { h } from "../dom";
import type { Committed } from "../exercise/graded";
import { hintOf } from "../exercise/gaps";
import { exerciseText, studyText as text } from "../text";
import type { Entry } from "./library";

/** What a learner works on stands below the question, not in it: a heading is no place for an editor. */
const WORK = "flash-code, flash-predict, flash-choice, flash-typed";

/** What takes an answer as it stands when the card is turned, and shows the right one on its back. */
const COMMITTED = "flash-choice, flash-typed";

/** A side is focused when it is turned up, so that a screen reader goes on reading there. */
const face = (name: string, ...children: Node[]): HTMLElement =>
  h("section", { class: `flash-face flash-face--${name}`, "aria-label": name === "question" ? text.question : text.answer, tabindex: "-1" }, ...children);

function question({ card, unit }: Entry): HTMLElement[] {
  const content = cardHTML(faceOf(card, unit).question, baseURL);
  const work = [...content.querySelectorAll<HTMLElement>(WORK)];
  for (const element of work) element.remove();
  for (const gap of content.querySelectorAll("span.flash-gap")) named(gap);
  return [h("div", { class: "flash-face__question", role: "heading", "aria-level": "2" }, content), ...work];
}

/** A screen reader does not say brackets and dots. */
function named(gap: Element): void {
  const hint = hintOf(gap);
  gap.setAttribute("role", "img");
  gap.setAttribute("aria-label", hint ? exerciseText.gapWithHint(hint) : exerciseText.gap);
}

/** Whether there is something on the card to click on or type into. */
export const isWorkedOn = ({ card, unit }: Entry): boolean => isWork(card) || isTyped(card, unit);

export function questionFace(entry: Entry): HTMLElement {
  const made = face("question", ...question(entry));
  if (isWorkedOn(entry)) made.classList.add("flash-face--work");
  return made;
}

/** The card that the page came with, of which only the question is there. */
export const FIRST = ".flash-face--first";

/** That card, made into this question if it asks the same: it is on screen already. */
export function takenOver(stage: HTMLElement, face: HTMLElement): HTMLElement {
  const first = stage.querySelector<HTMLElement>(FIRST);
  if (!first || first.textContent.trim() !== face.textContent.trim()) return face;
  for (const { name, value } of face.attributes) first.setAttribute(name, value);
  return first;
}

export function answerFace(entry: Entry): HTMLElement {
  const made = face("answer", ...question(entry), ...answer(entry));
  // The statement stands in the answer once more, with its gap filled.
  if (entry.card.type === "cloze" && !isWorkedOn(entry)) made.classList.add("flash-face--cloze");
  if (isWorkedOn(entry)) made.classList.add("flash-face--work");
  reveal(made);
  return made;
}

/** Takes what was chosen or typed on the card as the answer, and has it graded; false if there is nothing. */
export const commit = (stage: HTMLElement): boolean => stage.querySelector<Committed>(COMMITTED)?.commit() ?? false;

function reveal(face: HTMLElement): void {
  for (const element of face.querySelectorAll(COMMITTED)) element.setAttribute("revealed", "");
}

/** Makes an answer of a question in its place: what the learner has done there stays, result and all. */
export function revealAnswer(face: HTMLElement, entry: Entry): void {
  const [gist, ...more] = answer(entry);
  face.classList.replace("flash-face--question", "flash-face--answer");
  face.setAttribute("aria-label", text.answer);
  reveal(face);
  face.append(...(gist ? [gist] : []), ...more);
  gist?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function answer({ card, unit }: Entry): HTMLElement[] {
  const gist = h("div", { class: "card-gist flash-face__gist" }, cardHTML(faceOf(card, unit).answer, baseURL));
  const about = h("div", { class: "card-source flash-face__about" });
  if (card.source) about.append(labelled(card.source));
  if (card.url) about.append(h("p", {}, h("a", { href: siteURL(card.url).href }, text.page)));
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

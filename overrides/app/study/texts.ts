// What the learner last saw on a card, so that a card that was edited since can say so.
import { baseURL } from "../base";
import { cardHTML } from "../deck/html";
import type { Card } from "../deck/types";
import { hash } from "../hash";
import { plainText } from "./plain";

/** A card as it was shown. */
export interface Shown {
  hash: string;
  question: string;
  answer: string;
  /** The author's own number, raised to say that the card is another one now. */
  revision: number;
}

export interface Change {
  /** What the learner saw; null if that was on another device. */
  before: Shown | null;
  now: Shown;
  /** The author suggests to learn the card anew. */
  revised: boolean;
}

/** Where texts lie, by the card's id. */
export interface TextShelf {
  get(name: string): Promise<unknown>;
  put(name: string, value: unknown): Promise<void>;
}

export function shownText(card: Card): Shown {
  const question = plainText(cardHTML(card.question, baseURL), "tex");
  const answer = plainText(cardHTML(card.answer, baseURL), "tex");
  return { hash: hash(`${question}\n\n${answer}`).toString(36), question, answer, revision: 0 };
}

/** How the card differs from what was seen, if it does. */
export function changeOf(before: Shown | undefined, now: Shown): Change | null {
  if (!before) return null;
  const revised = now.revision > before.revision;
  return revised || before.hash !== now.hash ? { before, now, revised } : null;
}

/** Where nothing can be read, nothing is said: that a card changed is no more than a courtesy. */
export async function changeSince(texts: TextShelf, card: Card): Promise<Change | null> {
  const before = (await texts.get(card.id).catch(() => undefined)) as Shown | undefined;
  return before ? changeOf(before, shownText(card)) : null;
}

export async function rememberText(texts: TextShelf, card: Card): Promise<void> {
  await texts.put(card.id, shownText(card)).catch(() => undefined);
}

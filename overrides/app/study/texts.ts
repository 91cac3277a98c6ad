// What the learner last saw on a card, so that a card that was edited since can say so.
import { baseURL } from "../base";
import { cardHTML } from "../deck/html";
import type { Card } from "../deck/types";
import { hash } from "../hash";
import type { Shelf } from "../log/types";
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

export function shownText(card: Card): Shown {
  const question = plainText(cardHTML(card.question, baseURL), "tex");
  const answer = plainText(cardHTML(card.answer, baseURL), "tex");
  return { hash: hash(`${question}\n\n${answer}`).toString(36), question, answer, revision: card.revision };
}

/** How the card differs from what was seen, if it does. */
export function changeOf(before: Shown | undefined, now: Shown): Change | null {
  if (!before) return null;
  const revised = now.revision > before.revision;
  return revised || before.hash !== now.hash ? { before, now, revised } : null;
}

/** The texts as this device knows them. Where none can be read or kept, nothing is said: it is no more than a courtesy. */
export class Texts {
  readonly #shelf: Shelf;
  /** Seen in this session: storing takes a moment. */
  readonly #seen = new Map<string, Shown>();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async changeOf(card: Card): Promise<Change | null> {
    const before = await this.#before(card);
    return before ? changeOf(before, shownText(card)) : null;
  }

  /** The learner has seen the card as it is now. */
  async remember(card: Card): Promise<void> {
    const now = shownText(card);
    const before = this.#before(card);
    this.#seen.set(card.id, now);
    const known = await before;
    if (!known || changeOf(known, now)) await this.#shelf.put(card.id, now).catch(() => undefined);
  }

  async #before({ id }: Card): Promise<Shown | undefined> {
    return this.#seen.get(id) ?? ((await this.#shelf.get(id).catch(() => undefined)) as Shown | undefined);
  }
}

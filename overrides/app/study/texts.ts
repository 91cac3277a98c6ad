// What the learner last saw on a card, so that a card that was edited since can say so.
import { baseURL } from "../base";
import { cardHTML } from "../deck/html";
import type { Card } from "../deck/types";
import { hash } from "../hash";
import type { Seen, Shelf } from "../log/types";
import { plainText } from "./plain";

/** What the unit that asks a reversed card from its other end has after the card's id. */
const BACK = "#reversed";

/** A card as it was shown. */
export interface Shown {
  hash: string;
  question: string;
  answer: string;
  /** Question and answer of a reversed card from its other end; missing where there is none, or it was not kept yet. */
  reverse?: string;
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
  const plain = (html: string) => plainText(cardHTML(html, baseURL), "tex");
  const [question, answer] = [plain(card.question), plain(card.answer)];
  // The faces of a cloze card are made of its statement; only the other end of a reversed card says something of its own.
  const back = card.faces[`${card.id}${BACK}`];
  const reverse = back ? { reverse: `${plain(back.question)}\n\n${plain(back.answer)}` } : {};
  return { hash: hash(`${question}\n\n${answer}`).toString(36), question, answer, ...reverse, revision: card.revision };
}

/** How the card differs from what was seen, if it does. */
export function changeOf(before: Shown | undefined, now: Shown): Change | null {
  if (!before) return null;
  const revised = now.revision > before.revision;
  const turned = before.reverse !== undefined && before.reverse !== now.reverse;
  return revised || turned || before.hash !== now.hash ? { before, now, revised } : null;
}

const isNews = (known: Shown | undefined, now: Shown): boolean => !known || known.reverse !== now.reverse || changeOf(known, now) !== null;

/** The texts as this device knows them. Where none can be read or kept, nothing is said: it is no more than a courtesy. */
export class Texts {
  readonly #shelf: Shelf;
  /** Seen in this session: storing takes a moment. */
  readonly #seen = new Map<string, Shown>();
  /** The card that was looked at last, as it is now, and whether that is news. */
  #looked: { card: Card; now: Shown; news: boolean } | null = null;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async changeOf(card: Card): Promise<Change | null> {
    const before = await this.#before(card);
    const now = shownText(card);
    this.#looked = { card, now, news: isNews(before, now) };
    return changeOf(before, now);
  }

  /** What is to be kept with an answer to the card; null if it is known. */
  unkept(card: Card): Seen | null {
    // Who answers at once was quicker than the look at what is known.
    const { now, news } = this.#looked?.card === card ? this.#looked : this.#lookAt(card);
    return news ? { name: card.id, value: now } : null;
  }

  /** It was kept with an answer. */
  kept({ name, value }: Seen): void {
    this.#seen.set(name, value as Shown);
    if (this.#looked?.card.id === name) this.#looked.news = false;
  }

  #lookAt(card: Card): { now: Shown; news: boolean } {
    const now = shownText(card);
    return { now, news: isNews(this.#seen.get(card.id), now) };
  }

  /** The learner has seen the card as it is now. */
  async remember(card: Card): Promise<void> {
    const now = shownText(card);
    const before = this.#before(card);
    this.#seen.set(card.id, now);
    if (isNews(await before, now)) await this.#shelf.put(card.id, now).catch(() => undefined);
  }

  async #before({ id }: Card): Promise<Shown | undefined> {
    return this.#seen.get(id) ?? ((await this.#shelf.get(id).catch(() => undefined)) as Shown | undefined);
  }
}

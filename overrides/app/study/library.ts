// The deck as a session uses it: what all cards are about, and the cards themselves.
import type { Card, Deck } from "../deck/types";
import type { Choosable } from "./choice";

/** A card to show, with the title of its section. */
export interface Entry {
  card: Card;
  section: string;
}

export class Library {
  readonly cards: readonly Choosable[];
  readonly sections: readonly { slug: string; title: string }[];
  readonly #entries = new Map<string, Entry>();
  readonly #ofUnit = new Map<string, Choosable>();
  readonly #byName = new Map<string, Choosable>();

  constructor(deck: Deck) {
    this.sections = deck.sections;
    this.cards = deck.sections.flatMap(({ slug: section, cards }) => cards.map((card) => ({ ...card, section })));
    for (const { title, cards } of deck.sections) {
      for (const card of cards) for (const unit of card.units) this.#entries.set(unit, { card, section: title });
    }
    for (const card of this.cards) {
      for (const unit of card.units) this.#ofUnit.set(unit, card);
      this.#byName.set(card.id, card).set(card.slug, card);
    }
  }

  has(unit: string): boolean {
    return this.#ofUnit.has(unit);
  }

  /** The card of a unit. */
  of(unit: string): Choosable | undefined {
    return this.#ofUnit.get(unit);
  }

  /** A card by its id or its slug. */
  named(name: string): Choosable | undefined {
    return this.#byName.get(name);
  }

  /** The card of a unit, which is loaded. */
  entry(unit: string): Entry {
    const entry = this.#entries.get(unit);
    if (!entry) throw new Error(`unit ${unit} is not in the deck`);
    return entry;
  }
}

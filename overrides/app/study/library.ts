// The deck as a session uses it: what all cards are about, how they hang together, and the cards themselves once they are loaded.
import type { Outline } from "../deck/deck";
import { loadMathStyle } from "../deck/html";
import type { Card, CardEntry } from "../deck/types";
import type { Kin } from "./queue";
import { loadWork } from "./work";

/** A unit to show, with its card and the title of its section. */
export interface Entry {
  unit: string;
  card: Card;
  section: string;
}

const NONE: readonly string[] = [];

export class Library {
  readonly cards: readonly CardEntry[];
  readonly sections: readonly { slug: string; title: string }[];
  readonly #outline: Outline;
  readonly #byName = new Map<string, CardEntry>();
  readonly #titles: ReadonlyMap<string, string>;
  readonly #loaded = new Map<string, Card>();
  readonly #kin = new Map<string, Kin>();
  /** Ids of the cards that need a card. */
  readonly #opens = new Map<string, string[]>();

  constructor(outline: Outline) {
    this.#outline = outline;
    this.cards = outline.cards;
    this.sections = outline.sections;
    this.#titles = new Map(outline.sections.map(({ slug, title }) => [slug, title]));
    for (const card of this.cards) {
      this.#byName.set(card.id, card).set(card.slug, card);
      for (const need of card.needs) {
        const opens = this.#opens.get(need);
        if (opens) opens.push(card.id);
        else this.#opens.set(need, [card.id]);
      }
    }
  }

  has(unit: string): boolean {
    return this.#outline.entry(unit) !== undefined;
  }

  /** The card of a unit, in short. */
  of(unit: string): CardEntry | undefined {
    return this.#outline.entry(unit);
  }

  /** A card by its id or its slug. */
  named(name: string): CardEntry | undefined {
    return this.#byName.get(name);
  }

  /** What a unit's card consists of, needs, and is needed by. */
  kin(unit: string): Kin {
    const card = this.of(unit);
    if (!card) return { id: unit, units: [unit], needs: [], opens: [] };
    const known = this.#kin.get(card.id);
    if (known) return known;
    const kin = { id: card.id, units: card.units, needs: this.#unitsOf(card.needs), opens: this.#unitsOf(this.#opens.get(card.id) ?? NONE) };
    this.#kin.set(card.id, kin);
    return kin;
  }

  #unitsOf(ids: readonly string[]): readonly string[] {
    return ids.length === 0 ? NONE : ids.flatMap((id) => this.named(id)?.units ?? []);
  }

  titleOf(section: string): string {
    return this.#titles.get(section) ?? section;
  }

  /** The card of a unit as it is shown, if it is here already. */
  entry(unit: string): Entry | null {
    const short = this.of(unit);
    const card = short && this.#loaded.get(short.id);
    return card ? { unit, card, section: this.titleOf(short.section) } : null;
  }

  /** The same for a card that is known to be here. */
  shown(unit: string): Entry {
    const entry = this.entry(unit);
    if (!entry) throw new Error(`unit ${unit} is not loaded`);
    return entry;
  }

  /** Fetches the card of a unit, and what it takes to show it. */
  async load(unit: string): Promise<void> {
    const card = await this.#outline.card(unit);
    await Promise.all([card.math && loadMathStyle(), loadWork(card)]);
    this.#loaded.set(card.id, card);
  }
}

// The deck as scripts/flashdeck/outputs/deck.py writes it. Its published schema is deck/schema.json.

/** The one format that this code reads. */
export const SCHEMA = 4;

export interface Section {
  slug: string;
  title: string;
  /** Name of the section's file, next to the index. */
  file: string;
  /** Number of cards. */
  cards: number;
}

/** What a queue, a filter and a search need of a card. */
export interface CardEntry {
  /** Identity for ever; progress hangs on it. */
  id: string;
  slug: string;
  /** Slug of the section. */
  section: string;
  type: CardType;
  level: string;
  tags: string[];
  /** Ids of the cards to know first. */
  needs: string[];
  title: string;
  /** What is scheduled on its own: the card's id, or `id#key` for a part of one. */
  units: string[];
  /** Changes when what is to be read in question and answer does. */
  text: string;
  /** Raised by the author when the card has become another one. */
  revision: number;
}

export type CardType = "basic" | "choice" | "cloze" | "reversed" | "predict" | "code";

/** Question and answer of a unit, as HTML. */
export interface Face {
  question: string;
  answer: string;
}

export interface Snippet {
  name: string;
  code: string;
  output: string;
}

export interface Card {
  /** Identity for ever; progress hangs on it. */
  id: string;
  slug: string;
  type: CardType;
  level: string;
  tags: string[];
  /** Slugs of the cards to know first. */
  needs: string[];
  title: string;
  /** The card's page, relative to the site's base, as are the links in all HTML below. */
  url: string;
  /** With the element of what is to be done, such as `<flash-choice>`, and a box for each gap. */
  question: string;
  answer: string;
  /** Of the units that ask something else than the card's own question. */
  faces: Record<string, Face>;
  details: string;
  source: string;
  /** Whether the card needs the math stylesheet. */
  math: boolean;
  /** What is scheduled on its own: the card's id, or `id#key` for a part of one. */
  units: string[];
  text: string;
  revision: number;
  snippets: Snippet[];
}

/** What a unit of the card asks, and its answer. */
export const faceOf = (card: Card, unit: string): Face => card.faces[unit] ?? card;

/** Whether it takes Python to grade the card. */
export const runsPython = ({ type }: Pick<CardEntry, "type">): boolean => type === "code" || type === "predict";

/** Whether something is to be done on the card itself that shows whether it is known: code, a prediction, a choice. */
export const isWork = (card: Pick<CardEntry, "type">): boolean => runsPython(card) || card.type === "choice";

/** Whether the answer to a unit can be typed. Whoever has it in mind need not. */
export const isTyped = (card: Card, unit: string): boolean => faceOf(card, unit).question.includes("<flash-typed ");

/** A part of the deck: sections in their order, with the cards that were loaded. */
export interface Deck {
  name: string;
  sections: { slug: string; title: string; cards: Card[] }[];
}

// The deck as scripts/flashdeck/outputs/deck.py writes it. Its published schema is deck/schema.json.

/** The one format that this code reads. */
export const SCHEMA = 2;

export interface Section {
  slug: string;
  title: string;
  /** Name of the section's file, next to the index. */
  file: string;
  /** Number of cards. */
  cards: number;
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
  type: "basic" | "code" | "predict";
  level: string;
  tags: string[];
  needs: string[];
  title: string;
  /** The card's page, relative to the site's base, as are the links in all HTML below. */
  url: string;
  /** With the element of what is to be done, `<flash-code>` or `<flash-predict>`, on a card of such a kind. */
  question: string;
  answer: string;
  details: string;
  source: string;
  /** Whether the card needs the math stylesheet. */
  math: boolean;
  /** What is scheduled on its own: the card's id, or `id#key` for a part of one. */
  units: string[];
  snippets: Snippet[];
  /** Raised by the author when the card has become another one. */
  revision?: number;
}

/** Whether the card's question asks for work on the card itself: code to write, an output to predict. */
export const isWork = ({ type }: Card): boolean => type === "code" || type === "predict";

/** A part of the deck: sections in their order, with the cards that were loaded. */
export interface Deck {
  name: string;
  sections: { slug: string; title: string; cards: Card[] }[];
}

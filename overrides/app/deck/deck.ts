// The one reader of the deck's files.
import { type Card, type CardEntry, type Deck, SCHEMA, type Section } from "./types";

/** The deck can't be read; the message is for the learner. */
export class DeckError extends Error {}

export const unreachable = (): DeckError => new DeckError("The cards could not be fetched: there is no connection, and they were not saved for offline use.");

export interface Index {
  name: string;
  /** Name of the outline's file. */
  cards: string;
  sections: Section[];
}

/** All cards in short, in the order in which they are studied; each is loaded, with its section, when it is asked for. */
export class Outline {
  readonly name: string;
  readonly sections: readonly Section[];
  readonly cards: readonly CardEntry[];
  readonly #folder: URL;
  readonly #ofUnit = new Map<string, CardEntry>();
  readonly #loaded = new Map<string, Promise<Map<string, Card>>>();

  constructor(folder: URL, { name, sections }: Index, cards: readonly CardEntry[]) {
    this.#folder = folder;
    this.name = name;
    this.sections = sections;
    this.cards = cards;
    for (const card of cards) for (const unit of card.units) this.#ofUnit.set(unit, card);
  }

  /** The card of a unit, in short. */
  entry(unit: string): CardEntry | undefined {
    return this.#ofUnit.get(unit);
  }

  async card(unit: string): Promise<Card> {
    const entry = this.#ofUnit.get(unit);
    const card = entry && (await this.#section(entry.section)).get(entry.id);
    if (!card) throw new DeckError("This card is no longer in the deck. Reload the page.");
    return card;
  }

  /** Fetches what `card` will need. What can't be had now is told when it is asked for. */
  prefetch(unit: string): void {
    const entry = this.#ofUnit.get(unit);
    if (entry) this.#section(entry.section).catch(() => undefined);
  }

  #section(slug: string): Promise<Map<string, Card>> {
    const known = this.#loaded.get(slug);
    if (known) return known;
    const asked = this.#load(slug);
    this.#loaded.set(slug, asked);
    // Asked for again, it is fetched again.
    asked.catch(() => this.#loaded.delete(slug));
    return asked;
  }

  async #load(slug: string): Promise<Map<string, Card>> {
    const file = this.sections.find((section) => section.slug === slug)?.file ?? "";
    const cards = readSection(await fetchJSON(new URL(file, this.#folder)));
    return new Map(cards.map((card) => [card.id, card]));
  }
}

/** Opens the deck below `folder`. */
export async function openDeck(folder: URL): Promise<Outline> {
  // Both are asked for at once; the index says under which name only to those who read no further than it.
  const [index, cards] = await Promise.all(["index.json", "cards.json"].map((file) => fetchJSON(new URL(file, folder))));
  return new Outline(folder, readIndex(index), readOutline(cards));
}

/** Loads the deck below `folder`, or one section of it if its slug is given. */
export async function loadDeck(folder: URL, slug?: string | null): Promise<Deck> {
  const index = readIndex(await fetchJSON(new URL("index.json", folder)));
  const chosen = index.sections.filter((section) => !slug || section.slug === slug);
  if (slug && chosen.length === 0) throw new DeckError(`The deck has no section “${slug}”.`);
  const sections = await Promise.all(
    chosen.map(async ({ slug, title, file }) => ({ slug, title, cards: readSection(await fetchJSON(new URL(file, folder))) })),
  );
  return { name: index.name, sections };
}

export function readIndex(data: unknown): Index {
  return checkSchema<Index>(data, "sections");
}

export function readOutline(data: unknown): CardEntry[] {
  return checkSchema<{ cards: CardEntry[] }>(data, "cards").cards;
}

export function readSection(data: unknown): Card[] {
  return checkSchema<{ cards: Card[] }>(data, "cards").cards;
}

/** The build has validated its own files, so what is checked here is what can change between site and script. */
function checkSchema<T>(data: unknown, list: keyof T & string): T {
  const { schema, [list]: items } = (data ?? {}) as { schema?: unknown } & Record<string, unknown>;
  if (typeof schema !== "number" || !Array.isArray(items)) throw new DeckError("The deck is damaged: it has another form than expected.");
  if (schema > SCHEMA) {
    throw new DeckError(`The deck is newer than this app (format ${schema}, expected ${SCHEMA}). Reload the page to get the new app.`);
  }
  if (schema < SCHEMA) throw new DeckError(`The deck is too old for this app (format ${schema}, expected ${SCHEMA}).`);
  return data as T;
}

/** A file of the deck; rejects with a `DeckError` if it can't be had. */
export async function fetchJSON(url: URL): Promise<unknown> {
  const response = await fetch(url).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw new DeckError(`The cards could not be fetched: ${url.pathname} answered ${response.status}.`);
  try {
    return await response.json();
  } catch {
    throw new DeckError(`The deck is damaged: ${url.pathname} is not JSON.`);
  }
}

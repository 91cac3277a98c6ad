// The one reader of the deck's files.
import { type Card, type Deck, SCHEMA, type Section } from "./types";

/** The deck can't be read; the message is for the learner. */
export class DeckError extends Error {}

interface Index {
  name: string;
  sections: Section[];
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

async function fetchJSON(url: URL): Promise<unknown> {
  const response = await fetch(url).catch(() => {
    throw new DeckError("The cards could not be fetched: there is no connection, and they were not saved for offline use.");
  });
  if (!response.ok) throw new DeckError(`The cards could not be fetched: ${url.pathname} answered ${response.status}.`);
  try {
    return await response.json();
  } catch {
    throw new DeckError(`The deck is damaged: ${url.pathname} is not JSON.`);
  }
}

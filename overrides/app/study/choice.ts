// What to study, as the learner chose it: a part of the deck, or practice. It stands in the page's address, so that a reload,
// a bookmark and a link all lead to the same cards. Pure.

/** What a choice looks at in a card. */
export interface Choosable {
  id: string;
  slug: string;
  /** Slug of the section. */
  section: string;
  level: string;
  tags: readonly string[];
  /** Cards that this one builds on. */
  needs: readonly string[];
  title: string;
  units: readonly string[];
}

export interface Choice {
  sections: string[];
  tags: string[];
  levels: string[];
  search: string;
  /** Only cards whose prerequisites the learner has met. */
  ready: boolean;
  /** Only what was answered with Again on this study day. */
  failed: boolean;
  /** Once through all of it, leaving the schedule as it is. */
  practice: boolean;
  /** Practice in random order. */
  shuffle: boolean;
}

/** What a choice has to know of the learner. */
export interface Known {
  /** Whether all that the card builds on has been answered, and is not being learned anew. */
  ready: (card: Choosable) => boolean;
  failed: ReadonlySet<string>;
}

const LISTS = { section: "sections", tag: "tags", level: "levels" } as const;
const SWITCHES = ["ready", "failed", "practice", "shuffle"] as const;

export const everything: Choice = { sections: [], tags: [], levels: [], search: "", ready: false, failed: false, practice: false, shuffle: false };

// The search text is not called `q`: the theme would take that for a search of the whole site.
export function choiceFrom(query: URLSearchParams): Choice {
  const choice: Choice = { ...everything, search: query.get("search")?.trim() ?? "" };
  for (const [name, list] of Object.entries(LISTS)) choice[list] = [...new Set(query.getAll(name))].filter(Boolean);
  for (const name of SWITCHES) choice[name] = query.has(name);
  return choice;
}

/** The choice as the page's query, without its question mark. */
export function toQuery(choice: Choice): string {
  const query = new URLSearchParams();
  for (const [name, list] of Object.entries(LISTS)) for (const value of choice[list]) query.append(name, value);
  if (choice.search) query.set("search", choice.search);
  for (const name of SWITCHES) if (choice[name]) query.set(name, "1");
  return query.toString();
}

/** Whether the choice leaves anything out. */
export const isPart = (choice: Choice): boolean => toQuery({ ...choice, practice: false, shuffle: false }) !== "";

/** The cards of the choice, in the deck's order. A unit is left out on its own only where the choice is about answers. */
export function chosenUnits(cards: readonly Choosable[], choice: Choice, known: Known): string[] {
  const words = plain(choice.search).split(/\s+/).filter(Boolean);
  const fits = (card: Choosable): boolean =>
    within(choice.sections, card.section) &&
    within(choice.levels, card.level) &&
    (choice.tags.length === 0 || choice.tags.some((tag) => card.tags.includes(tag))) &&
    (words.length === 0 || contains(card, words)) &&
    (!choice.ready || known.ready(card));
  const units = cards.filter(fits).flatMap((card) => card.units);
  return choice.failed ? units.filter((unit) => known.failed.has(unit)) : units;
}

const within = (wanted: readonly string[], value: string): boolean => wanted.length === 0 || wanted.includes(value);

function contains({ title, tags, slug }: Choosable, words: readonly string[]): boolean {
  const text = plain(`${title} ${tags.join(" ")} ${slug}`);
  return words.every((word) => text.includes(word));
}

/** Without case and accents: what a person types in a hurry. */
const plain = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

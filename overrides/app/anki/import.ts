// The history in a file of Anki's, as events for the log. Loaded when such a file is chosen.
import { siteURL } from "../base";
import { fetchJSON } from "../deck/deck";
import { openCollection } from "./collection";
import { AnkiError } from "./refusal";
import { type Entry, eventsOf, type Read } from "./reviews";
import type { SQLite } from "./sqlite";

/** Units by the ordinal of the card that asks for each, by the note's guid: `deck/anki.json`. */
type Units = Readonly<Record<string, Readonly<Record<string, string>>>>;

const ENTRY = ["id", "cid", "ease", "factor", "time", "type"] as const;

/** What a file says of this deck's cards. Throws an `AnkiError` if it says nothing, or can't be read. */
export async function readAnki(file: Blob, now: number): Promise<Read> {
  const [collection, deck] = await Promise.all([openCollection(file), fetchJSON(siteURL("deck/anki.json"))]);
  return historyIn(collection, (deck as { notes: Units }).notes, now);
}

/** The same of a collection, for a deck's units. */
export function historyIn(collection: SQLite, notes: Units, now: number): Read {
  try {
    const units = unitsIn(collection, notes);
    if (units.size === 0) throw new AnkiError("otherDeck");
    const read = eventsOf({ entries: entriesIn(collection), units, threeButtons: isOld(collection), offsetAt, now });
    if (read.events.length === 0) throw new AnkiError("noReviews");
    return read;
  } catch (error) {
    throw error instanceof AnkiError ? error : new AnkiError("broken", error);
  }
}

/** This deck's units by the ids that Anki's cards have in this collection. */
function unitsIn(collection: SQLite, notes: Units): Map<number, string> {
  const ours = new Map<number, Readonly<Record<string, string>>>();
  for (const [id, guid] of collection.rows("notes", ["id", "guid"])) {
    const name = String(guid);
    if (Object.hasOwn(notes, name)) ours.set(Number(id), notes[name]!);
  }
  const units = new Map<number, string>();
  for (const [id, note, ordinal] of collection.rows("cards", ["id", "nid", "ord"])) {
    const unit = ours.get(Number(note))?.[String(ordinal)];
    if (unit !== undefined) units.set(Number(id), unit);
  }
  return units;
}

function* entriesIn(collection: SQLite): Generator<Entry> {
  for (const row of collection.rows("revlog", ENTRY)) {
    const [id, cid, ease, factor, time, type] = row.map(Number) as [number, number, number, number, number, number];
    yield { id, cid, ease, factor, time, type };
  }
}

/** Whether the collection belongs to Anki's first scheduler: only old ones say so, in their settings. */
function isOld(collection: SQLite): boolean {
  for (const [settings] of collection.rows("col", ["conf"])) {
    if (!settings) continue;
    const { schedVer } = JSON.parse(String(settings)) as { schedVer?: number };
    return (schedVer ?? 1) < 2;
  }
  return false;
}

const offsetAt = (time: number): number => 0 - new Date(time).getTimezoneOffset();

// Reviews in Anki to events of the log. Pure.
//
// The same review must become the same event wherever and whenever it is imported, or it would be counted twice: its id is made from
// the unit and from the moment at which it was given, which Anki never changes.
import { hash } from "../hash";
import type { Happening, LogEvent, Rating } from "../log/types";
import { uuidv7 } from "../log/uuid";

/** A row of Anki's table `revlog`. */
export interface Entry {
  /** The moment, UTC in milliseconds. */
  id: number;
  cid: number;
  /** The button: 1 to 4; 0 if none was pressed. */
  ease: number;
  /** 0 where the schedule was left alone. */
  factor: number;
  /** Milliseconds taken. */
  time: number;
  type: number;
}

/** Kinds of entries in Anki. 5 is a change of all schedules by an option, which is of no concern here. */
const LEARN = 0;
const REVIEW = 1;
const RELEARN = 2;
const FILTERED = 3;
const MANUAL = 4;

/** Written into events as the device that they come from. */
const DEVICE = "anki";

/** What happened to a unit, if it means anything here. */
export function happeningOf({ ease, factor, time, type }: Entry, unit: string, threeButtons: boolean): Happening | null {
  // Forgotten on purpose: the card begins anew. A due date that was set by hand has a factor, and says nothing of what is known.
  if (type === MANUAL) return ease === 0 && factor === 0 ? { kind: "reset", unit } : null;
  const answer = type === LEARN || type === REVIEW || type === RELEARN || type === FILTERED;
  const rating = threeButtons && (type === LEARN || type === RELEARN) ? ofThree(ease) : ease;
  if (!answer || !isRating(rating)) return null;
  const kind = type === FILTERED && factor === 0 ? "practice" : "review";
  return { kind, unit, rating, ms: Math.max(0, time) };
}

/** Anki's first scheduler had no “Hard” on cards that are being learnt: its second button was “Good”. */
const ofThree = (ease: number): number => (ease === 2 || ease === 3 ? ease + 1 : ease);

const isRating = (value: number): value is Rating => Number.isInteger(value) && 1 <= value && value <= 4;

export interface Read {
  events: LogEvent[];
  /** Answers to cards of other decks. */
  foreign: number;
}

interface Given {
  entries: Iterable<Entry>;
  /** Units of this deck by the ids of Anki's cards. */
  units: ReadonlyMap<number, string>;
  /** Whether the collection belongs to Anki's first scheduler. */
  threeButtons: boolean;
  /** Minutes east of UTC at the learner's place: Anki notes none, so it is that of this device at that time. */
  offsetAt: (time: number) => number;
  /** What is said to have happened later is not to be believed. */
  now: number;
}

export function eventsOf({ entries, units, threeButtons, offsetAt, now }: Given): Read {
  const events: LogEvent[] = [];
  let foreign = 0;
  for (const entry of entries) {
    const unit = units.get(entry.cid);
    if (unit === undefined) {
      if (entry.ease > 0) foreign += 1;
      continue;
    }
    const time = entry.id;
    const happening = Number.isSafeInteger(time) && 0 < time && time <= now ? happeningOf(entry, unit, threeButtons) : null;
    if (happening) events.push({ id: idOf(unit, time), device: DEVICE, seq: time, time, offset: offsetAt(time), ...happening });
  }
  return { events, foreign };
}

/** What this gives for a review may never change. */
function idOf(unit: string, time: number): string {
  const parts = new DataView(new ArrayBuffer(12));
  for (let part = 0; part < 3; part += 1) parts.setUint32(4 * part, hash(`anki ${part} ${unit} ${time}`));
  return uuidv7(time, new Uint8Array(parts.buffer, 0, 10));
}

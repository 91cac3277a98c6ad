// Where a session stands, kept for this tab: it survives a reload, the browser's “back”, and a phone that throws the page away.
import type { Rating } from "../log/types";
import { ownKey } from "../storage";
import type { Field } from "./fields";

export interface Kept {
  /** The choice that the session was begun with, as in the address. */
  choice: string;
  unit: string;
  /** How far the unit's history went: once it was answered elsewhere, the rest holds no longer. */
  mark: string;
  answered: boolean;
  suggestion: Rating | null;
  /** Milliseconds that the learner has looked at the card. */
  spent: number;
  /** Units still to come in practice, in their order. */
  practice: string[] | null;
  fields: Field[];
  /** An answer that could not be stored, with the moment at which it was given. */
  unsaved: { rating: Rating; time: number; offset: number; ms: number } | null;
}

const NAME = "session 1";

/** Storing nothing here costs a reload its place, no answer: those are in the log. */
export function keep(state: Kept | null): void {
  const key = ownKey(NAME);
  if (key === null) return;
  try {
    if (state) sessionStorage.setItem(key, JSON.stringify(state));
    else sessionStorage.removeItem(key);
  } catch {
    // A private window, or a full disk.
  }
}

export function keptSession(): Kept | null {
  const key = ownKey(NAME);
  try {
    return key === null ? null : (JSON.parse(sessionStorage.getItem(key) ?? "null") as Kept | null);
  } catch {
    return null;
  }
}

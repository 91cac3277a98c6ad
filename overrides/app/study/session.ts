// A session as a reducer: what is on screen, and what each event makes of it. No DOM, no storage, no clock.
import type { Rating } from "../log/types";
import type { Next } from "./queue";
import type { Due } from "./schedule";

export type Session =
  | { phase: "loading" }
  | { phase: "error"; message: string }
  /** `since` is when the card was shown (UTC, ms); `practice` holds the units that come after it, or is null. */
  | { phase: "question"; unit: string; since: number; practice: string[] | null }
  /** `suggestion` is what the learner's own result suggests. While `saving`, an answer is on its way to the log; `unsaved`
   * tells that the last attempt failed. */
  | {
      phase: "answer";
      unit: string;
      since: number;
      practice: string[] | null;
      suggestion: Rating | null;
      saving: boolean;
      unsaved: boolean;
    }
  | { phase: "finished"; due: Due | null; practised: boolean };

export type Action =
  | { type: "show"; next: Next; now: number }
  | { type: "flip"; suggestion: Rating | null }
  | { type: "rate" }
  /** The answer is stored; `again` asks for the unit once more within this practice. */
  | { type: "rated"; next: Next; now: number; again: boolean }
  | { type: "unsaved" }
  | { type: "undone"; unit: string; now: number }
  | { type: "practise"; units: string[]; now: number }
  | { type: "failed"; message: string };

export const initial: Session = { phase: "loading" };

/** The next state. An action that does not fit the state, such as a second tap, changes nothing. */
export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case "show":
      return shown(action.next, action.now);
    case "flip":
      if (session.phase !== "question") return session;
      return { ...session, phase: "answer", suggestion: action.suggestion, saving: false, unsaved: false };
    case "rate":
      return session.phase === "answer" && !session.saving ? { ...session, saving: true, unsaved: false } : session;
    case "rated":
      if (session.phase !== "answer" || !session.saving) return session;
      if (!session.practice) return shown(action.next, action.now);
      return practising(action.again ? [...session.practice, session.unit] : session.practice, action.next, action.now);
    case "unsaved":
      return session.phase === "answer" ? { ...session, saving: false, unsaved: true } : session;
    case "undone":
      // The learner takes back a slip of the finger: they have seen the answer, and want to rate it anew.
      return { phase: "answer", unit: action.unit, since: action.now, practice: null, suggestion: null, saving: false, unsaved: false };
    case "practise":
      return practising(action.units, { unit: null, due: null }, action.now);
    case "failed":
      return { phase: "error", message: action.message };
  }
}

function shown(next: Next, now: number): Session {
  if (next.unit === null) return { phase: "finished", due: next.due, practised: false };
  return { phase: "question", unit: next.unit, since: now, practice: null };
}

function practising([unit, ...practice]: string[], next: Next, now: number): Session {
  if (unit !== undefined) return { phase: "question", unit, since: now, practice };
  return { phase: "finished", due: next.unit === null ? next.due : null, practised: true };
}

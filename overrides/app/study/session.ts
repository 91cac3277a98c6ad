// A session as a reducer: what is on screen, and what each event makes of it. No DOM, no storage, no clock.
import type { Rating } from "../log/types";
import type { Next } from "./queue";
import type { Due } from "./schedule";

/** A card on screen; `practice` holds the units that come after it, or is null where the schedule decides. */
interface OnCard {
  unit: string;
  practice: string[] | null;
}

export type Session =
  | { phase: "loading" }
  | { phase: "error"; message: string }
  | (OnCard & { phase: "question" })
  /** `suggestion` is what the learner's own result suggests. While `saving`, an answer is on its way to the log; `unsaved` is
   * the answer that could not be stored. */
  | (OnCard & { phase: "answer"; suggestion: Rating | null; saving: boolean; unsaved: Rating | null })
  | { phase: "finished"; due: Due | null; practised: boolean };

export type Action =
  | { type: "show"; next: Next }
  | { type: "flip"; suggestion: Rating | null }
  | { type: "rate" }
  /** The answer is stored; `again` asks for the unit once more within this practice. */
  | { type: "rated"; next: Next; again: boolean }
  | { type: "unsaved"; rating: Rating }
  /** The card on screen was put aside. In practice the one after it comes. */
  | { type: "skip"; next: Next }
  /** `answered`: what was taken back was an answer. */
  | { type: "undone"; unit: string; answered: boolean; practice: string[] | null }
  | { type: "practise"; units: string[]; due: Due | null }
  /** A session goes on where this tab left it. */
  | { type: "restore"; unit: string; practice: string[] | null; answered: boolean; suggestion: Rating | null; unsaved: Rating | null }
  | { type: "failed"; message: string };

export const initial: Session = { phase: "loading" };

/** The next state. An action that does not fit the state, such as a second tap, changes nothing. */
export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case "show":
      return shown(action.next);
    case "flip":
      return session.phase === "question" ? answer(session, action.suggestion) : session;
    case "rate":
      return session.phase === "answer" && !session.saving ? { ...session, saving: true, unsaved: null } : session;
    case "rated":
      if (session.phase !== "answer" || !session.saving) return session;
      if (!session.practice) return shown(action.next);
      return practising(action.again ? [...session.practice, session.unit] : session.practice, dueOf(action.next));
    case "unsaved":
      return session.phase === "answer" ? { ...session, saving: false, unsaved: action.rating } : session;
    case "skip":
      if (!("unit" in session) || (session.phase === "answer" && session.saving)) return session;
      return session.practice ? practising(session.practice, dueOf(action.next)) : shown(action.next);
    case "undone":
      // An answer taken back was a slip of the finger: the learner has seen the card's back, and wants to rate it anew.
      return action.answered ? answer(action, null) : { phase: "question", unit: action.unit, practice: action.practice };
    case "practise":
      return practising(action.units, action.due);
    case "restore": {
      const { unit, practice } = action;
      return action.answered ? { ...answer(action, action.suggestion), unsaved: action.unsaved } : { phase: "question", unit, practice };
    }
    case "failed":
      return { phase: "error", message: action.message };
  }
}

type Answer = Extract<Session, { phase: "answer" }>;

const answer = ({ unit, practice }: OnCard, suggestion: Rating | null): Answer => ({
  phase: "answer",
  unit,
  practice,
  suggestion,
  saving: false,
  unsaved: null,
});

const dueOf = (next: Next): Due | null => (next.unit === null ? next.due : null);

function shown(next: Next): Session {
  if (next.unit === null) return { phase: "finished", due: next.due, practised: false };
  return { phase: "question", unit: next.unit, practice: null };
}

function practising([unit, ...practice]: string[], due: Due | null): Session {
  return unit === undefined ? { phase: "finished", due, practised: true } : { phase: "question", unit, practice };
}

// What can be taken back, the latest first: in practice only the practice's own steps.
import type { LogEvent } from "../log/types";
import type { Session } from "./session";
import type { Steps } from "./steps";

/** Something that can be taken back: the event, its unit, whether it was an answer, and in practice the units that came after. */
export interface Step {
  target: string;
  unit: string;
  practice: string[] | null;
  answered: boolean;
}

export class Undoable {
  readonly #steps: Steps;
  readonly #known: (unit: string) => boolean;
  #practised: Step[] = [];

  /** `known` tells whether the deck has a unit. */
  constructor(steps: Steps, known: (unit: string) => boolean) {
    this.#steps = steps;
    this.#known = known;
  }

  /** A practice begins. */
  begin(): void {
    this.#practised = [];
  }

  /** Something was done to a unit; steps outside of practice are in the log. */
  did({ id, kind }: LogEvent, unit: string, practice: string[] | null): void {
    if (practice) this.#practised.push({ target: id, unit, practice, answered: kind === "practice" });
  }

  /** The last step was taken back. */
  async tookBack({ practice }: Step): Promise<void> {
    if (practice) this.#practised.pop();
    await this.reach();
  }

  /** Reads as far back as it takes for a step to be known. */
  reach(): Promise<void> {
    return this.#steps.reach(this.#known);
  }

  last(session: Session): Step | undefined {
    const practising = "practice" in session ? session.practice !== null : session.phase === "finished" && session.practised;
    if (practising) return this.#practised.at(-1);
    const last = this.#steps.last(this.#known);
    return last && { target: last.id, unit: last.unit, practice: null, answered: last.kind === "review" };
  }
}

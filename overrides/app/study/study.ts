// A study session: the deck, the log and the reducer, held together. What happens here is drawn by element.ts.
import { type Card, type Deck, isWork } from "../deck/types";
import type { EventLog, LogEvent, Moment, Rating, Review } from "../log/types";
import { studyText as text } from "../text";
import { left, next, type Next } from "./queue";
import { answered, fold, type Interval, previews, reviewsOf, studyDay, type UnitState } from "./schedule";
import { type Action, initial, reduce, type Session } from "./session";

export interface Entry {
  card: Card;
  section: string;
}

export class Study {
  session: Session = initial;
  readonly log: EventLog;
  readonly #entries = new Map<string, Entry>();
  readonly #units: string[];
  readonly #clock: () => Moment;
  readonly #changed: () => void;
  #events: LogEvent[] = [];
  #reviews: Review[] = [];
  #states = new Map<string, UnitState>();

  constructor(deck: Deck, log: EventLog, clock: () => Moment, changed: () => void) {
    for (const section of deck.sections) {
      for (const card of section.cards) for (const unit of card.units) this.#entries.set(unit, { card, section: section.title });
    }
    this.#units = [...this.#entries.keys()];
    this.log = log;
    this.#clock = clock;
    this.#changed = changed;
  }

  /** Begins where the log says that the learner is, or with the card of the given slug. */
  async start(slug: string | null): Promise<void> {
    await this.#read();
    const asked = slug && this.#units.find((unit) => this.#entries.get(unit)?.card.slug === slug);
    this.#dispatch({ type: "show", next: asked ? { unit: asked } : this.#next(), now: this.#clock().time });
  }

  /** Back from the background: another tab may have answered, and what was not due may be due now. */
  async resume(): Promise<void> {
    await this.#read();
    const { session } = this;
    if (session.phase === "finished" && !session.practised) {
      this.#dispatch({ type: "show", next: this.#next(), now: this.#clock().time });
    }
  }

  /** Turns the card over. An exercise that was not solved by then suggests to see it again soon. */
  flip(): void {
    const { session } = this;
    const open = session.phase === "question" && isWork(this.entry(session.unit).card);
    this.#dispatch({ type: "flip", suggestion: open ? 1 : null });
  }

  /** The exercise on the card was solved, or its prediction decided: there is nothing left to try. */
  settle(suggestion: Rating): void {
    this.#dispatch({ type: "flip", suggestion });
  }

  /** The answer is in the log before the next card shows. */
  async rate(rating: Rating): Promise<void> {
    const { session } = this;
    if (session.phase !== "answer" || session.saving) return;
    this.#dispatch({ type: "rate" });
    const { unit, since, practice } = session;
    const now = this.#clock();
    const kind = practice ? "practice" : "review";
    try {
      this.#take(await this.log.append({ kind, unit, rating, ms: Math.max(0, now.time - since) }, now));
    } catch {
      this.#dispatch({ type: "unsaved" });
      return;
    }
    this.#dispatch({ type: "rated", next: this.#next(), now: this.#clock().time, again: rating === 1 });
  }

  /** Takes back the last answer and shows that card again. */
  async undo(): Promise<void> {
    const last = this.lastReview;
    if (!last || (this.session.phase === "answer" && this.session.saving)) return;
    try {
      this.#take(await this.log.append({ kind: "undo", unit: last.unit, target: last.id }, this.#clock()));
    } catch {
      this.#dispatch({ type: "failed", message: text.undoNotSaved });
      return;
    }
    this.#dispatch({ type: "undone", unit: last.unit, now: this.#clock().time });
  }

  practise(): void {
    const { answered } = this;
    this.#dispatch({ type: "practise", units: answered.length > 0 ? answered : [...this.#units], now: this.#clock().time });
  }

  /** Units answered on this study day, each once, in the order of their first answer. */
  get answered(): string[] {
    return [...new Set(this.#today().map(({ unit }) => unit))];
  }

  /** The answer that undo would take back: the last of this study day. There is none during practice. */
  get lastReview(): Review | undefined {
    return "practice" in this.session && this.session.practice ? undefined : this.#today().at(-1);
  }

  /** Answers given on this study day, and units that are left; in practice, units that are left there. */
  get progress(): { done: number; left: number } {
    const { session } = this;
    if ("practice" in session && session.practice) return { done: 0, left: session.practice.length + 1 };
    return { done: this.#today().length, left: left(this.#units, this.#states, this.#clock()) };
  }

  get size(): number {
    return this.#units.length;
  }

  entry(unit: string): Entry {
    const entry = this.#entries.get(unit);
    if (!entry) throw new Error(`unit ${unit} is not in the deck`);
    return entry;
  }

  /** The card that would come next if the one on screen were done with. */
  get upcoming(): Card | null {
    const { session } = this;
    if (!("unit" in session)) return null;
    const coming = session.practice ? session.practice[0] : next(this.#units.filter((unit) => unit !== session.unit), this.#states, this.#clock()).unit;
    return coming ? this.entry(coming).card : null;
  }

  previews(unit: string): Interval[] {
    return previews(this.#states.get(unit), this.#clock());
  }

  async #read(): Promise<void> {
    this.#events = await this.log.all();
    this.#reviews = reviewsOf(this.#events);
    this.#states = fold(this.#events);
  }

  /** Takes a stored event into account; only an undo needs everything to be folded anew. */
  #take(event: LogEvent): void {
    this.#events.push(event);
    if (event.kind === "review") {
      this.#reviews.push(event);
      this.#states.set(event.unit, answered(this.#states.get(event.unit), event.rating, event));
    } else if (event.kind === "undo") {
      this.#reviews = reviewsOf(this.#events);
      this.#states = fold(this.#events);
    }
  }

  #next(): Next {
    return next(this.#units, this.#states, this.#clock());
  }

  #today(): Review[] {
    const today = studyDay(this.#clock());
    return this.#reviews.filter((event) => this.#entries.has(event.unit) && studyDay(event) === today);
  }

  #dispatch(action: Action): void {
    this.session = reduce(this.session, action);
    this.#changed();
  }
}

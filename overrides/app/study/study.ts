// A study session: the deck, the log and the reducer, held together. What happens here is drawn by screen.ts.
import { type CardEntry, isWork } from "../deck/types";
import type { EventLog, Happening, JSONValue, LogEvent, Moment, Rating, Seen } from "../log/types";
import { sessionText as text } from "../text";
import { Agenda } from "./agenda";
import { type Choice, choiceFrom, toQuery } from "./choice";
import { History } from "./history";
import type { Kept } from "./kept";
import type { Library } from "./library";
import type { Next } from "./queue";
import { becomesLeech, type Interval, isLeech, previews, studyDay, type UnitState } from "./schedule";
import type { Settings } from "./settings";
import { type Action, initial, reduce, type Session } from "./session";
import { shuffled } from "./shuffled";
import { Stopwatch } from "./stopwatch";
import { Undoable } from "./undoable";

/** An answer that waits to be stored, with the moment at which it was given. */
type Given = NonNullable<Kept["unsaved"]>;

export class Study {
  session: Session = initial;
  /** What the learner should know of, in a line. */
  notice = "";
  readonly stopwatch: Stopwatch;
  readonly library: Library;
  readonly history: History;
  readonly agenda: Agenda;
  readonly #clock: () => Moment;
  readonly #undoable: Undoable;
  readonly #changed: () => void;
  /** The unit that was on screen before. */
  #last: string | null = null;
  #unsaved: Given | null = null;

  constructor(library: Library, log: EventLog, clock: () => Moment, changed: () => void) {
    this.library = library;
    this.history = new History(log, clock);
    this.agenda = new Agenda(library, this.history, clock);
    this.#clock = clock;
    this.#undoable = new Undoable(this.history.steps, (unit) => library.has(unit));
    this.#changed = changed;
    this.stopwatch = new Stopwatch(() => clock().time);
  }

  /** Begins where this tab left off; otherwise where the log says that the learner is, or with the card of the given slug. */
  async start(query: URLSearchParams, kept: Kept | null = null): Promise<void> {
    await this.history.refresh();
    await this.#undoable.reach();
    this.agenda.take(choiceFrom(query));
    const slug = query.get("card");
    const asked = slug ? this.library.named(slug)?.units[0] : undefined;
    if (kept && this.#holds(kept) && (!asked || asked === kept.unit)) {
      this.#restore(kept);
      // Perhaps it was only the page's end that was in the way.
      await this.save();
    } else if (asked) this.#show({ unit: asked });
    else this.#begin();
  }

  /** Studies another part of the deck from now on. */
  take(choice: Choice): void {
    this.agenda.take(choice);
    this.#begin();
  }

  /** Another tab may have answered, and what was not due may be due now. True if the card on screen was answered there. */
  async refresh(): Promise<boolean> {
    const before = this.#mark;
    await this.history.refresh();
    this.agenda.follow();
    const { session } = this;
    if (session.phase === "finished" && !session.practised) this.#show(this.#next());
    else this.#changed();
    return "unit" in session && !session.practice && before !== this.#mark;
  }

  /** Turns the card over. An exercise that was not solved by then suggests to see it again soon. */
  flip(): void {
    const { session } = this;
    const open = session.phase === "question" && isWork(this.card(session.unit));
    this.#dispatch({ type: "flip", suggestion: open ? 1 : null });
  }

  /** The exercise on the card was solved, or its prediction decided: there is nothing left to try. */
  settle(suggestion: Rating): void {
    this.#dispatch({ type: "flip", suggestion });
  }

  /** The answer, and what was seen, is stored before the next card shows. One that can't be stored is kept, to be stored by `save`. */
  async rate(rating: Rating, seen: Seen | null = null): Promise<void> {
    if (this.session.phase !== "answer" || this.session.saving) return;
    this.#unsaved = { rating, ...this.#clock(), ms: this.stopwatch.spent };
    await this.save(seen);
  }

  /** Stores the answer that was given. */
  async save(seen: Seen | null = null): Promise<void> {
    const { session } = this;
    const given = this.#unsaved;
    if (!given || session.phase !== "answer" || session.saving) return;
    this.#dispatch({ type: "rate" });
    const { unit, practice } = session;
    const { rating, ms, time, offset } = given;
    try {
      const event = await this.history.append({ kind: practice ? "practice" : "review", unit, rating, ms }, { time, offset }, seen);
      this.#undoable.did(event, unit, practice);
    } catch {
      this.#dispatch({ type: "unsaved", rating });
      return;
    }
    this.#unsaved = null;
    this.notice = "";
    this.#last = unit;
    this.agenda.follow();
    this.stopwatch.start(0);
    this.#dispatch({ type: "rated", next: this.#next(), again: rating === 1 });
  }

  /** Leaves the unit on screen out of the schedule, for today or until it is resumed, and goes on. */
  async putAside(kind: "bury" | "suspend"): Promise<boolean> {
    const { session } = this;
    if (!("unit" in session) || (session.phase === "answer" && session.saving)) return false;
    const { unit, practice } = session;
    const event = await this.#record({ kind, unit });
    if (!event) return false;
    this.#undoable.did(event, unit, practice);
    this.skip();
    return true;
  }

  /** Forgets what was learnt of a card; it is new again. */
  async reset(units: readonly string[]): Promise<boolean> {
    for (const unit of units) if (!(await this.#record({ kind: "reset", unit }))) return false;
    this.#changed();
    return true;
  }

  async resume(unit: string): Promise<boolean> {
    const done = (await this.#record({ kind: "resume", unit })) !== null;
    if (done) this.#changed();
    return done;
  }

  /** Units of the deck that are suspended, in its order. */
  get suspended(): string[] {
    return [...this.history.states].filter(([unit, state]) => state.suspended && this.library.has(unit)).map(([unit]) => unit);
  }

  /** Takes back the last step and shows its card again; as often as there are steps. */
  async undo(): Promise<boolean> {
    const last = this.#undoable.last(this.session);
    if (!last || (this.session.phase === "answer" && this.session.saving)) return false;
    const { unit, target, practice, answered } = last;
    if (!(await this.#record({ kind: "undo", unit, target }))) return false;
    await this.#undoable.tookBack(last);
    this.#last = null;
    this.#unsaved = null;
    this.stopwatch.start(0);
    this.#dispatch({ type: "undone", unit, answered, practice });
    return true;
  }

  get canUndo(): boolean {
    return this.#undoable.last(this.session) !== undefined;
  }

  /** Goes through what was answered today once more, or through everything. */
  practise(): void {
    const { answered, units } = this.agenda;
    this.#practise(answered.length > 0 ? answered : units);
  }

  /** Leaves the card on screen alone and goes on. */
  skip(): void {
    this.#unsaved = null;
    this.stopwatch.start(0);
    this.#dispatch({ type: "skip", next: this.#next() });
  }

  /** The card of a unit of the deck, in short. */
  card(unit: string): CardEntry {
    return this.library.of(unit)!;
  }

  get settings(): Settings {
    return this.history.settings.now;
  }

  /** Holds from now on, here and wherever the log goes. */
  async set<Name extends keyof Settings>(name: Name, value: Settings[Name]): Promise<boolean> {
    const done = (await this.#record({ kind: "setting", name, value: value as JSONValue })) !== null;
    if (done && this.session.phase === "finished" && !this.session.practised) this.#show(this.#next());
    else if (done) this.#changed();
    return done;
  }

  /** Lets so many more new cards come on this study day. */
  learnMore(cards: number): Promise<boolean> {
    const day = studyDay(this.#clock());
    const { more } = this.settings;
    return this.set("more", { day, cards: cards + (more.day === day ? more.cards : 0) });
  }

  /** The unit that would come next if the one on screen were done with. */
  get upcoming(): string | null {
    const { session } = this;
    if (!("unit" in session)) return null;
    return (session.practice ? session.practice[0] : this.agenda.next(session.unit, session.unit).unit) ?? null;
  }

  /** Units that are likely to come after the one on screen. */
  ahead(count: number): string[] {
    const { session } = this;
    if (!("unit" in session)) return [];
    return session.practice ? session.practice.slice(0, count) : this.agenda.ahead(count, session.unit);
  }

  previews(unit: string): Interval[] {
    return previews(this.history.states.get(unit), unit, this.history.momentFor(unit), this.settings);
  }

  /** What becomes of a unit whose last answer made it a leech; null if it didn't. */
  leech(unit: string, before: UnitState | undefined): "suspended" | "marked" | null {
    const state = this.history.states.get(unit);
    if (!state?.memory || !becomesLeech(before?.memory ?? null, state.memory, this.settings)) return null;
    return state.suspended ? "suspended" : "marked";
  }

  /** Whether a unit was forgotten too often. */
  isLeech(unit: string): boolean {
    return isLeech(this.history.states.get(unit), this.settings);
  }

  /** What has to be kept for this tab; the card's fields are known to the screen only. */
  get kept(): Omit<Kept, "fields"> | null {
    const { session } = this;
    if (!("unit" in session)) return null;
    const { unit, practice } = session;
    const suggestion = session.phase === "answer" ? session.suggestion : null;
    const answered = session.phase === "answer";
    const spent = this.stopwatch.spent;
    return { choice: toQuery(this.agenda.choice), unit, mark: this.#mark, answered, suggestion, spent, practice, unsaved: this.#unsaved };
  }

  #holds({ choice, unit, mark, practice }: Kept): boolean {
    const known = [unit, ...(practice ?? [])].every((each) => this.library.has(each));
    return known && choice === toQuery(this.agenda.choice) && (practice !== null || mark === this.history.markOf(unit));
  }

  #restore({ unit, answered, suggestion, practice, spent, unsaved }: Kept): void {
    this.#unsaved = unsaved;
    this.stopwatch.start(spent);
    this.#dispatch({ type: "restore", unit, practice, answered, suggestion, unsaved: unsaved?.rating ?? null });
  }

  #begin(): void {
    this.#unsaved = null;
    if (this.agenda.choice.practice) this.#practise(this.agenda.units);
    else this.#show(this.#next());
  }

  #practise(units: readonly string[]): void {
    const next = this.#next();
    this.#undoable.begin();
    this.stopwatch.start(0);
    const order = this.agenda.choice.shuffle ? shuffled(units) : [...units];
    this.#dispatch({ type: "practise", units: order, due: next.unit === null ? next.due : null });
  }

  #show(next: Next): void {
    this.stopwatch.start(0);
    this.#dispatch({ type: "show", next });
  }

  /** How far the history of the unit on screen goes. */
  get #mark(): string {
    return "unit" in this.session ? this.history.markOf(this.session.unit) : "";
  }

  /** Stores something that is no answer; where that fails, the learner is told. */
  async #record(happening: Happening): Promise<LogEvent | null> {
    try {
      const event = await this.history.append(happening);
      this.agenda.follow();
      this.notice = "";
      return event;
    } catch {
      this.notice = text.notSaved;
      this.#changed();
      return null;
    }
  }

  #next(): Next {
    return this.agenda.next(this.#last);
  }

  #dispatch(action: Action): void {
    this.session = reduce(this.session, action);
    this.#changed();
  }
}

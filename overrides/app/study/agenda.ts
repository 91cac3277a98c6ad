// What a session is about: the units that were chosen, which of them comes next, what is done of them on this study day and what is left.
import type { Moment, Rating, Review } from "../log/types";
import { type Choice, chosenUnits, everything, isPart } from "./choice";
import type { History } from "./history";
import type { Library } from "./library";
import { type Counts, timeLeft } from "./pace";
import { type Known, type Next, Queue, type Waiting } from "./queue";
import { studyDay } from "./schedule";

/** A study day in numbers: cards answered, those of them remembered at the first try, milliseconds spent. */
export interface Done {
  cards: number;
  remembered: number;
  ms: number;
}

export class Agenda {
  choice: Choice = everything;
  /** The units chosen, in the deck's order. */
  units: readonly string[] = [];
  readonly #library: Library;
  readonly #history: History;
  readonly #clock: () => Moment;
  readonly #known: Known;
  #among: ReadonlySet<string> = new Set();
  #queue: Queue;

  constructor(library: Library, history: History, clock: () => Moment) {
    this.#library = library;
    this.#history = history;
    this.#clock = clock;
    this.#known = {
      get states() { return history.states; },
      get settings() { return history.settings; },
      get spent() { return history.spent; },
      kin: (unit) => library.kin(unit),
    };
    this.#queue = new Queue([], this.#known, clock());
  }

  take(choice: Choice): void {
    this.choice = choice;
    this.units = this.#chosen(choice);
    this.#among = new Set(this.units);
    this.#history.takeChanges();
    this.#queue = new Queue(this.units, this.#known, this.#clock());
  }

  /** Takes into account what has happened. */
  follow(): void {
    const changed = this.#history.takeChanges();
    if (changed === "all") this.#queue = new Queue(this.units, this.#known, this.#clock());
    else for (const unit of changed) this.#queue.touch(unit);
  }

  /** What comes next, after `last`; never `except`. */
  next(last: string | null, except: string | null = null): Next {
    return this.#today.next(this.#clock(), last, except);
  }

  /** Units that are likely to come once `except` is done with. */
  ahead(count: number, except: string): string[] {
    return this.#today.ahead(this.#clock(), count, except);
  }

  /** Cards in this session, answered or not. */
  get size(): number {
    return this.units.length;
  }

  /** Number of cards that a choice would give. */
  count(choice: Choice): number {
    return this.#chosen(choice).length;
  }

  /** Answers given on this study day, what is left, and how long that will take. */
  get left(): { done: number; counts: Counts; ms: number } {
    const { counts } = this.#today;
    return { done: this.#answers.length, counts, ms: timeLeft(counts, this.#history.pace) };
  }

  /** What is left of the whole deck. */
  get leftInAll(): Counts {
    return isPart(this.choice) ? new Queue(this.#chosen(everything), this.#known, this.#clock()).counts : this.#today.counts;
  }

  /** What waits for another day, or for other cards. */
  get waiting(): Waiting {
    return this.#today.waiting;
  }

  /** Units of this session that were answered on this study day, each once, in the order of their first answer. */
  get answered(): string[] {
    return [...new Set(this.#answers.map(({ unit }) => unit))];
  }

  /** What was done on this study day. */
  get done(): Done {
    const today = this.#answers;
    const first = new Map<string, Rating>();
    for (const { unit, rating } of today) if (!first.has(unit)) first.set(unit, rating);
    const remembered = [...first.values()].filter((rating) => rating > 1).length;
    return { cards: first.size, remembered, ms: today.reduce((sum, { ms }) => sum + ms, 0) };
  }

  /** The queue of this study day. */
  get #today(): Queue {
    const now = this.#clock();
    if (this.#queue.day !== studyDay(now)) this.#queue = new Queue(this.units, this.#known, now);
    return this.#queue;
  }

  /** The answers of this study day to units of this session. */
  get #answers(): Review[] {
    return this.#history.answers.filter(({ unit }) => this.#among.has(unit));
  }

  #chosen(choice: Choice): string[] {
    if (!isPart(choice)) return this.#library.cards.flatMap(({ units }) => units);
    const failed = new Set(this.#history.answers.filter(({ rating }) => rating === 1).map(({ unit }) => unit));
    const met = (name: string) => this.#library.named(name)?.units.every((unit) => this.#history.states.get(unit)?.memory) ?? true;
    return chosenUnits(this.#library.cards, choice, { failed, ready: ({ needs }) => needs.every(met) });
  }
}

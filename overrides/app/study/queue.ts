// Which unit comes next, and what is left of the study day. A change to one card moves that card only, so that a large deck answers
// as quickly as a small one. Pure; times are passed in.
import type { Moment } from "../log/types";
import type { Counts } from "./pace";
import { awake, type Due, learnt, type States, studyDay } from "./schedule";
import type { Timeline } from "./settings";
import { Sorted } from "./sorted";

/** Learning steps that are due within this time are taken ahead once nothing else is left. */
const AHEAD_MS = 20 * 60_000;

/** A unit to show, or none, and when the next one is due (null if no unit waits). */
export type Next = { unit: string } | { unit: null; due: Due | null };

/** What a queue has to know of a unit's card. */
export interface Kin {
  id: string;
  units: readonly string[];
  /** Units to be learnt first. */
  needs: readonly string[];
  /** Units that need this card. */
  opens: readonly string[];
}

export interface Known {
  states: States;
  settings: Timeline;
  kin: (unit: string) => Kin;
  /** Of all cards, on this study day: units that were new, and those that were reviewed. */
  spent: { fresh: number; reviews: number };
}

/** New units that wait, and for what. */
export interface Waiting {
  /** For tomorrow: the day's new cards, or reviews, are done. */
  fresh: number;
  reviews: number;
  /** Until what they build on is learnt. */
  needs: number;
}

type Place = { list: "learning" | "reviews" | "fresh"; key: number };

export class Queue {
  readonly day: number;
  readonly #order: ReadonlyMap<string, number>;
  readonly #known: Known;
  readonly #lists = { learning: new Sorted(), reviews: new Sorted(), fresh: new Sorted() };
  /** New units whose prerequisites are not met. */
  readonly #locked = new Set<string>();

  constructor(units: readonly string[], known: Known, now: Moment) {
    this.#order = new Map(units.map((unit, at) => [unit, at]));
    this.#known = known;
    this.day = studyDay(now);
    const entries = { learning: [], reviews: [], fresh: [] } as Record<Place["list"], [string, number][]>;
    const done = new Set<string>();
    for (const unit of this.#order.keys()) {
      const { id, units: all } = known.kin(unit);
      if (all.length === 1) {
        // Most cards are of one unit: there is nothing to keep apart.
        const place = this.#placeOf(unit);
        if (place) entries[place.list].push([unit, place.key]);
        continue;
      }
      if (done.has(id)) continue;
      done.add(id);
      for (const [each, { list, key }] of this.#placesOf(all)) entries[list].push([each, key]);
    }
    for (const list of ["learning", "reviews", "fresh"] as const) this.#lists[list].fill(entries[list]);
  }

  /** Takes into account that something happened to a unit. */
  touch(unit: string): void {
    const { units, opens } = this.#known.kin(unit);
    this.#place(units);
    if (this.#known.settings.now.needsFirst) for (const other of opens) this.#place(this.#known.kin(other).units);
  }

  /**
   * Learning steps that are due, reviews of this study day, new units in the deck's order, then learning steps soon due. Right after
   * `last` no unit of the same card comes, unless nothing else is left.
   */
  next(now: Moment, last: string | null = null, except: string | null = null): Next {
    let close: string | undefined;
    const kin = last === null ? null : this.#known.kin(last).id;
    for (const unit of this.#candidates(now)) {
      if (unit === except) continue;
      if (this.#known.kin(unit).id !== kin) return { unit };
      close ??= unit;
    }
    return close === undefined ? { unit: null, due: this.#later() } : { unit: close };
  }

  /** The units that come first once `except` is done with, as far as can be told now. */
  ahead(now: Moment, count: number, except: string): string[] {
    const coming: string[] = [];
    for (const unit of this.#candidates(now)) {
      if (unit !== except) coming.push(unit);
      if (coming.length === count) break;
    }
    return coming;
  }

  get counts(): Counts {
    const { reviews, fresh } = this.#left;
    const { learning } = this.#lists;
    return { new: Math.min(fresh, this.#lists.fresh.size), learning: learning.size, review: Math.min(reviews, this.#lists.reviews.size) };
  }

  get waiting(): Waiting {
    const { counts } = this;
    return { fresh: this.#lists.fresh.size - counts.new, reviews: this.#lists.reviews.size - counts.review, needs: this.#locked.size };
  }

  *#candidates(now: Moment): Generator<string> {
    const { learning, reviews, fresh } = this.#lists;
    yield* learning.between(-Infinity, now.time);
    const { counts } = this;
    if (counts.review > 0) yield* reviews;
    if (counts.new > 0) yield* fresh;
    yield* learning.between(now.time, now.time + AHEAD_MS);
  }

  /** How many more reviews and new units the day's limits allow. */
  get #left(): { reviews: number; fresh: number } {
    const { settings, spent } = this.#known;
    return { reviews: Math.max(0, settings.now.reviewsPerDay - spent.reviews), fresh: Math.max(0, settings.newOn(this.day) - spent.fresh) };
  }

  #place(units: readonly string[]): void {
    for (const unit of units) {
      for (const list of Object.values(this.#lists)) list.delete(unit);
      this.#locked.delete(unit);
    }
    for (const [unit, { list, key }] of this.#placesOf(units)) this.#lists[list].add(unit, key);
  }

  /** Where the units of one card stand. Beside learning steps, only one of them comes on a study day. */
  #placesOf(units: readonly string[]): [string, Place][] {
    const { states } = this.#known;
    const places = units.flatMap((unit): [string, Place][] => {
      const place = this.#placeOf(unit);
      return place ? [[unit, place]] : [];
    });
    const steps = places.filter(([, { list }]) => list === "learning");
    const seen = units.filter((unit) => states.get(unit)?.seen === this.day);
    if (steps.length > 0) return steps;
    const open = places.filter(([unit]) => seen.every((other) => other === unit));
    // A review before anything new; of the same kind the one that waits longest, or stands first.
    return open.sort(([, a], [, b]) => Number(a.list === "fresh") - Number(b.list === "fresh") || a.key - b.key).slice(0, 1);
  }

  #placeOf(unit: string): Place | null {
    const order = this.#order.get(unit);
    const state = this.#known.states.get(unit);
    if (order === undefined || !awake(state, this.day)) return null;
    const due = state?.due;
    if (!due) {
      if (this.#isLocked(unit)) this.#locked.add(unit);
      else return { list: "fresh", key: order };
      return null;
    }
    if ("at" in due) return { list: "learning", key: due.at };
    return due.day > this.day ? null : { list: "reviews", key: due.day + order / this.#order.size };
  }

  #isLocked(unit: string): boolean {
    const { states, settings, kin } = this.#known;
    // What the learner has suspended is theirs to know.
    return settings.now.needsFirst && kin(unit).needs.some((need) => !learnt(states.get(need)) && !states.get(need)?.suspended);
  }

  /** When the next unit comes, once none is left for now. */
  #later(): Due | null {
    const { states } = this.#known;
    const [step] = this.#lists.learning;
    if (step !== undefined) return { at: this.#lists.learning.keyOf(step)! };
    let day = Infinity;
    for (const unit of this.#order.keys()) {
      const state = states.get(unit);
      if (state?.suspended || this.#locked.has(unit)) continue;
      const due = state?.due && "day" in state.due ? state.due.day : this.day;
      // What could come today and does not waits for its turn: a limit, another unit of its card, the learner's wish.
      day = Math.min(day, Math.max(due, this.day + 1));
    }
    return day === Infinity ? null : { day };
  }
}

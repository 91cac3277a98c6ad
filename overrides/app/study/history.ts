// The log as a session needs it: the state of each unit, the settings, what happened on this study day, and the learner's pace.
// States are folded once and kept on the log's shelf; from then on only what is new is read, and only its units are folded anew.
import { inTime } from "../log/order";
import type { EventLog, Happening, LogEvent, Moment, Review, Seen, Stored, UnitEvent } from "../log/types";
import { type Pace, paceOf, USUAL } from "./pace";
import { after, DAY, fold, isReview, standing, studyDay, type UnitState } from "./schedule";
import { settingsOf, Timeline } from "./settings";
import { snapshotFrom, snapshotOf, statesFrom } from "./snapshot";
import { Steps } from "./steps";

/** Name of the states on the shelf. */
const STATES = "states";
/** So many events, the latest, tell a learner's pace, and what can be taken back without asking the log again. */
const LATEST = 500;
/** So many events are worth writing down their states. */
const WORTH = 50;
/** Beyond so many units, reading the whole log is quicker. */
const FEW = 1000;

/** Milliseconds that the shelf has to answer: without it everything is folded anew. */
const PATIENCE = 2000;

/** What has to be drawn anew: the units that something happened to, or everything. */
export type Changed = ReadonlySet<string> | "all";

const NOTHING: Changed = new Set();

/** Whether a unit was new, and whether it was reviewed, on a study day. */
const spentOn = (state: UnitState | undefined, day: number) => ({ fresh: Number(state?.first === day), reviews: Number(state?.reviewed === day) });

export class History {
  pace: Pace = USUAL;
  settings = new Timeline([]);
  readonly steps: Steps;
  readonly log: EventLog;
  readonly #clock: () => Moment;
  #states = new Map<string, UnitState>();
  /** The log's own name, and how far it was folded; what was kept of it on the shelf, and in which settings. */
  #name = "";
  #position = 0;
  #kept = 0;
  #folded = "";
  /** What happened since the study day began on which this was begun. */
  #recent: Stored[] = [];
  #changed: Changed = NOTHING;
  /** When the latest event happened, by the clock that it was given. */
  #latest = 0;
  #today: { day: number; recent: number; events: UnitEvent[] } = { day: NaN, recent: 0, events: [] };
  #spent: { day: number; fresh: number; reviews: number } | null = null;
  /** Storing and reading take turns, or an event could be taken into account twice. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(log: EventLog, clock: () => Moment) {
    this.log = log;
    this.#clock = clock;
    this.steps = new Steps(log);
  }

  get states(): ReadonlyMap<string, UnitState> {
    return this.#states;
  }

  /** Reads what is new in the log. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => (this.#name === "" ? this.#begin() : this.#catchUp()));
  }

  /** Resolves once the event is stored, and taken into account; rejects if it could not be stored. */
  append(happening: Happening, moment: Moment = this.#clock(), seen: Seen | null = null): Promise<LogEvent> {
    return this.#inTurn(async () => {
      const event = await this.log.append(happening, this.#noEarlier(happening, moment), seen);
      // Another tab may have stored something in between.
      if (event.position === this.#position + 1) await this.#take([event], event.device, true);
      else await this.#catchUp();
      return event;
    });
  }

  /** What changed since this was last asked. */
  takeChanges(): Changed {
    const changed = this.#changed;
    this.#changed = NOTHING;
    return changed;
  }

  /** What happened on this study day and was not taken back, in its order. */
  get today(): readonly UnitEvent[] {
    const day = studyDay(this.#clock());
    const { length } = this.#recent;
    const known = this.#today;
    if (known.day !== day || known.recent !== length) this.#today = { day, recent: length, events: this.#oneMore(day) ?? standing(this.#recent).filter((event) => studyDay(event) === day) };
    return this.#today.events;
  }

  /** Number of events in the log. */
  get size(): number {
    return this.#position;
  }

  /** The answers of this study day. */
  get answers(): Review[] {
    return this.today.filter(isReview);
  }

  /** Units that were new, and units that were reviewed, on this study day. */
  get spent(): { fresh: number; reviews: number } {
    const day = studyDay(this.#clock());
    if (this.#spent?.day !== day) this.#spent = { day, ...this.#count(day) };
    return this.#spent;
  }

  /** What is known of the day, with the one event that came since at its end; null if that is not all. Thousands need not be sorted anew. */
  #oneMore(day: number): UnitEvent[] | null {
    const { events, recent, day: known } = this.#today;
    const event = this.#recent.at(-1);
    if (known !== day || recent !== this.#recent.length - 1 || !event || event.kind === "undo") return null;
    if (event.kind === "setting" || studyDay(event) !== day) return events;
    const last = events.at(-1);
    const gone = this.#recent.some((other) => other.kind === "undo" && other.target === event.id);
    return gone || (last && inTime(last, event) > 0) ? null : [...events, event];
  }

  #count(day: number): { fresh: number; reviews: number } {
    const spent = { fresh: 0, reviews: 0 };
    for (const unit of new Set(this.today.map((event) => event.unit))) {
      const { fresh, reviews } = spentOn(this.#states.get(unit), day);
      spent.fresh += fresh;
      spent.reviews += reviews;
    }
    return spent;
  }

  /** One more answer of a unit, the latest: all others need not be counted anew. */
  #move(unit: string, state: UnitState): void {
    if (this.#spent) {
      const { day, fresh, reviews } = this.#spent;
      const [before, now] = [spentOn(this.#states.get(unit), day), spentOn(state, day)];
      this.#spent = { day, fresh: fresh + now.fresh - before.fresh, reviews: reviews + now.reviews - before.reviews };
    }
    this.#states.set(unit, state);
  }

  /** How far the history of a unit goes. */
  markOf(unit: string): string {
    const { memory, suspended, buried } = this.#states.get(unit) ?? {};
    return [memory?.reps, memory?.last_review?.getTime(), suspended, buried].join(" ");
  }

  /** The moment at which something happens to a unit: never before the last thing did, even if the clock was turned back meanwhile. */
  momentFor(unit: string, moment: Moment = this.#clock()): Moment {
    return { ...moment, time: Math.max(moment.time, (this.#states.get(unit)?.time ?? 0) + 1) };
  }

  /** How far the clock is behind the latest event, in ms; 0 if it isn't. */
  get behind(): number {
    return Math.max(0, this.#latest - this.#clock().time);
  }

  /** Writes the states down, if enough has happened to them since. */
  async keep(worth = WORTH): Promise<void> {
    if (this.#position - this.#kept < worth || this.#name === "") return;
    this.#kept = this.#position;
    await this.log.kept.put(STATES, snapshotOf(this.#name, this.#position, this.settings.events, this.#states)).catch(() => undefined);
  }

  async #begin(): Promise<void> {
    const [{ log }, shelf] = await Promise.all([this.log.since(Infinity), soon(this.log.kept.get(STATES).catch(() => undefined))]);
    const known = snapshotFrom(shelf, log);
    this.#name = log;
    if (known) {
      this.#states = statesFrom(known);
      this.settings = new Timeline(known.settings);
      this.#folded = this.settings.fingerprint;
      this.#kept = this.#position = known.position;
    }
    const { time } = this.#clock();
    const [latest, recent] = await Promise.all([this.log.since(Math.max(0, this.#position - LATEST)), this.log.between(time - 2 * DAY, time + DAY)]);
    this.#recent = recent.filter(({ position }) => position <= this.#position);
    for (const event of latest.events) this.#latest = Math.max(this.#latest, event.time);
    this.steps.add(latest.events, latest.device);
    if (known) await this.#take(latest.events.filter(({ position }) => position > known.position), latest.device, false);
    else await this.#foldAll();
    const answers = standing(latest.events).filter(isReview).slice(-LATEST);
    this.pace = paceOf(answers, (unit) => this.#states.get(unit)?.memory?.reps ?? 0);
  }

  async #catchUp(): Promise<void> {
    const { log, device, events } = await this.log.since(this.#position);
    if (log === this.#name) return this.#take(events, device, false);
    // The browser has thrown the log away, and another one stands in its place.
    this.#name = log;
    this.#position = 0;
    return this.#foldAll();
  }

  /** Takes stored events into account; `own` ones are known to be the latest of their units. */
  async #take(events: readonly Stored[], device: string | undefined, own: boolean): Promise<void> {
    if (events.length === 0) return;
    for (const event of events) {
      this.#recent.push(event);
      this.#latest = Math.max(this.#latest, event.time);
      this.#position = Math.max(this.#position, event.position);
    }
    this.steps.add(events, device);
    const settings = settingsOf(events);
    if (settings.length > 0) this.settings = new Timeline([...this.settings.events, ...settings]);
    const units = new Set(events.flatMap((event) => (event.kind === "setting" ? [] : [event.unit])));
    if (this.settings.fingerprint !== this.#folded || units.size > FEW) return this.#foldAll();
    const [only] = events;
    if (!own || !only || only.kind === "undo") await this.#foldAgain(units);
    else if (only.kind !== "setting" && only.kind !== "practice") this.#move(only.unit, after(this.#states.get(only.unit), only, this.settings.at(only.time)));
    this.#changed = settings.length > 0 || this.#changed === "all" ? "all" : new Set([...this.#changed, ...units]);
  }

  async #foldAgain(units: ReadonlySet<string>): Promise<void> {
    const states = fold(await this.log.of(units), this.settings);
    for (const unit of units) {
      const state = states.get(unit);
      if (state) this.#states.set(unit, state);
      else this.#states.delete(unit);
    }
    this.#spent = null;
  }

  async #foldAll(): Promise<void> {
    const events = await this.log.all();
    this.#kept = 0;
    this.settings = new Timeline(settingsOf(events));
    this.#states = fold(events, this.settings);
    this.#folded = this.settings.fingerprint;
    this.#position = events.at(-1)?.position ?? 0;
    const { time } = this.#clock();
    this.#recent = events.filter((event) => event.time > time - 2 * DAY);
    this.#spent = null;
    this.#changed = "all";
    await soon(this.keep(1));
  }

  /** What happens now comes after what happened before, whatever the clock says. */
  #noEarlier(happening: Happening, moment: Moment): Moment {
    if (happening.kind !== "setting") return this.momentFor(happening.unit, moment);
    const last = this.settings.events.filter(({ name }) => name === happening.name).sort(inTime).at(-1);
    return { ...moment, time: Math.max(moment.time, (last?.time ?? 0) + 1) };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

/** A page that WebKit put aside in the middle of writing on the shelf keeps all others from reading there. */
async function soon<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

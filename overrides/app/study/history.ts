// The log as a session needs it: the state of each unit, what happened on this study day, and the learner's pace.
import type { EventLog, Happening, LogEvent, Moment, Review, UnitEvent } from "../log/types";
import { type Pace, paceOf, USUAL } from "./pace";
import { after, fold, standing, studyDay, type UnitState } from "./schedule";

/** So many answers tell a learner's pace. */
const LATEST = 500;

const isReview = (event: LogEvent): event is Review => event.kind === "review";

export class History {
  states: ReadonlyMap<string, UnitState> = new Map();
  pace: Pace = USUAL;
  readonly log: EventLog;
  readonly #clock: () => Moment;
  #states = new Map<string, UnitState>();
  #events: LogEvent[] = [];
  #today: UnitEvent[] = [];
  #day = NaN;
  /** Storing and reading take turns, or an event could be taken into account twice. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(log: EventLog, clock: () => Moment) {
    this.log = log;
    this.#clock = clock;
  }

  /** Reads the log; again when another tab may have added to it. */
  refresh(): Promise<void> {
    return this.#inTurn(async () => {
      this.#events = await this.log.all();
      this.#fold();
    });
  }

  /** Resolves once the event is stored, and taken into account; rejects if it could not be stored. */
  append(happening: Happening, moment: Moment = this.#clock()): Promise<LogEvent> {
    return this.#inTurn(async () => {
      const event = await this.log.append(happening, moment);
      this.#take(event);
      return event;
    });
  }

  /** What happened on this study day and was not taken back, in its order. */
  get today(): readonly UnitEvent[] {
    if (studyDay(this.#clock()) !== this.#day) this.#fold();
    return this.#today;
  }

  /** Number of answers in the log. */
  get size(): number {
    return this.#events.filter(isReview).length;
  }

  /** The answers of this study day. */
  get answers(): Review[] {
    return this.today.filter(isReview);
  }

  /** How far the history of a unit goes. */
  markOf(unit: string): string {
    const { memory, suspended, buried } = this.states.get(unit) ?? {};
    return [memory?.reps, memory?.last_review?.getTime(), suspended, buried].join(" ");
  }

  /** Takes a stored event into account; only an undo needs everything to be folded anew. */
  #take(event: LogEvent): void {
    this.#events.push(event);
    if (event.kind === "undo" || event.kind === "setting" || studyDay(event) !== this.#day) {
      this.#fold();
      return;
    }
    this.#today.push(event);
    if (event.kind !== "practice") this.#states.set(event.unit, after(this.#states.get(event.unit), event));
  }

  #fold(): void {
    const events = standing(this.#events);
    this.states = this.#states = fold(this.#events);
    this.pace = paceOf(events.filter(isReview).slice(-LATEST), (unit) => this.states.get(unit)?.memory?.reps ?? 0);
    this.#day = studyDay(this.#clock());
    this.#today = events.filter((event) => studyDay(event) === this.#day);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

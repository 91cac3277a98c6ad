// The log on a course platform: this browser's own, or one for as long as the page lasts, and a record of it that the platform keeps.
import type { Trouble } from "../log/errors";
import type { EventLog, Happening, LogEvent, Moment, Report, Seen, Since, Stored } from "../log/types";
import type { Platform } from "./platform";
import { eventsOf, isRecorded, onTick, recordable, recordOf } from "./record";
import { reportOf } from "./report";

const RECORD = "cmi.suspend_data";
const STATUS = "cmi.core.lesson_status";
const SCORE = "cmi.core.score";

interface Course {
  units: readonly string[];
  /** The score to pass with, unless the platform has one of its own. */
  pass: number;
  clock: () => Moment;
  tell: (trouble: Trouble | null) => void;
}

export class PlatformLog implements EventLog {
  /** What the platform has is kept, whatever the browser does. */
  readonly durable = true;
  reported: Report | null = null;
  readonly #inner: EventLog;
  readonly #platform: Platform;
  readonly #course: Course;
  readonly #pass: number;
  /** `browse`: someone only looks at it, and nothing is told. `review`: the result is settled, and stays; learning goes on. */
  readonly #mode: string;
  #status: string;
  #sent = true;

  constructor(inner: EventLog, platform: Platform, course: Course) {
    this.#inner = inner;
    this.#platform = platform;
    this.#course = course;
    const own = platform.get("cmi.student_data.mastery_score");
    this.#pass = own.trim() !== "" && Number.isFinite(Number(own)) ? Number(own) : course.pass;
    this.#mode = platform.get("cmi.core.lesson_mode");
    this.#status = platform.get(STATUS);
  }

  /** Puts together what the platform and this browser know. */
  async meet(): Promise<void> {
    await this.#inner.add(eventsOf(this.#platform.get(RECORD), this.#course.units));
    await this.report();
  }

  async append(happening: Happening, moment: Moment, seen?: Seen | null): Promise<Stored> {
    const time = isRecorded(happening) ? onTick(await this.#free(happening, moment.time)) : moment.time;
    const stored = await this.#inner.append(happening, { ...moment, time }, seen);
    await this.report();
    return stored;
  }

  /** A time that no other event of the unit has, not even one that was taken back: they would have the same id. */
  async #free(happening: Happening, time: number): Promise<number> {
    if (happening.kind === "setting") return time;
    const others = await this.#inner.of([happening.unit]);
    return others.reduce((latest, other) => Math.max(latest, other.time + 1), time);
  }

  async add(events: readonly LogEvent[]): Promise<Stored[]> {
    const added = await this.#inner.add(recordable(events));
    if (added.length > 0) await this.report();
    return added;
  }

  /** Has the platform store where the learner stands. What it doesn't take now goes with the next answer. */
  async report(): Promise<void> {
    if (this.#mode === "browse") return;
    const events = await this.#inner.all();
    const settled = this.#mode === "review";
    const result = settled ? null : reportOf(events, this.#course.units, this.#pass, this.#status);
    const stored = this.#platform.tell({ ...(result ? this.#inWords(result) : {}), [RECORD]: recordOf(events, this.#course.clock()) });
    // Few platforms store anything once the result is settled; most lack one element or another, and that does no harm.
    const sent = settled || stored.has(RECORD);
    if (sent !== this.#sent) this.#course.tell(sent ? null : "unsent");
    this.#sent = sent;
    if (sent) this.reported = result;
  }

  #inWords({ score, status }: Report): Record<string, string> {
    this.#status = status;
    return { [`${SCORE}.min`]: "0", [`${SCORE}.max`]: "100", [`${SCORE}.raw`]: String(score), [STATUS]: status };
  }

  all(): Promise<Stored[]> {
    return this.#inner.all();
  }

  of(units: Iterable<string>): Promise<Stored[]> {
    return this.#inner.of(units);
  }

  since(position: number): Promise<Since> {
    return this.#inner.since(position);
  }

  between(from: number, to: number): Promise<Stored[]> {
    return this.#inner.between(from, to);
  }

  own(seq: number, count: number): Promise<Stored[]> {
    return this.#inner.own(seq, count);
  }

  subscribe(listener: () => void): () => void {
    return this.#inner.subscribe(listener);
  }

  get kept() {
    return this.#inner.kept;
  }

  get texts() {
    return this.#inner.texts;
  }
}

// What the course platform keeps of the log: 4096 characters, into which about 900 answers go. Events have the same ids wherever
// they are read from it, so that the platform's and this browser's own can be put together. Pure.
import { hash } from "../hash";
import { counted, inTime } from "../log/order";
import type { Happening, JSONValue, LogEvent, Moment, Rating } from "../log/types";
import { uuidv7 } from "../log/uuid";
import { Reader, short, written } from "./digits";

/** The most that SCORM 1.2 lets a page store. */
export const LIMIT = 4096;
const FORM = "1";
/** Times are kept in steps of so many milliseconds. */
export const TICK = 10_000;
const KINDS = ["suspend", "resume", "bury", "reset"] as const;
const RATINGS = 4;
const CODES = RATINGS + KINDS.length;
/** How long an answer took is not kept; a usual one takes this. */
const USUAL_MS = 10_000;
/** Who is said to have written what was read. */
const DEVICE = "course-platform";

interface Entry {
  tick: number;
  code: number;
}
type Histories = Map<string, Entry[]>;
type Settings = [name: string, value: JSONValue, tick: number][];

const nameOf = (unit: string): string => short(hash(unit));

/** The id of something that happened: of what the record has the same for all who know what and when. */
export function idOf(happening: Happening, time: number): string {
  if (!isRecorded(happening)) return uuidv7(time);
  const what = JSON.stringify(happening.kind === "setting" ? [happening.name, happening.value] : [happening.kind, happening.unit, "rating" in happening && happening.rating]);
  const bytes = [0, 1, 2].flatMap((round) => {
    const part = hash(`${round} ${what}`);
    return [part & 255, (part >>> 8) & 255, (part >>> 16) & 255, part >>> 24];
  });
  return uuidv7(time, Uint8Array.from(bytes.slice(0, 10)));
}

/** Whether an event can be told by what the record has of it. */
export const isRecorded = ({ kind }: Happening): boolean => kind !== "undo" && kind !== "practice";

/** The first time at or after `time` that the record can tell. */
export const onTick = (time: number): number => Math.ceil(time / TICK) * TICK;

/** Events that were written elsewhere, as the record can tell them: what is read from it later is then the same, and counts once. */
export function recordable(events: readonly LogEvent[]): LogEvent[] {
  const told = events.map((event) => (isRecorded(event) ? { ...event, time: onTick(event.time), id: idOf(event, onTick(event.time)) } : event));
  const names = new Map(events.map(({ id }, place) => [id, told[place]!.id]));
  return told.map((event) => (event.kind === "undo" ? { ...event, target: names.get(event.target) ?? event.target } : event));
}

/** The log in brief. What doesn't fit is left out: the oldest answers of the longest histories first. */
export function recordOf(events: readonly LogEvent[], { offset }: Moment): string {
  const histories: Histories = new Map();
  const settings = new Map<string, Settings[number]>();
  for (const event of counted(events)) {
    const tick = Math.round(event.time / TICK);
    if (event.kind === "setting") settings.set(event.name, [event.name, event.value, tick]);
    else if (isRecorded(event)) histories.set(event.unit, [...(histories.get(event.unit) ?? []), { tick, code: codeOf(event) }]);
  }
  const tail = settings.size > 0 ? `.${JSON.stringify([...settings.values()])}` : "";
  for (;;) {
    const record = textOf(histories, offset) + tail;
    if (record.length <= LIMIT || histories.size === 0) return record.length <= LIMIT ? record : textOf(histories, offset);
    shorten(histories, record.length - LIMIT);
  }
}

/** The events of a record that are about the given units. A record that is none of ours has none. */
export function eventsOf(record: string, units: Iterable<string>): LogEvent[] {
  const [form, base, offset, body, ...tail] = record.split(".");
  if (form !== FORM || body === undefined) return [];
  const known = new Map([...units].map((unit) => [nameOf(unit), unit]));
  try {
    const happened = [...historiesOf(body, parseInt(base!, 36), known), ...settingsOf(tail.join("."))];
    return happened
      .map(([happening, tick]) => ({ id: idOf(happening, tick * TICK), device: DEVICE, time: tick * TICK, offset: Number(offset), ...happening }))
      .sort((a, b) => inTime(a as LogEvent, b as LogEvent))
      .map((event, at) => ({ ...event, seq: at + 1 }) as LogEvent);
  } catch {
    return [];
  }
}

function textOf(histories: Histories, offset: number): string {
  const base = Math.min(...[...histories.values()].map(([first]) => first!.tick));
  const units = [...histories].map(([unit, entries]) => {
    let last = base;
    const numbers = entries.map(({ tick, code }) => {
      const number = (tick - last) * CODES + code;
      last = tick;
      return written(number);
    });
    return nameOf(unit) + written(entries.length) + numbers.join("");
  });
  return [FORM, (units.length > 0 ? base : 0).toString(36), offset, units.join("")].join(".");
}

function* historiesOf(body: string, base: number, known: ReadonlyMap<string, string>): Generator<[Happening, number]> {
  const reader = new Reader(body);
  while (!reader.ended) {
    const unit = known.get(reader.take(4));
    let tick = base;
    for (let left = reader.number(); left > 0; left -= 1) {
      const number = reader.number();
      tick += Math.floor(number / CODES);
      if (unit !== undefined) yield [happeningOf(unit, number % CODES), tick];
    }
  }
}

function* settingsOf(tail: string): Generator<[Happening, number]> {
  if (tail === "") return;
  for (const [name, value, tick] of JSON.parse(tail) as Settings) yield [{ kind: "setting", name, value }, tick];
}

const codeOf = (event: Exclude<LogEvent, { kind: "setting" | "undo" }>): number =>
  "rating" in event ? event.rating - 1 : RATINGS + KINDS.indexOf(event.kind);

const happeningOf = (unit: string, code: number): Happening =>
  code < RATINGS ? { kind: "review", unit, rating: (code + 1) as Rating, ms: USUAL_MS } : { kind: KINDS[code - RATINGS]!, unit };

/** Takes away about as many characters as are too much. */
function shorten(histories: Histories, excess: number): void {
  for (let left = excess; left > 0; left -= 4) {
    const [unit, entries] = [...histories].reduce((a, b) => (b[1].length > a[1].length || (b[1].length === a[1].length && b[1].at(-1)!.tick < a[1].at(-1)!.tick) ? b : a));
    if (entries.length > 1) entries.shift();
    else histories.delete(unit);
    if (histories.size === 0) return;
  }
}

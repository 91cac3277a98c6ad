// The log where a browser stores nothing: it lasts as long as the page.
import type { EventLog, Happening, LogEvent, Moment, Seen, Shelf, Since, Stored } from "./types";
import { atRandom, type Identify, uuidv7 } from "./uuid";

export class MemoryLog implements EventLog {
  readonly durable = false;
  readonly kept: Shelf = shelf();
  readonly texts: Shelf = shelf();
  readonly #events: Stored[] = [];
  readonly #device = uuidv7(Date.now());
  readonly #identify: Identify;
  #seq = 0;

  constructor(identify: Identify = atRandom) {
    this.#identify = identify;
  }

  append(happening: Happening, { time, offset }: Moment, seen?: Seen | null): Promise<Stored> {
    this.#seq += 1;
    if (seen) void this.texts.put(seen.name, seen.value);
    return Promise.resolve(this.#put({ id: this.#identify(happening, time), device: this.#device, seq: this.#seq, time, offset, ...happening }));
  }

  add(events: readonly LogEvent[]): Promise<Stored[]> {
    const known = new Set(this.#events.map(({ id }) => id));
    const fresh = new Map(events.filter(({ id }) => !known.has(id)).map((event) => [event.id, event]));
    return Promise.resolve([...fresh.values()].map((event) => this.#put(event)));
  }

  all(): Promise<Stored[]> {
    return Promise.resolve([...this.#events]);
  }

  of(units: Iterable<string>): Promise<Stored[]> {
    const wanted = new Set(units);
    return Promise.resolve(this.#events.filter((event) => "unit" in event && wanted.has(event.unit)));
  }

  since(position: number): Promise<Since> {
    return Promise.resolve({ log: this.#device, device: this.#device, events: this.#events.slice(position) });
  }

  between(from: number, to: number): Promise<Stored[]> {
    return Promise.resolve(this.#events.filter(({ time }) => from <= time && time <= to));
  }

  own(seq: number, count: number): Promise<Stored[]> {
    const own = this.#events.filter((event) => event.device === this.#device && seq - count <= event.seq && event.seq < seq);
    return Promise.resolve(own.reverse());
  }

  subscribe(): () => void {
    return () => undefined;
  }

  #put(event: LogEvent): Stored {
    const stored = { ...event, position: this.#events.length + 1 };
    this.#events.push(stored);
    return stored;
  }
}

function shelf(): Shelf {
  const things = new Map<string, unknown>();
  return {
    get: (name) => Promise.resolve(things.get(name)),
    put: (name, value) => {
      things.set(name, value);
      return Promise.resolve();
    },
  };
}

// The log where a browser stores nothing: it lasts as long as the page.
import type { EventLog, Happening, LogEvent, Moment } from "./types";
import { uuidv7 } from "./uuid";

export class MemoryLog implements EventLog {
  readonly durable = false;
  readonly #events: LogEvent[] = [];
  readonly #device = uuidv7(Date.now());

  all(): Promise<LogEvent[]> {
    return Promise.resolve([...this.#events]);
  }

  append(happening: Happening, { time, offset }: Moment): Promise<LogEvent> {
    const event = { id: uuidv7(time), device: this.#device, seq: this.#events.length + 1, time, offset, ...happening };
    this.#events.push(event);
    return Promise.resolve(event);
  }
}

// Which events count, and in which order: the same on every device, however the events got there.
import type { LogEvent } from "./types";

/** Earlier first; the id settles what happened in the same millisecond. */
export const inTime = (a: LogEvent, b: LogEvent): number => a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The ids of the events that were taken back. */
export const takenBack = (events: readonly LogEvent[]): Set<string> =>
  new Set(events.flatMap((event) => (event.kind === "undo" ? [event.target] : [])));

/** The events that count, in the order in which they happened: no undo, and nothing that was taken back. */
export function counted<E extends LogEvent>(events: readonly E[]): Exclude<E, { kind: "undo" }>[] {
  const gone = takenBack(events);
  return events
    .filter((event): event is Exclude<E, { kind: "undo" }> => event.kind !== "undo" && !gone.has(event.id))
    .sort(inTime);
}

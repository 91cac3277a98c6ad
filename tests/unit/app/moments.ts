// Moments and answers for tests, written as people read them.
import type { JSONValue, LogEvent, Moment, Rating, UnitEvent } from "../../../overrides/app/log/types";
import type { SettingEvent } from "../../../overrides/app/study/settings";

/** A local time such as `2026-03-01T18:00` at a place so many hours east of UTC. */
export function at(local: string, hoursEast = 0): Moment {
  return { time: Date.parse(`${local}Z`) - hoursEast * 3_600_000, offset: hoursEast * 60 };
}

let written = 0;

export function review(unit: string, rating: Rating, moment: Moment): UnitEvent {
  written += 1;
  return { id: `event-${String(written).padStart(4, "0")}`, device: "device", seq: written, ...moment, kind: "review", unit, rating, ms: 1000 };
}

export function undo(target: UnitEvent, moment: Moment): LogEvent {
  written += 1;
  return { id: `event-${String(written).padStart(4, "0")}`, device: "device", seq: written, ...moment, kind: "undo", unit: target.unit, target: target.id };
}

export function event(kind: "suspend" | "resume" | "bury" | "reset", unit: string, moment: Moment): UnitEvent {
  written += 1;
  return { id: `event-${String(written).padStart(4, "0")}`, device: "device", seq: written, ...moment, kind, unit };
}

export function set(name: string, value: JSONValue, moment: Moment): SettingEvent {
  written += 1;
  return { id: `event-${String(written).padStart(4, "0")}`, device: "device", seq: written, ...moment, kind: "setting", name, value };
}

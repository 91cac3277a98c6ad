// How a learner wants to study. Each setting is an event of its own in the log, and the last one of a name holds. Pure.
import { inTime } from "../log/order";
import type { JSONValue, LogEvent } from "../log/types";

export interface Settings {
  /** The share of reviews that should be remembered. */
  retention: number;
  newPerDay: number;
  reviewsPerDay: number;
  /** Minutes until a new card comes back, step by step, before it counts in days; the same for one that was forgotten. */
  steps: readonly number[];
  relearningSteps: readonly number[];
  /** So often forgotten, a card is a leech; 0 for never. */
  leechAfter: number;
  /** Whether a leech is suspended; otherwise it is marked only. */
  leechSuspends: boolean;
  /** A new card comes only when what it builds on is learnt. */
  needsFirst: boolean;
  /** New cards beyond the limit that the learner asked for, and the study day on which. */
  more: { day: number; cards: number };
  /** Whether intervals are scattered a little; no setting of the learner's. */
  fuzz: boolean;
}

export type SettingEvent = Extract<LogEvent, { kind: "setting" }>;

export const DEFAULTS: Settings = {
  retention: 0.9,
  newPerDay: 20,
  reviewsPerDay: 200,
  steps: [1, 10],
  relearningSteps: [10],
  leechAfter: 8,
  leechSuspends: true,
  needsFirst: false,
  more: { day: 0, cards: 0 },
  fuzz: true,
};

export const RETENTION = { least: 0.7, most: 0.97 };
export const MOST_A_DAY = 9999;
export const MOST_STEPS = 8;
const MINUTES_A_DAY = 24 * 60;
export const MOST_LAPSES = 99;

const isWhole = (least: number, most: number) => (value: unknown) => Number.isInteger(value) && least <= (value as number) && (value as number) <= most;
const isSteps = (value: unknown): boolean => Array.isArray(value) && value.length <= MOST_STEPS && value.every(isWhole(1, MINUTES_A_DAY - 1));
const isSwitch = (value: unknown): boolean => typeof value === "boolean";

/** An import may bring anything: what is out of bounds does not count. */
const FITS: { [name in Exclude<keyof Settings, "fuzz">]: (value: unknown) => boolean } = {
  retention: (value) => typeof value === "number" && RETENTION.least <= value && value <= RETENTION.most,
  newPerDay: isWhole(0, MOST_A_DAY),
  reviewsPerDay: isWhole(0, MOST_A_DAY),
  steps: isSteps,
  relearningSteps: isSteps,
  leechAfter: isWhole(0, MOST_LAPSES),
  leechSuspends: isSwitch,
  needsFirst: isSwitch,
  more: (value) => typeof value === "object" && value !== null && ["day", "cards"].every((name) => isWhole(0, 1e9)((value as Record<string, unknown>)[name])),
};

const isOurs = ({ name, value }: SettingEvent): boolean => Object.hasOwn(FITS, name) && FITS[name as keyof typeof FITS](value);

/** What shapes the states of units: as it was at each answer, but for the retention. */
const SHAPING = new Set<string>(["steps", "relearningSteps", "leechAfter", "leechSuspends"]);

/** The settings over time. */
export class Timeline {
  /** As they are now. */
  readonly now: Settings;
  readonly events: readonly SettingEvent[];
  readonly #turns: { time: number; settings: Settings }[] = [];

  constructor(events: readonly SettingEvent[]) {
    this.events = [...new Map(events.map((event) => [event.id, event])).values()].sort(inTime);
    const ours = this.events.filter(isOurs);
    this.now = ours.reduce(merged, DEFAULTS);
    let settings: Settings = { ...DEFAULTS, retention: this.now.retention };
    for (const event of ours) {
      if (!SHAPING.has(event.name)) continue;
      settings = merged(settings, event);
      this.#turns.push({ time: event.time, settings });
    }
    this.#turns.unshift({ time: -Infinity, settings: { ...DEFAULTS, retention: this.now.retention } });
  }

  /** What shaped an answer of that time. Another retention counts for all answers at once, or it would show only after months. */
  at(time: number): Settings {
    return this.#turns.findLast((turn) => turn.time <= time)!.settings;
  }

  /** The same for timelines that give the same states. */
  get fingerprint(): string {
    const { retention } = this.now;
    return JSON.stringify([retention, this.#turns.slice(1).map(({ time, settings: { steps, relearningSteps, leechAfter, leechSuspends } }) => [time, steps, relearningSteps, leechAfter, leechSuspends])]);
  }

  /** New cards that may come on that study day. */
  newOn(day: number): number {
    const { newPerDay, more } = this.now;
    return newPerDay + (more.day === day ? more.cards : 0);
  }
}

const merged = (settings: Settings, { name, value }: { name: string; value: JSONValue }): Settings => ({ ...settings, [name]: value });

/** Steps as a learner writes them, in minutes; null if they are none. */
export function stepsFrom(text: string): number[] | null {
  const steps = text.split(/[\s,;]+/).filter(Boolean).map(Number);
  return isSteps(steps) ? steps : null;
}

export const settingsOf = (events: readonly LogEvent[]): SettingEvent[] => events.filter((event): event is SettingEvent => event.kind === "setting");

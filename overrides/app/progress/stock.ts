// What the states of all units say: how many are known how well, what comes when, and which are hard. Pure.
import { isLeech, type States } from "../study/schedule";
import type { Settings } from "../study/settings";
import { MATURE_DAYS } from "./tally";

export const STAGES = ["new", "learning", "young", "mature", "suspended"] as const;
export type Stage = (typeof STAGES)[number];
export type Stock = Record<Stage, number>;

export const emptyStock = (): Stock => ({ new: 0, learning: 0, young: 0, mature: 0, suspended: 0 });

export function stageOf(unit: string, states: States): Stage {
  const state = states.get(unit);
  if (state?.suspended) return "suspended";
  if (!state?.memory || !state.due) return "new";
  if ("at" in state.due) return "learning";
  return state.memory.scheduled_days < MATURE_DAYS ? "young" : "mature";
}

export function stockOf(units: readonly string[], states: States): Stock {
  const stock = emptyStock();
  for (const unit of units) stock[stageOf(unit, states)] += 1;
  return stock;
}

/** Reviews due on each of the coming study days, the first being today with all that waits since. */
export function forecast(units: readonly string[], states: States, today: number, days: number): number[] {
  const coming = Array<number>(days).fill(0);
  for (const unit of units) {
    const state = states.get(unit);
    if (!state?.due || state.suspended) continue;
    const ahead = "at" in state.due ? 0 : Math.max(0, state.due.day - today);
    if (ahead < days) coming[ahead]! += 1;
  }
  return coming;
}

export interface Hard {
  unit: string;
  lapses: number;
  /** 1 to 10, as FSRS has it. */
  difficulty: number;
  leech: boolean;
}

/** The units that were forgotten most often; of those that were forgotten as often, the difficult ones first. */
export function hardest(units: readonly string[], states: States, settings: Settings, count: number): Hard[] {
  const known = units.flatMap((unit): Hard[] => {
    const state = states.get(unit);
    if (!state?.memory || state.memory.lapses === 0) return [];
    const { lapses, difficulty } = state.memory;
    return [{ unit, lapses, difficulty, leech: isLeech(state, settings) }];
  });
  return known.sort((a, b) => b.lapses - a.lapses || b.difficulty - a.difficulty).slice(0, count);
}

// The folded states as they lie on the log's shelf, so that a page folds only what came since. Numbers stand in one array: ten
// thousand units are read in milliseconds. Pure.
import type { Memory } from "./scheduler";
import type { UnitState } from "./schedule";
import type { SettingEvent } from "./settings";

/** Raised when states are folded, or kept, in another way: what was kept before then counts no longer. */
const FORM = 1;

export interface Snapshot {
  form: number;
  /** The log that was folded, and how far. */
  log: string;
  position: number;
  settings: SettingEvent[];
  units: string[];
  numbers: Float64Array;
}

const COLUMNS = 17;

/** None of the numbers kept is ever NaN. */
const numberOf = (value: number | null | undefined): number => value ?? NaN;
const orNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

export function snapshotOf(log: string, position: number, settings: readonly SettingEvent[], states: ReadonlyMap<string, UnitState>): Snapshot {
  const numbers = new Float64Array(states.size * COLUMNS);
  let start = 0;
  for (const state of states.values()) {
    numbers.set(rowOf(state), start);
    start += COLUMNS;
  }
  return { form: FORM, log, position, settings: [...settings], units: [...states.keys()], numbers };
}

/** The snapshot, if it is one of that log in today's form. */
export function snapshotFrom(value: unknown, log: string): Snapshot | null {
  const snapshot = value as Partial<Snapshot> | undefined;
  const fits = snapshot?.form === FORM && snapshot.log === log && snapshot.numbers?.length === (snapshot.units?.length ?? 0) * COLUMNS;
  return fits ? (snapshot as Snapshot) : null;
}

export function statesFrom({ units, numbers }: Snapshot): Map<string, UnitState> {
  const states = new Map<string, UnitState>();
  for (const [at, unit] of units.entries()) states.set(unit, stateFrom(numbers.subarray(at * COLUMNS, (at + 1) * COLUMNS)));
  return states;
}

function rowOf({ memory, due, suspended, buried, first, seen, reviewed, time }: UnitState): number[] {
  const at = due && "at" in due ? due.at : null;
  const day = due && "day" in due ? due.day : null;
  const own = [at, day, Number(suspended), buried, first, seen, reviewed, time].map(numberOf);
  if (!memory) return [...own, ...Array<number>(COLUMNS - own.length).fill(NaN)];
  const { due: until, stability, difficulty, scheduled_days, learning_steps, reps, lapses, state, last_review } = memory;
  return [...own, until.getTime(), stability, difficulty, scheduled_days, learning_steps, reps, lapses, state, numberOf(last_review?.getTime())];
}

function stateFrom(row: Float64Array): UnitState {
  const [at, day, suspended, buried, first, seen, reviewed, time] = row;
  const due = Number.isNaN(at) ? (Number.isNaN(day) ? null : { day: day! }) : { at: at! };
  return { memory: memoryFrom(row), due, suspended: suspended === 1, buried: orNull(buried), first: orNull(first), seen: orNull(seen), reviewed: orNull(reviewed), time: time ?? 0 };
}

function memoryFrom(row: Float64Array): Memory | null {
  const [due, stability, difficulty, scheduled_days, learning_steps, reps, lapses, state, last] = row.subarray(8) as unknown as number[];
  if (Number.isNaN(due)) return null;
  const last_review = Number.isNaN(last) ? {} : { last_review: new Date(last!) };
  return { due: new Date(due!), stability: stability!, difficulty: difficulty!, elapsed_days: 0, scheduled_days: scheduled_days!, learning_steps: learning_steps!, reps: reps!, lapses: lapses!, state: state!, ...last_review };
}

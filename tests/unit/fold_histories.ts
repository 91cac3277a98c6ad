// Histories on standard input, the states that they fold to on standard output: for the comparison with another FSRS.
import { readFileSync } from "node:fs";
import { answered, type UnitState } from "../../overrides/app/study/schedule";
import { DEFAULTS } from "../../overrides/app/study/settings";
import type { Moment, Rating } from "../../overrides/app/log/types";

interface Answer extends Moment {
  rating: Rating;
}

/** What one answer left behind: stability in days, difficulty 1 to 10, state as ts-fsrs counts them, days until due. */
function trace(history: Answer[]): unknown[] {
  let state: UnitState | undefined;
  return history.map((answer) => {
    const { memory, due } = (state = answered(state, "unit", answer.rating, answer, { ...DEFAULTS, fuzz: false }));
    const { stability, difficulty, state: phase, scheduled_days: days } = memory!;
    const minutes = "at" in due ? Math.round((due.at - answer.time) / 60_000) : null;
    return { stability, difficulty, phase, days, minutes };
  });
}

const histories = JSON.parse(readFileSync(0, "utf8")) as Answer[][];
process.stdout.write(JSON.stringify(histories.map(trace)));

// What a graded run says about an exercise, and which rating it suggests. Pure.
import type { Rating } from "../log/types";
import type { Check, Outcome } from "../runner/protocol";

/** What the learner has looked at before the exercise was solved. */
export interface Help {
  hint: boolean;
  solution: boolean;
}

export interface Grade {
  passed: number;
  total: number;
  /** All checks passed, and nothing raised. */
  right: boolean;
}

export function gradeOf(outcome: Outcome): Grade {
  const checks: Check[] = outcome.end === "finished" || outcome.end === "raised" ? (outcome.checks ?? []) : [];
  const passed = checks.filter(({ state }) => state === "passed").length;
  return { passed, total: checks.length, right: outcome.end === "finished" && checks.length > 0 && passed === checks.length };
}

/** Whoever opened the solution first has not solved the exercise; a hint makes it hard. */
export function suggestionFor(right: boolean, help: Help): Rating {
  if (!right || help.solution) return 1;
  return help.hint ? 2 : 3;
}

// What a course platform is told about the learner: a score and a status. Pure.
import { counted } from "../log/order";
import type { LogEvent, Report } from "../log/types";

type Status = Report["status"];

const RANK: readonly Status[] = ["incomplete", "completed", "passed"];

/**
 * The score is the share of units that were known at least once, in percent, rounded down: 100 is all of them. Until each unit was answered once it is incomplete, whatever the score: some platforms keep nothing more after that. Then it is passed
 * if the score is at least `pass`. What was once reached (`before`) is not taken back.
 */
export function reportOf(events: readonly LogEvent[], units: readonly string[], pass: number, before: string): Report {
  const answered = new Set<string>();
  const known = new Set<string>();
  for (const event of counted(events)) {
    if (event.kind !== "review") continue;
    answered.add(event.unit);
    if (event.rating > 1) known.add(event.unit);
  }
  const of = (some: ReadonlySet<string>) => units.filter((unit) => some.has(unit)).length;
  const score = units.length > 0 ? Math.floor((100 * of(known)) / units.length) : 0;
  const whole = units.length > 0 && of(answered) === units.length;
  const now = !whole ? "incomplete" : score >= pass ? "passed" : "completed";
  return { score, status: RANK[Math.max(RANK.indexOf(now), RANK.indexOf(before as Status))]! };
}

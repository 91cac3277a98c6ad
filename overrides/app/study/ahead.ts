// What comes next is here before it is asked for.
import type { Screen } from "./screen";
import type { Study } from "./study";
import { warmFor } from "./work";

/** So many cards are fetched ahead: in a large deck each may lie in another file. */
const AHEAD = 5;

/** Fetches what the unit on screen and those after it need. */
export function prepare(study: Study, screen: Screen, unit: string): void {
  const { upcoming } = study;
  warmFor(study.card(unit), upcoming === null ? undefined : study.card(upcoming));
  const ahead = upcoming === null ? [] : [upcoming, ...study.ahead(AHEAD)];
  for (const next of new Set(ahead)) void ready(study, screen, next, next === upcoming);
  void study.history.keep();
}

/** Has a card here before it comes; the very next one is made, too. What can't be had now is told when it is asked for. */
async function ready(study: Study, screen: Screen, unit: string, isNext: boolean): Promise<void> {
  await study.library.load(unit).catch(() => undefined);
  const entry = isNext && study.upcoming === unit ? study.library.entry(unit) : null;
  if (entry) screen.prepare(entry);
}

// When the log was last written to a file, and whether it is time to do it again.
import { remember, remembered } from "../storage";

const NAME = "backup";
const OLD_MS = 30 * 24 * 3_600_000;
/** So many answers are worth a backup. */
const WORTH = 50;

/** UTC in milliseconds; null if there was none on this device. */
export function lastBackup(): number | null {
  const time = Number(remembered(NAME) ?? NaN);
  return Number.isFinite(time) ? time : null;
}

export const noteBackup = (time: number): void => remember(NAME, String(time));

/** Whether the learner should be reminded, who has given so many answers. */
export const isDue = (answers: number, last: number | null, now: number): boolean => answers >= WORTH && now - (last ?? -Infinity) > OLD_MS;

// The learner's day begins at four in the morning, so that an evening's session after midnight still counts as today. Pure.
import type { Moment } from "../log/types";

const MINUTE = 60_000;
const ROLLOVER_MINUTES = 4 * 60;
export const DAY = 24 * 60 * MINUTE;

/** The moment on a clock that reads 00:00 UTC whenever the learner's day begins. */
export const studyTime = ({ time, offset }: Moment): number => time + (offset - ROLLOVER_MINUTES) * MINUTE;

export const studyDay = (moment: Moment): number => Math.floor(studyTime(moment) / DAY);

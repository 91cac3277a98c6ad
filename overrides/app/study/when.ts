// Intervals and due times in words.
import type { Moment } from "../log/types";
import { locale, studyText as text } from "../text";
import { type Due, type Interval, intervalUntil } from "./schedule";

type Unit = "minute" | "hour" | "day" | "month" | "year";

/** An interval in the unit that a person would use: 10 min, 3 days, 2.5 months. */
function measure(interval: Interval): [number, Unit] {
  if ("ms" in interval) {
    const minutes = Math.max(1, Math.round(interval.ms / 60_000));
    return minutes < 60 ? [minutes, "minute"] : [Math.round(minutes / 60), "hour"];
  }
  const { days } = interval;
  if (days < 31) return [days, "day"];
  return days < 365 ? [days / 30.4, "month"] : [days / 365.25, "year"];
}

/** In short, minutes and hours are abbreviated; what `Intl` makes of days and months (“Tg.”, “mths”) saves little and reads badly. */
export function inWords(interval: Interval, length: "short" | "long"): string {
  const [value, unit] = measure(interval);
  const unitDisplay = unit === "minute" || unit === "hour" ? length : "long";
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/** When something is due, seen from now: in 25 minutes, tomorrow, in 3 days. */
export function whenDue(due: Due, now: Moment): string {
  const interval = intervalUntil(due, now);
  if ("ms" in interval && interval.ms === 0) return text.now;
  const [value, unit] = measure(interval);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(value), unit);
}

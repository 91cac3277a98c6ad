// The parts of the progress page, each from numbers to elements.
import { siteURL } from "../base";
import { h } from "../dom";
import { written } from "../lang";
import type { CardEntry } from "../deck/types";
import { progressText as text } from "../text";
import { DAY } from "../study/schedule";
import { bars, calendar, chart, stack, table } from "./charts";
import type { Hard, Stock } from "./stock";
import { STAGES } from "./stock";
import { type DayTally, type Recall, recallOf, streak, type Tally } from "./tally";

const WEEKS = 53;
const AHEAD = 30;
const MONTHS = 12;
const MONTH_DAYS = 30;

const dateOf = (day: number): Date => new Date(day * DAY);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const share = ({ reviews, remembered }: Recall): number | null => (reviews === 0 ? null : remembered / reviews);
const percent = (recall: Recall): string => text.percent(share(recall));

/** Whether a date has room below a bar: at the right end there is none. */
const beginsWeek = (place: number, days: number): boolean => place % 7 === 0 && place + 7 <= days;

export function part(title: string, ...content: Node[]): HTMLElement {
  return h("section", { class: "flash-progress__part", "aria-label": title }, h("h2", {}, title), ...content);
}

/** Reviews of the coming days; the first of them is today. */
export function forecastView(coming: readonly number[], today: number): HTMLElement {
  const label = (ahead: number) => (beginsWeek(ahead, coming.length) ? text.shortDay(dateOf(today + ahead)) : "");
  const drawing = bars(coming.map((value, ahead) => ({ label: label(ahead), value })), Math.max(...coming));
  const says = text.forecastSays(sum(coming.slice(0, 7)), sum(coming));
  return chart(text.forecast, says, drawing, () => table(text.forecast, [text.day, text.reviews], coming.map((value, ahead) => [text.longDay(dateOf(today + ahead)), String(value)])));
}

export { AHEAD };

/** A year of answers, a week a column. */
export function calendarView(days: ReadonlyMap<number, DayTally>, today: number): HTMLElement {
  // 1970-01-01 was a Thursday; weeks begin on Monday.
  const first = today - ((today + 3) % 7) - (WEEKS - 1) * 7;
  const all = Array.from({ length: WEEKS * 7 }, (_, place) => first + place);
  const most = Math.max(1, ...all.map((day) => days.get(day)?.answers ?? 0));
  const level = (day: number) => (day > today ? null : Math.ceil((4 * (days.get(day)?.answers ?? 0)) / most));
  const studied = all.filter((day) => days.has(day));
  const says = studied.length === 0 ? text.noDays : text.calendarSays(studied.length, streak(days, today), sum(studied.map((day) => days.get(day)!.answers)));
  const rows = () => studied.reverse().map((day) => [text.longDay(dateOf(day)), String(days.get(day)!.answers), text.minutes(days.get(day)!.ms)]);
  return chart(text.calendar, says, calendar(all.map(level)), () => table(text.calendar, [text.day, text.answers, text.time], rows()));
}

/** What was remembered, month by month, against what was wanted. */
export function retentionView({ days, young, mature }: Tally, today: number, wanted: number): HTMLElement {
  const months = Array.from({ length: MONTHS }, (_, place) => {
    const to = today - (MONTHS - 1 - place) * MONTH_DAYS;
    return { to, ...recallOf(days, to - MONTH_DAYS + 1, to) };
  });
  const drawing = bars(months.map((month, place) => ({ label: place % 3 === 2 ? text.shortDay(dateOf(month.to)) : "", value: share(month) })), 1, wanted);
  const latest = recallOf(days, today - MONTH_DAYS + 1, today);
  const spans = [7, MONTH_DAYS, 365, today + 1];
  const row = (span: number) => [days, young, mature].map((some) => recallOf(some, today - span + 1, today));
  const name = (span: number) => (span > 365 ? text.ever : span === 365 ? text.year : text.span(span));
  const rows = spans.map((span) => [name(span), ...row(span).map(percent), String(row(span)[0]!.reviews)]);
  const says = text.retentionSays(share(latest), wanted);
  const byMonth = () => table(text.retention, [text.until, text.remembered, text.reviews], months.map((month) => [text.longDay(dateOf(month.to)), percent(month), String(month.reviews)]));
  const windows = table(text.retentionBySpan, [text.time, text.remembered, text.young, text.mature, text.reviews], rows);
  return h("div", {}, chart(text.retention, says, drawing, byMonth), windows);
}

export interface SectionTally {
  title: string;
  stock: Stock;
  recall: Recall;
}

/** How well each section is known. */
export function sectionsView(sections: readonly SectionTally[]): HTMLElement {
  const parts = (stock: Stock) => STAGES.map((name) => ({ name, value: stock[name] }));
  const lines = sections.map(({ title, stock, recall }) =>
    h("div", { class: "flash-sections__line" }, h("span", written(), title), h("span", { class: "flash-sections__share" }, percent(recall)), stack(parts(stock))),
  );
  const legend = h("p", { class: "flash-legend" }, ...STAGES.map((name) => h("span", { class: "flash-legend__entry" }, h("span", { class: `flash-legend__mark flash-stack__part--${name}` }), text.stages[name])));
  const all = sections.reduce((known, { stock }) => known + stock.young + stock.mature, 0);
  const cards = sections.reduce((count, { stock }) => count + sum(Object.values(stock)), 0);
  const head = [text.section, ...STAGES.map((name) => text.stages[name]), text.remembered];
  const rows = () => sections.map(({ title, stock, recall }) => [h("span", written(), title), ...STAGES.map((name) => String(stock[name])), percent(recall)]);
  const drawing = h("div", { class: "flash-sections" }, ...lines, legend);
  return chart(text.sections, text.sectionsSays(all, cards), drawing, () => table(text.sections, head, rows()));
}

/** Minutes of the last days. */
export function timeView(days: ReadonlyMap<number, DayTally>, today: number): HTMLElement {
  const all = Array.from({ length: MONTH_DAYS }, (_, place) => today - MONTH_DAYS + 1 + place);
  const times = all.map((day) => days.get(day)?.ms ?? 0);
  const label = (place: number) => (beginsWeek(place, MONTH_DAYS) ? text.shortDay(dateOf(all[place]!)) : "");
  const drawing = bars(times.map((value, place) => ({ label: label(place), value })), Math.max(...times));
  const ever = [...days.values()];
  const says = text.timeSays(sum(times), sum(ever.map(({ ms }) => ms)), sum(ever.map(({ answers }) => answers)));
  const rows = () => all.map((day, place) => [text.longDay(dateOf(day)), text.minutes(times[place]!), String(days.get(day)?.answers ?? 0)]).reverse();
  return chart(text.timeSpent, says, drawing, () => table(text.timeSpent, [text.day, text.time, text.answers], rows()));
}

export function hardestView(hard: readonly Hard[], cardOf: (unit: string) => CardEntry | undefined): HTMLElement {
  const rows = hard.map(({ unit, lapses, difficulty, leech }) => {
    const card = cardOf(unit);
    const link = h("a", { href: siteURL(`cards/${card?.slug ?? ""}/`).href, ...written() }, card?.title ?? unit);
    const name = h("span", {}, link, ...(leech ? [" ", h("span", { class: "flash-study__leech" }, text.leech)] : []));
    return [name, String(lapses), text.number(difficulty)];
  });
  return rows.length > 0 ? table(text.hardest, [text.card, text.forgotten, text.difficulty], rows) : h("p", {}, text.noneHard);
}

// Numbers, dates and amounts as a language writes them.

export const LANGUAGES = ["en", "de"] as const;

export type Language = (typeof LANGUAGES)[number];

/** “3.1 of 8.2 MB” */
const OF: Readonly<Record<Language, string>> = { en: "of", de: "von" };

/** Where the learner's browser names no country for the language. */
const USUAL: Readonly<Record<Language, string>> = { en: "en", de: "de" };

/** The language as it is written in the learner's country: Austria and Switzerland write numbers in other ways than Germany. */
export function localeOf(language: Language): string {
  const wished = globalThis.navigator?.languages ?? [];
  return wished.find((tag) => tag.startsWith(`${language}-`)) ?? USUAL[language];
}

const MB = 1e6;

export function formats(language: Language) {
  const locale = localeOf(language);
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const tenths = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  // A study day is no moment: it is counted in days, whatever the time zone.
  const studyDays = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  const shortDays = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const tenthsOfPercent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const shares = new Intl.NumberFormat(locale, { style: "percent" });
  const megabytes = (bytes: number): string => `${tenths.format(bytes / MB)} MB`;
  return {
    /** With one decimal place, if there is any. */
    number: (value: number): string => plain.format(value),
    megabytes,
    amount: (done: number, total: number): string => `${tenths.format(done / MB)} ${OF[language]} ${megabytes(total)}`,
    seconds: (ms: number): string => {
      if (ms < 100) return `${Math.max(1, Math.round(ms))} ms`;
      return `${(ms < 9950 ? tenths : plain).format(ms < 9950 ? ms / 1000 : Math.round(ms / 1000))} s`;
    },
    percent: (share: number): string => shares.format(share),
    exactPercent: (share: number): string => tenthsOfPercent.format(share),
    /** Minutes or hours. */
    spent: (ms: number): string => (ms < 3_600_000 ? `${Math.round(ms / 60_000)} min` : `${plain.format(ms / 3_600_000)} h`),
    studyDay: (day: Date): string => studyDays.format(day),
    shortDay: (day: Date): string => shortDays.format(day),
    moment: (time: Date | number): string => moments.format(time),
    date: (day: Date | number): string => days.format(day),
  };
}

import { formats } from "../formats";

const { exactPercent, number, shortDay, spent, studyDay } = formats("en");

const days = (count: number): string => (count === 1 ? "1 day" : `${count} days`);

export const progressText = {
  loading: "Reading your answers…",
  numbers: "Numbers",
  now: "Due now, and soon",
  nothingDue: "Nothing is due now.",
  study: "Study",
  forecast: "Reviews of the next 30 days",
  forecastSays: (week: number, month: number) => `${week} within a week, ${month} within 30 days.`,
  calendar: "Days of study",
  noDays: "No answers yet. They will be counted here.",
  calendarSays: (studied: number, streak: number, answers: number) =>
    `${days(studied)} within a year, ${answers === 1 ? "1 answer" : `${answers} answers`}; ${days(streak)} in a row up to now.`,
  retention: "Remembered",
  retentionSays: (latest: number | null, wanted: number) =>
    `${latest === null ? "No reviews in the last 30 days." : `${exactPercent(latest)} of the last 30 days’ reviews.`} The line is what you want: ${exactPercent(wanted)}.`,
  retentionBySpan: "Remembered, by time and by how long the cards were away",
  ever: "Ever",
  year: "A year",
  span: (count: number) => days(count),
  until: "30 days until",
  remembered: "Remembered",
  young: "Up to 3 weeks",
  mature: "Longer",
  sections: "Sections",
  section: "Section",
  sectionsSays: (known: number, cards: number) => `${known} of ${cards} cards are learnt.`,
  stages: { new: "New", learning: "Learning", young: "Learnt", mature: "Known well", suspended: "Suspended" },
  timeSpent: "Time spent",
  timeSays: (month: number, ever: number, answers: number) =>
    `${spent(month)} in the last 30 days, ${spent(ever)} in all${answers > 0 ? `, ${number(ever / answers / 1000)} s an answer` : ""}.`,
  hardest: "Hardest cards",
  noneHard: "No card was forgotten yet.",
  leech: "Leech",
  card: "Card",
  forgotten: "Forgotten",
  difficulty: "Difficulty",
  day: "Day",
  time: "Time",
  answers: "Answers",
  reviews: "Reviews",
  minutes: (ms: number) => spent(ms),
  number: (value: number) => number(value),
  percent: (share: number | null) => (share === null ? "–" : exactPercent(share)),
  shortDay: (day: Date) => shortDay(day),
  longDay: (day: Date) => studyDay(day),
} as const;

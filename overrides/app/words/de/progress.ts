import type { progressText as English } from "../en/progress";
import { formats } from "../formats";
import type { Same } from "../same";

const { exactPercent, number, shortDay, spent, studyDay } = formats("de");

const days = (count: number): string => (count === 1 ? "1 Tag" : `${count} Tage`);
const onDays = (count: number): string => (count === 1 ? "An 1 Tag" : `An ${count} Tagen`);

export const progressText: Same<typeof English> = {
  loading: "Deine Antworten werden gelesen …",
  numbers: "Zahlen",
  now: "Jetzt und bald fällig",
  nothingDue: "Jetzt ist nichts fällig.",
  study: "Lernen",
  forecast: "Wiederholungen der nächsten 30 Tage",
  forecastSays: (week, month) => `${week} innerhalb einer Woche, ${month} innerhalb von 30 Tagen.`,
  calendar: "Lerntage",
  noDays: "Noch keine Antworten. Hier werden sie gezählt.",
  calendarSays: (studied, streak, answers) =>
    `${onDays(studied)} innerhalb eines Jahres, ${answers === 1 ? "1 Antwort" : `${answers} Antworten`}; bis jetzt ${days(streak)} in Folge.`,
  retention: "Behalten",
  retentionSays: (latest, wanted) =>
    `${latest === null ? "Keine Wiederholungen in den letzten 30 Tagen." : `${exactPercent(latest)} der Wiederholungen der letzten 30 Tage.`} Die Linie ist dein Ziel: ${exactPercent(wanted)}.`,
  retentionBySpan: "Behalten, nach Zeitraum und danach, wie lange die Karten weg waren",
  ever: "Insgesamt",
  year: "Ein Jahr",
  span: (count) => days(count),
  until: "30 Tage bis",
  remembered: "Behalten",
  young: "Bis zu 3 Wochen",
  mature: "Länger",
  sections: "Abschnitte",
  section: "Abschnitt",
  sectionsSays: (known, cards) => `${known} von ${cards} Karten sind gelernt.`,
  stages: { new: "Neu", learning: "In der Lernphase", young: "Gelernt", mature: "Gut gekonnt", suspended: "Ausgesetzt" },
  timeSpent: "Lernzeit",
  timeSays: (month, ever, answers) =>
    `${spent(month)} in den letzten 30 Tagen, ${spent(ever)} insgesamt${answers > 0 ? `, ${number(ever / answers / 1000)} s je Antwort` : ""}.`,
  hardest: "Schwerste Karten",
  noneHard: "Du hast noch keine Karte vergessen.",
  leech: "Lernbremse",
  card: "Karte",
  forgotten: "Vergessen",
  difficulty: "Schwierigkeit",
  day: "Tag",
  time: "Zeit",
  answers: "Antworten",
  reviews: "Wiederholungen",
  minutes: (ms) => spent(ms),
  number: (value) => number(value),
  percent: (share) => (share === null ? "–" : exactPercent(share)),
  shortDay: (day) => shortDay(day),
  longDay: (day) => studyDay(day),
};

import type { settingsText as English } from "../en/settings";
import { formats } from "../formats";
import type { Same } from "../same";

const { percent } = formats("de");

export const settingsText: Same<typeof English> = {
  title: "Einstellungen",
  retention: { label: "Gewünschte Behaltensquote", note: "Wie viel von dem, was wiederkommt, du noch wissen willst. Mehr heißt, dass Karten früher wiederkommen." },
  percent: (share) => percent(share),
  newPerDay: { label: "Neue Karten am Tag", note: "Jede bringt im ersten Monat etwa sieben Wiederholungen mit sich." },
  reviewsPerDay: { label: "Wiederholungen am Tag", note: "Zuerst kommen die, die am längsten warten; die anderen folgen an späteren Tagen." },
  needsFirst: "Neue Karten warten, bis ihre Grundlagen gelernt sind",
  steps: { label: "Lernschritte, in Minuten", note: "Wann eine neue Karte wiederkommt, bis in Tagen gezählt wird, zum Beispiel 1 10." },
  relearningSteps: { label: "Schritte nach dem Vergessen, in Minuten", note: "Dasselbe für eine Karte, die du schon konntest." },
  leechAfter: { label: "Lernbremse, wenn so oft vergessen", note: "So eine Karte kostet mehr, als sie bringt; 0 für nie." },
  leechSuspends: "Lernbremsen aussetzen",
  amountWrong: (most) => `Bitte eine ganze Zahl von 0 bis ${most}.`,
  stepsWrong: "Bitte bis zu acht ganze Zahlen von Minuten, jede kürzer als ein Tag.",
  save: "Speichern",
  defaults: "Standardwerte",
  saved: "Einstellungen gespeichert.",
  notSaved: "Das konnte nicht gespeichert werden. Schaff auf dem Gerät etwas Platz und versuch es noch einmal.",
};

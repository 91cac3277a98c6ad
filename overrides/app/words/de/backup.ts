import type { backupText as English } from "../en/backup";
import { formats } from "../formats";
import type { Same } from "../same";

const { date } = formats("de");

export const backupText: Same<typeof English> = {
  menu: "Antworten sichern und umziehen",
  title: "Sichern und umziehen",
  about: "Eine Sicherung ist eine Datei mit allen deinen Antworten. Importiere sie auf einem anderen Gerät, oder hier nach einem Missgeschick.",
  never: "Auf diesem Gerät wurde noch keine Sicherung geschrieben.",
  last: (day) => `Letzte Sicherung auf diesem Gerät: ${date(day)}.`,
  save: "In eine Datei sichern",
  share: "Teilen …",
  import: "Sicherung oder Export aus Anki importieren",
  merges: "Ein Import ergänzt, was hier fehlt. Er ersetzt nichts und zählt nichts doppelt.",
  working: "Einen Moment …",
  saved: (name) => `Gespeichert als ${name}, bei den Downloads.`,
  shared: "Weitergegeben.",
  notShared: "Nicht geteilt.",
  added: (added, known) =>
    `${added === 0 ? "Nichts" : added === 1 ? "1 Eintrag" : `${added} Einträge`} hinzugefügt; ${known === 0 ? "keiner war" : known === 1 ? "1 war" : `${known} waren`} schon hier.`,
  fromAnki: (added, cards, known, foreign) =>
    `Aus Anki: ${added === 0 ? "nichts" : `${added === 1 ? "1 Wiederholung" : `${added} Wiederholungen`} von ${cards === 1 ? "1 Karte" : `${cards} Karten`}`} hinzugefügt; ${known === 0 ? "keine war" : known === 1 ? "1 war" : `${known} waren`} schon hier${foreign === 0 ? "" : foreign === 1 ? "; 1 gehört nicht zu diesem Stapel" : `; ${foreign} gehören nicht zu diesem Stapel`}.`,
  ankiRefusals: {
    foreign: "Diese Datei ist weder eine Sicherung von Lernkarten-Antworten noch ein Export aus Anki. Nichts wurde geändert.",
    newer: "Dieses Anki ist neuer, als diese Website es kennt. Wähle beim Exportieren die Unterstützung älterer Anki-Versionen. Nichts wurde geändert.",
    broken: "Diese Datei aus Anki ist unvollständig oder beschädigt. Nichts wurde geändert; exportiere sie noch einmal.",
    locked: "Diese Datei ist mit einem Passwort geschützt. Nichts wurde geändert.",
    large: "Diese Sammlung ist zu groß, um hier gelesen zu werden. Exportiere aus Anki nur diesen Stapel. Nichts wurde geändert.",
    otherDeck: "Dieser Export aus Anki enthält keine Karten dieses Stapels. Nichts wurde geändert.",
    noReviews: "Dieser Export aus Anki enthält keine Wiederholungen. Wähle beim Exportieren, dass der Lernfortschritt mitkommt. Nichts wurde geändert.",
  },
  refusals: {
    foreign: "Diese Datei ist weder eine Sicherung von Lernkarten-Antworten noch ein Export aus Anki. Nichts wurde geändert.",
    newer: "Diese Sicherung stammt von einer neueren Version der Website. Lade die Seite neu, um sie zu bekommen, und importiere dann noch einmal. Nichts wurde geändert.",
    broken: "Diese Sicherung ist unvollständig oder wurde verändert. Nichts wurde geändert; nimm eine andere Kopie.",
  },
  unreadable: "Die Datei lässt sich nicht lesen. Nichts wurde geändert; wähle sie noch einmal aus.",
  notImported: (why) => `Nichts wurde importiert. ${why}`,
  kept: "Der Browser behält deine Antworten, bis du sie löschst.",
  loose: "Der Browser kann deine Antworten löschen, wenn auf dem Gerät der Platz knapp wird oder du lange nicht hier warst.",
  refused: "Der Browser hat nicht zugestimmt; oft tut er es, sobald die Website installiert oder als Lesezeichen gespeichert ist. Bis dahin sind Sicherungen wichtig.",
  unknown: "Dieser Browser sagt nicht, ob er Antworten auf Dauer behält; deshalb sind Sicherungen wichtig.",
  persist: "Um dauerhaftes Speichern bitten",
  due: "Deine Antworten wurden seit einiger Zeit nicht gesichert.",
};

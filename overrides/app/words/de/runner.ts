import type { runnerText as English } from "../en/runner";
import { formats } from "../formats";
import { hintIn } from "../hints";
import type { Same } from "../same";
import hints from "./hints.json";

const { amount, number, seconds } = formats("de");

export const runnerText: Same<typeof English> = {
  toolbar: "Snippet",
  run: "Ausführen",
  runName: "Snippet ausführen",
  stop: "Anhalten",
  stopName: "Snippet anhalten",
  editName: "Snippet bearbeiten",
  resumeName: "Entwurf des Snippets bearbeiten",
  resetName: "Snippet zurücksetzen",
  closeName: "Editor schließen",
  code: "Code des Snippets",
  output: "Ausgabe",
  proven: "Ausgabe, geprüft beim Erstellen der Website",
  live: "Ausgabe deines Laufs",
  starting: "Python wird gestartet …",
  loading: (done, total) => `Python wird geladen … ${amount(done, total)}`,
  waiting: "Ein anderes Snippet läuft noch …",
  running: "Läuft …",
  finished: (ms) => `Fertig nach ${seconds(ms)}`,
  matches: "stimmt mit der geprüften Ausgabe überein",
  differs: "weicht von der geprüften Ausgabe ab",
  raised: (ms) => `Fehler nach ${seconds(ms)}`,
  stopped: "Angehalten. Beim nächsten Mal startet Python neu.",
  timeout: (limit) => `Angehalten: Das Snippet lief länger als ${limit} s. Beim nächsten Mal startet Python neu.`,
  crashed: "Python ist abgestürzt, vielleicht aus Speichermangel oder wegen zu tief verschachtelter Aufrufe. Beim nächsten Mal startet es neu.",
  unreachable: "Python konnte nicht geladen werden: Du bist offline, und es ist nicht auf diesem Gerät gespeichert.",
  notHere: "Python konnte nicht geladen werden: Es gibt keine Verbindung.",
  offlinePage: "Auf der Seite „Offline“ speichern",
  broken: (reason) => `Python konnte nicht gestartet werden: ${reason}`,
  nothing: "(keine Ausgabe)",
  cut: (characters, limit) =>
    `… ${number(characters)} weitere Zeichen sind hier abgeschnitten: Angezeigt werden höchstens ${Math.round(limit / 1000)} kB Ausgabe je Lauf`,
  hint: "Tipp:",
  hinted: (hint) => hintIn(hints, hint),
  notDrawn: "Diese Grafik lässt sich nicht anzeigen: Der Teil der Website, der zeichnet, ist nicht offline gespeichert.",
};

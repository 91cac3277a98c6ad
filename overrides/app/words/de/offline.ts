import type { SaveFailure } from "../../protocol/site";
import type * as english from "../en/offline";
import { formats } from "../formats";
import type { Same } from "../same";

const { amount, date, megabytes } = formats("de");

export const updateText: Same<typeof english.updateText> = {
  ready: "Eine neue Version ist bereit.",
  reload: "Neu laden",
  later: "Später",
};

const reasons: Readonly<Record<SaveFailure, string>> = {
  quota: "Auf dem Gerät ist kein Platz mehr dafür. Schaff etwas Platz und versuch es noch einmal.",
  network: "Die Verbindung ist abgebrochen.",
  mismatch: "Was ankam, ist nicht, was veröffentlicht wurde; vielleicht die Anmeldeseite eines WLANs oder ein Update, das noch unterwegs ist.",
};

export const siteText: Same<typeof english.siteText> = {
  title: "Die Website",
  what: "Alle Karten, die Suche und das Lernen. Snippets zeigen die Ausgabe, die beim Erstellen der Website geprüft wurde.",
  checking: "Sieht nach, was gespeichert ist …",
  unavailable: "Nicht möglich: Dieser Browser oder ein privates Fenster lässt Websites nicht offline arbeiten. Online geht alles.",
  notSaved: "Noch nicht gespeichert. Das geschieht von selbst, wenn du die Website online öffnest.",
  saving: "Wird für die Offline-Nutzung gespeichert …",
  saved: "Gespeichert. Sie öffnet sich ohne Netz.",
  updating: "Gespeichert. Eine neue Version wird geholt …",
  ready: "Gespeichert. Eine neue Version ist bereit.",
  cleared: "Der Browser hat einen Teil davon gelöscht; er wird neu geholt, solange du online bist.",
  failed: (reason) => `Nicht gespeichert: ${reasons[reason]} Beim Öffnen der nächsten Seite folgt ein neuer Versuch.`,
  updateFailed: (reason) => `Gespeichert. Die neue Version ließ sich nicht holen: ${reasons[reason]} Diese hier läuft weiter.`,
  size: (bytes, files) => `${megabytes(bytes)} in ${files} Dateien`,
  version: (version, savedAt) => (savedAt > 0 ? `Version ${version}, gespeichert am ${date(savedAt)}` : `Version ${version}`),
  progress: "Website wird gespeichert",
  reload: "Neu laden",
  reloadName: "Mit der neuen Version neu laden",
};

export const pythonText: Same<typeof english.pythonText> = {
  title: "Python",
  what: "Führt die Snippets aus, auch während du sie änderst. Ohne Python geht alles andere trotzdem.",
  checking: "Sieht nach, was gespeichert ist …",
  unavailable: "Nicht möglich: Dieser Browser oder ein privates Fenster lässt Websites keine Dateien speichern. Snippets laufen, solange du online bist.",
  unknown: "Größe und Version ließen sich nicht lesen: Du bist offline.",
  notSaved: "Nicht gespeichert. Snippets laufen nur, solange du online bist.",
  partly: (done, total) => `Teilweise gespeichert, ${amount(done, total)}. Snippets laufen nur, solange du online bist.`,
  saving: "Wird gespeichert …",
  saved: "Gespeichert. Snippets laufen ohne Netz.",
  removed: "Entfernt. Wenn du online ein Snippet ausführst, wird es wieder gespeichert.",
  failed: (reason) => `Nicht vollständig gespeichert: ${reasons[reason]} Was angekommen ist, bleibt.`,
  contents: (python, numpy) => `Python ${python} mit NumPy ${numpy}`,
  progress: "Python wird gespeichert",
  save: (bytes) => `Speichern (${megabytes(bytes)})`,
  saveName: (bytes) => `Python für die Offline-Nutzung speichern, ${megabytes(bytes)}`,
  resume: "Fortsetzen",
  resumeName: "Speichern von Python fortsetzen",
  cancel: "Abbrechen",
  cancelName: "Speichern von Python abbrechen",
  remove: "Entfernen",
  removeName: "Python von diesem Gerät entfernen",
};

export const storageText: Same<typeof english.storageText> = {
  amount: (done, total) => amount(done, total),
  used: (bytes) => `Diese Website belegt ${megabytes(bytes)} auf diesem Gerät.`,
  kept: "Der Browser hat zugesagt, das zu behalten.",
  clearable: "Der Browser kann das löschen, wenn auf dem Gerät der Platz knapp wird.",
};

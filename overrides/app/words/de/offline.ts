import type { SaveFailure } from "../../protocol/site";
import type * as english from "../en/offline";
import { formats } from "../formats";
import type { Same } from "../same";

const { amount, date, megabytes } = formats("de");

export const updateText: Same<typeof english.updateText> = {
  ready: "Eine neue Version ist bereit.",
  elsewhere: "Ein anderer Tab ist zur neuen Version übergegangen. Dieser bleibt, wie er ist, bis du ihn neu lädst.",
  reload: "Neu laden",
  later: "Später",
};

const reasons: Readonly<Record<SaveFailure, string>> = {
  quota: "Auf dem Gerät ist kein Platz mehr dafür. Schaff etwas Platz und versuch es noch einmal.",
  network: "Die Verbindung ist abgebrochen.",
  mismatch: "Was ankam, ist nicht, was veröffentlicht wurde; vielleicht die Anmeldeseite eines WLANs oder ein Update, das noch unterwegs ist.",
};

const countedFiles = (files: number): string => (files === 1 ? "Eine Datei" : `${files} Dateien`);

export const siteText: Same<typeof english.siteText> = {
  checking: "Sieht nach, was gespeichert ist …",
  unavailable: "Nicht möglich: Dieser Browser oder ein privates Fenster lässt Websites nicht offline arbeiten. Online geht alles.",
  notSaved: "Noch nicht gespeichert. Das geschieht von selbst, wenn du die Website online öffnest.",
  removed: "Von diesem Gerät entfernt. Deine Antworten sind noch da; Seiten öffnen sich, solange du online bist.",
  removing: "Wird entfernt …",
  verifying: "Vergleicht jede Datei mit dem, was veröffentlicht wurde …",
  verified: "Gerade geprüft: Jede Datei ist so, wie sie veröffentlicht wurde.",
  damaged: (files) => `${countedFiles(files)} ${files === 1 ? "fehlt oder ist" : "fehlen oder sind"} beschädigt.`,
  repairing: "Holt, was fehlt …",
  notRepaired: (files, reason) => `${countedFiles(files)} ${files === 1 ? "fehlt" : "fehlen"} noch: ${reasons[reason]}`,
  saving: "Wird für die Offline-Nutzung gespeichert …",
  saved: "Gespeichert. Sie öffnet sich ohne Netz.",
  updating: "Gespeichert. Eine neue Version wird geholt …",
  ready: "Gespeichert. Eine neue Version ist bereit.",
  cleared: "Der Browser hat einen Teil davon gelöscht; er wird neu geholt, solange du online bist.",
  failed: (reason) => `Nicht gespeichert: ${reasons[reason]} Was angekommen ist, bleibt; beim Öffnen der nächsten Seite geht es weiter.`,
  updateFailed: (reason) => `Gespeichert. Die neue Version ließ sich nicht holen: ${reasons[reason]} Diese hier läuft weiter.`,
  size: (bytes, files) => `${megabytes(bytes)} in ${files} Dateien`,
  version: (version, savedAt) => (savedAt > 0 ? `Version ${version}, gespeichert am ${date(savedAt)}` : `Version ${version}`),
  progress: "Website wird gespeichert",
  actions: {
    save: { label: "Speichern", name: "Website für die Offline-Nutzung speichern" },
    verify: { label: "Prüfen", name: "Website prüfen" },
    repair: { label: "Reparieren", name: "Website reparieren" },
    remove: { label: "Entfernen", name: "Website von diesem Gerät entfernen" },
    reload: { label: "Neu laden", name: "Mit der neuen Version neu laden" },
  },
};

export const pythonText: Same<typeof english.pythonText> = {
  checking: "Sieht nach, was gespeichert ist …",
  unavailable: "Nicht möglich: Dieser Browser oder ein privates Fenster lässt Websites keine Dateien speichern. Snippets laufen, solange du online bist.",
  unknown: "Größe und Version ließen sich nicht lesen: Du bist offline.",
  notSaved: "Nicht gespeichert. Snippets laufen nur, solange du online bist.",
  partly: (done, total) => `Teilweise gespeichert, ${amount(done, total)}. Snippets laufen nur, solange du online bist.`,
  saving: "Wird gespeichert …",
  saved: "Gespeichert. Snippets laufen ohne Netz.",
  older: "Gespeichert ist eine frühere Version, die diese Version der Website nicht verwendet. Snippets laufen nur, solange du online bist.",
  verifying: "Vergleicht jede Datei mit dem, was veröffentlicht wurde …",
  verified: "Gerade geprüft: Jede Datei ist so, wie sie veröffentlicht wurde.",
  damaged: "Ein Teil war beschädigt und wurde verworfen. Snippets laufen nur, solange du online bist.",
  removed: "Entfernt. Wenn du online ein Snippet ausführst, wird es wieder gespeichert.",
  failed: (reason) => `Nicht vollständig gespeichert: ${reasons[reason]} Was angekommen ist, bleibt.`,
  size: (bytes) => megabytes(bytes),
  contents: (python, numpy) => `Python ${python} mit NumPy ${numpy}`,
  progress: "Python wird gespeichert",
  save: (bytes) => `Speichern (${megabytes(bytes)})`,
  saveName: (bytes) => `Python für die Offline-Nutzung speichern, ${megabytes(bytes)}`,
  version: (version, savedAt) => (savedAt > 0 ? `Version ${version}, gespeichert am ${date(savedAt)}` : `Version ${version}`),
  actions: {
    save: { label: "Speichern", name: "Python für die Offline-Nutzung speichern" },
    resume: { label: "Fortsetzen", name: "Speichern von Python fortsetzen" },
    repair: { label: "Reparieren", name: "Python reparieren" },
    verify: { label: "Prüfen", name: "Python prüfen" },
    remove: { label: "Entfernen", name: "Python von diesem Gerät entfernen" },
    cancel: { label: "Abbrechen", name: "Speichern von Python abbrechen" },
  },
};

export const storageText: Same<typeof english.storageText> = {
  amount: (done, total) => amount(done, total),
  used: (bytes) => `Diese Website belegt ${megabytes(bytes)} auf diesem Gerät.`,
  kept: "Der Browser hat zugesagt, das zu behalten.",
  clearable: "Der Browser kann das löschen, wenn auf dem Gerät der Platz knapp wird.",
};

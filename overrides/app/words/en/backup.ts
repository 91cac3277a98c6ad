import { formats } from "../formats";

const { date } = formats("en");

export const backupText = {
  menu: "Back up and move answers",
  title: "Back up and move",
  about: "A backup is one file with all your answers. Import it on another device, or here after a mishap.",
  never: "No backup was written on this device yet.",
  last: (day: Date) => `Last backup on this device: ${date(day)}.`,
  save: "Save to a file",
  share: "Share…",
  import: "Import a backup, or an export from Anki",
  merges: "Importing adds what is missing here. It replaces nothing, and counts nothing twice.",
  working: "One moment…",
  saved: (name: string) => `Saved as ${name}, where downloads go.`,
  shared: "Handed on.",
  notShared: "Not shared.",
  added: (added: number, known: number) =>
    `${added === 0 ? "Nothing" : added === 1 ? "1 entry" : `${added} entries`} added; ${known === 0 ? "none" : known} ${known === 1 ? "was" : "were"} here already.`,
  fromAnki: (added: number, cards: number, known: number, foreign: number) =>
    `From Anki: ${added === 0 ? "nothing" : `${added === 1 ? "1 review" : `${added} reviews`} of ${cards === 1 ? "1 card" : `${cards} cards`}`} added; ${known === 0 ? "none" : known} ${known === 1 ? "was" : "were"} here already${foreign === 0 ? "" : `; ${foreign} ${foreign === 1 ? "is" : "are"} not of this deck`}.`,
  ankiRefusals: {
    foreign: "This file is neither a backup of flashcard answers nor an export from Anki. Nothing was changed.",
    newer: "This Anki is newer than what this site knows. Tick “Support older Anki versions” when you export. Nothing was changed.",
    broken: "This file from Anki is incomplete or damaged. Nothing was changed; export it once more.",
    locked: "This file is protected by a password. Nothing was changed.",
    large: "This collection is too large to be read here. Export this deck alone from Anki. Nothing was changed.",
    otherDeck: "This export from Anki holds no cards of this deck. Nothing was changed.",
    noReviews: "This export from Anki holds no reviews. Tick “Include scheduling information” when you export. Nothing was changed.",
  },
  refusals: {
    foreign: "This file is neither a backup of flashcard answers nor an export from Anki. Nothing was changed.",
    newer: "This backup was written by a newer version of the site. Reload the page to get it, then import again. Nothing was changed.",
    broken: "This backup is incomplete or was altered. Nothing was changed; take another copy of it.",
  },
  unreadable: "The file can’t be read. Nothing was changed; choose it again.",
  notImported: (why: string) => `Nothing was imported. ${why}`,
  kept: "The browser keeps your answers until you delete them.",
  loose: "The browser may delete your answers when the device runs out of space, or after long absence.",
  refused: "The browser did not agree; it often does once the site is installed or bookmarked. Until then, backups matter.",
  unknown: "This browser does not tell whether it keeps answers for good, so backups matter.",
  persist: "Ask it to keep them",
  due: "It is some time since your answers were backed up.",
} as const;

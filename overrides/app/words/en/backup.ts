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
  import: "Import a backup",
  merges: "Importing adds what is missing here. It replaces nothing, and counts nothing twice.",
  working: "One moment…",
  saved: (name: string) => `Saved as ${name}, where downloads go.`,
  shared: "Handed on.",
  notShared: "Not shared.",
  added: (added: number, known: number) =>
    `${added === 0 ? "Nothing" : added === 1 ? "1 entry" : `${added} entries`} added; ${known === 0 ? "none" : known} ${known === 1 ? "was" : "were"} here already.`,
  refusals: {
    foreign: "This file is no backup of flashcard answers. Nothing was changed.",
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

// The dialog that writes the log to a file, shares it, and takes one in.
import { formOf } from "../anki/form";
import { AnkiError } from "../anki/refusal";
import { button, h } from "../dom";
import { troubleOf } from "../log/errors";
import type { EventLog, LogEvent } from "../log/types";
import { openDialog } from "../study/dialog";
import { backupText as text, studyText } from "../text";
import { BackupError, readBackup, writeBackup } from "./format";
import { lastBackup, noteBackup } from "./reminder";

interface Moving {
  log: EventLog;
  now: () => number;
  /** Takes in what was imported. */
  imported: () => Promise<void>;
  /** A file to import at once. */
  file?: File | undefined;
}

export function openBackup({ log, now, imported, file: given }: Moving): void {
  const last = h("p", {});
  const status = h("p", { class: "flash-backup__status", role: "status" });
  const showLast = () => {
    const time = lastBackup();
    last.textContent = time === null ? text.never : text.last(new Date(time));
  };
  const attempt = async (work: () => Promise<string>) => {
    status.textContent = text.working;
    status.textContent = await work().catch(reason);
    showLast();
  };
  const save = button(text.save, () => void attempt(async () => saved(await backupOf(log, now(), "json"), now())), { look: "primary" });
  const share = button(text.share, () => void attempt(async () => shared(await backupOf(log, now(), "txt"), now())));
  // Any file can be chosen: phones know no type for Anki's, and would not offer them.
  const choose = h("input", { type: "file", class: "flash-field" });
  const take = (file: File) =>
    attempt(async () => {
      const told = (await formOf(file).catch(unreadable)) ? await takeAnki(log, file, now()) : await takeBackup(log, file);
      await imported();
      return told;
    });
  choose.addEventListener("change", () => {
    const [file] = choose.files ?? [];
    if (!file) return;
    void take(file).then(() => {
      // The same file can be chosen once more.
      choose.value = "";
    });
  });
  showLast();
  openDialog(
    text.title,
    h("p", {}, text.about),
    last,
    h("div", { class: "flash-backup__actions" }, save, ...(canShare() ? [share] : [])),
    h("label", { class: "flash-backup__import" }, h("span", {}, text.import), choose),
    h("p", { class: "flash-backup__note" }, text.merges),
    status,
    keeping(log.durable),
  );
  if (given) void take(given);
}

/** What the browser says about keeping the log, and the wish that it be kept. */
function keeping(durable: boolean): HTMLElement {
  const line = h("p", { role: "status" });
  const place = h("div", { class: "flash-backup__keeping" }, line);
  const storage = durable ? (navigator.storage as StorageManager | undefined) : undefined;
  if (!storage?.persisted) {
    line.textContent = durable ? text.unknown : studyText.troubles.denied;
    return place;
  }
  const ask = button(text.persist, () => {
    void storage.persist().then((kept) => {
      line.textContent = kept ? text.kept : text.refused;
      if (kept) ask.remove();
    });
  });
  void storage.persisted().then((kept) => {
    line.textContent = kept ? text.kept : text.loose;
    if (!kept) place.append(ask);
  });
  return place;
}

async function backupOf(log: EventLog, time: number, ending: "json" | "txt"): Promise<File> {
  const day = new Date(time).toISOString().slice(0, 10);
  const type = ending === "json" ? "application/json" : "text/plain";
  return new File([writeBackup(await log.all(), time)], `flashcards-${day}.${ending}`, { type });
}

function saved(file: File, time: number): string {
  const url = URL.createObjectURL(file);
  h("a", { href: url, download: file.name }).click();
  // The download has begun by then; until it has ended, the browser holds on to the file itself.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  noteBackup(time);
  return text.saved(file.name);
}

/** Share sheets take text files, but not JSON by that name. */
const canShare = (): boolean => navigator.canShare?.({ files: [new File(["x"], "x.txt", { type: "text/plain" })] }) ?? false;

async function shared(file: File, time: number): Promise<string> {
  try {
    await navigator.share({ files: [file], title: file.name });
  } catch (error) {
    if ((error as Error).name === "AbortError") return text.notShared;
    throw error;
  }
  noteBackup(time);
  return text.shared;
}

async function takeBackup(log: EventLog, file: File): Promise<string> {
  const events = readBackup(await file.text().catch(unreadable));
  const added = await log.add(events);
  return text.added(added.length, events.length - added.length);
}

async function takeAnki(log: EventLog, file: File, time: number): Promise<string> {
  const { readAnki } = await import("../anki/import");
  const { events, foreign } = await readAnki(file, time);
  const added = answersIn(await log.add(events));
  const units = new Set(added.map(({ unit }) => unit));
  return text.fromAnki(added.length, units.size, answersIn(events).length - added.length, foreign);
}

const answersIn = (events: readonly LogEvent[]) => events.filter((event) => event.kind === "review" || event.kind === "practice");

function unreadable(cause: unknown): never {
  throw new Error(text.unreadable, { cause });
}

function reason(error: unknown): string {
  // A file that lies elsewhere, or was changed since it was chosen.
  if (error instanceof DOMException && (error.name === "NotReadableError" || error.name === "NotFoundError")) return text.unreadable;
  if (error instanceof BackupError) return text.refusals[error.refusal];
  if (error instanceof AnkiError) return text.ankiRefusals[error.refusal];
  if (error instanceof Error && error.name === "LogError") return text.notImported(studyText.troubles[troubleOf(error)]);
  return error instanceof Error ? error.message : String(error);
}

// Saves every file of this version, or fails and leaves the version that serves now as it is.
import { SaveError } from "../offline/verified-fetch";
import { eachLimited } from "./each-limited";
import { findCopies } from "./copies";
import { bringPython } from "./keep-python";
import { forgetParts, setAside } from "./parts";
import { readRecord, writeList, writeRecord } from "./record";
import { missingFiles, saveFile } from "./save";
import { files, ownCache, tell } from "./scope";

const CONNECTIONS = 6;
const NEWS_EVERY_MS = 150;

export async function install(): Promise<void> {
  // After a rollback the version being installed can be the one that serves: its files are checked, not deleted.
  const interrupted = !(await readRecord());
  if (interrupted) await setAside();
  try {
    await saveAll();
    await bringPython();
    await writeList();
    await writeRecord({ savedAt: Date.now() });
    await forgetParts();
  } catch (error) {
    const reason = error instanceof SaveError ? error.reason : "network";
    if (!(await readRecord())) await giveUp(reason === "quota");
    await tell({ type: "site-save-failed", reason });
    throw error;
  }
}

/** What has arrived is kept for the next attempt, unless it is what fills the device. */
async function giveUp(full: boolean): Promise<void> {
  if (!full) return setAside();
  await caches.delete(ownCache);
  await forgetParts();
}

async function saveAll(): Promise<void> {
  const findCopy = await findCopies();
  const advance = progress(files.reduce((sum, [, , bytes]) => sum + bytes, 0));
  await eachLimited(files, CONNECTIONS, (file, signal) => saveFile(file, findCopy, signal, advance));
  // An engine was seen that took a half-filled cache for a complete one, so each entry is looked for by name.
  const missing = await missingFiles();
  if (missing.length > 0) throw new Error(`${missing.length} files were stored but are not there`);
}

function progress(total: number): (bytes: number) => void {
  let done = 0;
  let told = 0;
  return (bytes) => {
    done += bytes;
    if (done < total && performance.now() - told < NEWS_EVERY_MS) return;
    told = performance.now();
    void tell({ type: "site-saving", done, total });
  };
}

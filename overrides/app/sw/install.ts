// Saves every file of this version, or fails and leaves the version that serves now as it is.
import { SaveError } from "../offline/verified-fetch";
import { siteCacheNames } from "../protocol/caches";
import { eachLimited } from "./each-limited";
import { readRecord, writeRecord } from "./record";
import { missingFiles, saveFile } from "./save";
import { base, files, ownCache, tell } from "./scope";

const CONNECTIONS = 6;
const NEWS_EVERY_MS = 150;

export async function install(): Promise<void> {
  // After a rollback the version being installed can be the one that serves: its files are checked, not deleted.
  if (!(await readRecord())) await caches.delete(ownCache);
  try {
    await saveAll();
    await writeRecord({ savedAt: Date.now() });
  } catch (error) {
    if (!(await readRecord())) await caches.delete(ownCache);
    await tell({ type: "site-save-failed", reason: error instanceof SaveError ? error.reason : "network" });
    throw error;
  }
}

async function saveAll(): Promise<void> {
  const older = (await siteCacheNames(base)).filter((name) => name !== ownCache);
  const advance = progress(files.reduce((sum, [, , bytes]) => sum + bytes, 0));
  await eachLimited(files, CONNECTIONS, (file, signal) => saveFile(file, older, signal, advance));
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

// Puts back what the browser cleared from the cache of the version that serves. No update would: the worker is unchanged.
import { SaveError } from "../offline/verified-fetch";
import { siteCacheNames } from "../protocol/caches";
import { eachLimited } from "./each-limited";
import { writeRecord } from "./record";
import { missingFiles, saveFile } from "./save";
import { base, ownCache, tell, worker } from "./scope";

const CONNECTIONS = 2;

let running: Promise<void> | undefined;
let outdated = false;

/** Never rejects; calls that come while one runs wait for that one. */
export function refill(): Promise<void> {
  if (outdated) return Promise.resolve();
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
}

async function run(): Promise<void> {
  try {
    const older = (await siteCacheNames(base)).filter((name) => name !== ownCache);
    await eachLimited(await missingFiles(), CONNECTIONS, (file, signal) => saveFile(file, older, signal));
    await writeRecord({});
    await tell({ type: "site-restored" });
  } catch (error) {
    if (!(error instanceof SaveError) || error.reason !== "mismatch") return;
    // The host has another version by now: this one can't be completed any more, the newer one can be installed.
    outdated = true;
    await worker.registration.update().catch(() => undefined);
  }
}

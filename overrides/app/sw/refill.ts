// Puts back what is missing from the cache of the version that serves. No update would: the worker is unchanged.
import { SaveError } from "../offline/verified-fetch";
import { isRemoved } from "../protocol/caches";
import type { SaveFailure } from "../protocol/site";
import { findCopies } from "./copies";
import { eachLimited } from "./each-limited";
import { nextSequence, readRecord, writeList, writeRecord } from "./record";
import { missingFiles, saveFile } from "./save";
import { base, tell, worker } from "./scope";

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
    if (await isRemoved(base)) return;
    const findCopy = await findCopies();
    await eachLimited(await missingFiles(), CONNECTIONS, (file, signal) => saveFile(file, findCopy, signal));
    await writeList();
    await writeRecord((await readRecord()) ? {} : { sequence: await nextSequence() });
    await tell({ type: "site-restored" });
  } catch (error) {
    await tell({ type: "site-save-failed", reason: reasonOf(error) });
    if (reasonOf(error) !== "mismatch") return;
    // The host has another version by now: this one can't be completed any more, the newer one can be installed.
    outdated = true;
    await worker.registration.update().catch(() => undefined);
  }
}

const reasonOf = (error: unknown): SaveFailure => (error instanceof SaveError ? error.reason : "network");

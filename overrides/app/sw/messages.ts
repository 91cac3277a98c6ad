// Answers what pages ask this worker.
import type { SiteRequest, SiteSummary } from "../protocol/site";
import { keepPython } from "./keep-python";
import { readRecord } from "./record";
import { refill } from "./refill";
import { missingFiles } from "./save";
import { dropDamaged } from "./verify";
import { files, version, worker } from "./scope";

export function receive(event: ExtendableMessageEvent): void {
  const request = event.data as SiteRequest | null;
  if (request?.type === "activate-now") event.waitUntil(worker.skipWaiting());
  if (request?.type === "summary") event.waitUntil(answerSummary(event).then(refillMissing));
  if (request?.type === "verify") event.waitUntil(dropDamaged().then(() => answerSummary(event)));
  if (request?.type === "repair") event.waitUntil(refill().then(() => answerSummary(event)));
  if (request?.type === "keep-python") event.waitUntil(keepPython(event.source));
}

async function answerSummary(event: ExtendableMessageEvent): Promise<SiteSummary> {
  const summary = await summarise();
  event.ports[0]?.postMessage(summary);
  return summary;
}

/** Asked by pages all the time, so that what the browser cleared comes back by itself. */
async function refillMissing({ saved, files: all }: SiteSummary): Promise<void> {
  if (saved < all) await refill();
}

async function summarise(): Promise<SiteSummary> {
  return {
    version,
    bytes: files.reduce((sum, [, , bytes]) => sum + bytes, 0),
    files: files.length,
    saved: files.length - (await missingFiles()).length,
    savedAt: (await readRecord())?.savedAt ?? 0,
  };
}

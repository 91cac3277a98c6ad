// This version takes over. Pages that an older version opened keep their files until they are closed.
import { siteCacheName, siteCacheNames } from "../protocol/caches";
import { dropRuntimes, runtimesOf } from "../offline/runtime-caches";
import { allRecords, cacheOf, nextSequence, type SiteRecord, writeRecord } from "./record";
import { base, ownCache, version, worker } from "./scope";

export async function activate(): Promise<void> {
  try {
    const records = await allRecords();
    const [last] = records;
    const tabs = last ? await olderTabs(last) : {};
    await writeRecord({ sequence: await nextSequence(), tabs });
    await deleteOldCaches(records, tabs);
    const inUse = [ownCache, ...Object.values(tabs).map((by) => siteCacheName(base, by))];
    await dropRuntimes(base, await runtimesOf(base, inUse));
  } finally {
    // So that the very first visit can be repeated offline.
    await worker.clients.claim();
  }
}

/** Which version opened each page that is there now, except this one. */
async function olderTabs(last: SiteRecord): Promise<Record<string, string>> {
  if (last.sequence === 0) return {};
  const clients = await worker.clients.matchAll({ type: "all", includeUncontrolled: true });
  const opened = clients
    .filter(({ url }) => url.startsWith(base.href))
    .map(({ id }) => [id, last.tabs[id] ?? last.version] as const);
  return Object.fromEntries(opened.filter(([, by]) => by !== version));
}

async function deleteOldCaches(records: readonly SiteRecord[], tabs: Readonly<Record<string, string>>): Promise<void> {
  const previous = records.find((record) => record.sequence > 0 && record.version !== version);
  const keep = new Set([ownCache, ...Object.values(tabs).map((by) => siteCacheName(base, by))]);
  if (previous) keep.add(cacheOf(previous));
  // A still newer version may be filling its cache at this moment; one that is not complete has no record.
  const unfinished = worker.registration.installing !== null;
  const complete = new Set(records.map(cacheOf));
  for (const name of await siteCacheNames(base)) {
    if (!keep.has(name) && !(unfinished && !complete.has(name))) await caches.delete(name);
  }
}

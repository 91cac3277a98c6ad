// What an interrupted installation had fetched, kept for the next one. An engine was seen that mistook a cache for complete
// which was filled a second time, so that the files move to a cache of their own and each version's cache begins empty.
import { partCacheName, partCacheNames } from "../protocol/caches";
import { base, ownCache, version } from "./scope";

/** File by file, so that a nearly full device needs room for one more only. */
export async function setAside(): Promise<void> {
  if (!(await caches.has(ownCache))) return;
  try {
    const own = await caches.open(ownCache);
    const part = await caches.open(partCacheName(base, version));
    for (const request of await own.keys()) {
      const response = await own.match(request);
      if (response) await part.put(request, response);
      await own.delete(request);
    }
  } finally {
    await caches.delete(ownCache);
  }
}

export async function forgetParts(): Promise<void> {
  for (const name of await partCacheNames(base)) await caches.delete(name);
}

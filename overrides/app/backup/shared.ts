// A backup that the system's share sheet gave to the installed app: the service worker has put it aside.
import { baseURL } from "../base";
import { sharedCacheName, sharedKey } from "../protocol/caches";

const QUERY = "shared";

/** The file, once; undefined if none was shared. The address forgets it, so that a reload imports nothing again. */
export async function takeShared(): Promise<File | undefined> {
  const url = new URL(location.href);
  if (!url.searchParams.has(QUERY)) return undefined;
  url.searchParams.delete(QUERY);
  history.replaceState(history.state, "", url);
  const cacheName = sharedCacheName(baseURL);
  const stored = await caches.match(sharedKey(baseURL), { cacheName });
  await caches.delete(cacheName);
  return stored && new File([await stored.blob()], "backup.json", { type: "application/json" });
}

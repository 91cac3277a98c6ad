// One listed file into this version's cache: copied where the right bytes are already on the device, else downloaded.
import { asSaveError, fetchVerified, sha256 } from "../offline/verified-fetch";
import { storedResponse } from "../offline/stored-response";
import { listedURL } from "../protocol/caches";
import type { ListedFile } from "../protocol/site";
import { base, files, ownCache } from "./scope";

/** Where a page's file is fetched: some hosts redirect `dir/index.html` to `dir/`, none does the contrary. */
const addressOf = (path: string): string => listedURL(base, path).replace(/\/index\.html$/, "/");

export async function saveFile(
  file: ListedFile,
  olderCaches: readonly string[],
  signal: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  const [path, hash, bytes] = file;
  const key = listedURL(base, path);
  if (await verifiedCopy(key, hash, ownCache)) {
    onBytes?.(bytes);
    return;
  }
  const copy = await firstCopy(key, hash, olderCaches);
  if (copy) onBytes?.(bytes);
  const wanted = { url: addressOf(path), sha256: hash, bytes };
  const content = copy ?? (await fetchVerified(wanted, { cache: "reload", signal, ...(onBytes && { onBytes }) }));
  try {
    await (await caches.open(ownCache)).put(key, storedResponse(path, content));
  } catch (error) {
    throw asSaveError(error);
  }
}

/** The listed files that are not in this version's cache. */
export async function missingFiles(): Promise<ListedFile[]> {
  const own = (await caches.has(ownCache)) ? await (await caches.open(ownCache)).keys() : [];
  const present = new Set(own.map((request) => request.url));
  return files.filter(([path]) => !present.has(listedURL(base, path)));
}

type Content = Uint8Array<ArrayBuffer>;

async function firstCopy(key: string, hash: string, cacheNames: readonly string[]): Promise<Content | undefined> {
  for (const name of cacheNames) {
    const copy = await verifiedCopy(key, hash, name);
    if (copy) return copy;
  }
  return undefined;
}

async function verifiedCopy(key: string, hash: string, cacheName: string): Promise<Content | undefined> {
  const stored = await caches.match(key, { cacheName });
  if (!stored) return undefined;
  const content = new Uint8Array(await stored.arrayBuffer());
  return (await sha256(content)) === hash ? content : undefined;
}

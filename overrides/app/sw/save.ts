// One listed file into this version's cache: copied where the right bytes are already on the device, else downloaded.
import { asSaveError, fetchVerified } from "../offline/verified-fetch";
import { storedResponse } from "../offline/stored-response";
import { listedURL } from "../protocol/caches";
import type { ListedFile } from "../protocol/site";
import { type FindCopy, verifiedCopy } from "./copies";
import { base, files, ownCache } from "./scope";

/** Where a page's file is fetched: some hosts redirect `dir/index.html` to `dir/`, none does the contrary. */
const addressOf = (path: string): string => listedURL(base, path).replace(/\/index\.html$/, "/");

export async function saveFile(
  file: ListedFile,
  findCopy: FindCopy,
  signal: AbortSignal,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  const [path, hash, bytes] = file;
  const key = listedURL(base, path);
  if (await verifiedCopy(key, hash, ownCache)) {
    onBytes?.(bytes);
    return;
  }
  const copy = await findCopy(file);
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

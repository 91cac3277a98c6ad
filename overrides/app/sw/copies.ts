// Finds a listed file among what is already on the device, by its content: under whatever name an older version knew it.
import { sha256 } from "../offline/verified-fetch";
import { listedURL, partCacheNames, siteCacheNames } from "../protocol/caches";
import type { ListedFile } from "../protocol/site";
import { readList } from "./record";
import { base, ownCache } from "./scope";

type Content = Uint8Array<ArrayBuffer>;

export type FindCopy = (file: ListedFile) => Promise<Content | undefined>;

interface Source {
  readonly name: string;
  /** Path by hash; a version that was never complete has left no list, and is looked into by path only. */
  readonly paths: ReadonlyMap<string, string>;
}

/** A search through the other versions, the complete and the interrupted ones, as they are now. */
export async function findCopies(): Promise<FindCopy> {
  const names = [...(await siteCacheNames(base)).filter((name) => name !== ownCache), ...(await partCacheNames(base))];
  const sources = await Promise.all(names.map(sourceOf));
  return async ([path, hash]) => {
    for (const { name, paths } of sources) {
      const copy = await verifiedCopy(listedURL(base, paths.get(hash) ?? path), hash, name);
      if (copy) return copy;
    }
    return undefined;
  };
}

async function sourceOf(name: string): Promise<Source> {
  return { name, paths: new Map((await readList(name)).map(([path, hash]) => [hash, path])) };
}

/** What lies in a cache under `key`, if it has this hash. */
export async function verifiedCopy(key: string, hash: string, cacheName: string): Promise<Content | undefined> {
  const stored = await caches.match(key, { cacheName });
  if (!stored) return undefined;
  const content = new Uint8Array(await stored.arrayBuffer());
  return (await sha256(content)) === hash ? content : undefined;
}

// The Python runtime in its own cache, file by file, each verified, so that an interrupted save goes on where it stopped.
import { listedURL, runtimeCacheName, runtimeCacheNames, siteCacheNames, snapshotCacheNames } from "../protocol/caches";
import { RUNTIME_CHANGED } from "../protocol/site";
import { dropRuntimes, INDEX, markSaved, type RuntimeIndex, runtimesOf, savedIn, savedRuntimes } from "./runtime-caches";
import { storedResponse } from "./stored-response";
import { asSaveError, fetchVerified, SaveError, sha256, type Wanted } from "./verified-fetch";

export interface SaveOptions {
  readonly base: URL;
  readonly index: RuntimeIndex;
  readonly signal?: AbortSignal;
  /** `default` takes what the browser fetched a moment ago; a file with another hash is fetched afresh. */
  readonly cache?: "default" | "reload";
  /** Bytes of all files together. */
  readonly onProgress?: (done: number, total: number) => void;
}

export async function readIndex(base: URL): Promise<RuntimeIndex> {
  const response = await fetch(listedURL(base, INDEX));
  if (!response.ok) throw new SaveError("network", `${INDEX}: status ${response.status}`);
  return (await response.json()) as RuntimeIndex;
}

const wantedFiles = (base: URL, index: RuntimeIndex): Wanted[] =>
  index.files.map(({ name, bytes, sha256 }) => ({ url: listedURL(base, index.folder + name), bytes, sha256 }));

/** Whatever lies in the cache was verified when it was put there. */
async function missingFiles(base: URL, index: RuntimeIndex): Promise<Wanted[]> {
  const name = runtimeCacheName(base, index.version);
  const stored = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
  const present = new Set(stored.map(({ url }) => url));
  return wantedFiles(base, index).filter(({ url }) => !present.has(url));
}

export async function savedBytes(base: URL, index: RuntimeIndex): Promise<number> {
  return index.bytes - sum(await missingFiles(base, index));
}

const sum = (files: readonly Wanted[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

export function saveRuntime(options: SaveOptions): Promise<void> {
  return alone(options.base, () => save(options), options.signal);
}

/** All that Python has on this device: its files, and the memory of a started one. */
const pythonCacheNames = async (base: URL): Promise<string[]> => [
  ...(await runtimeCacheNames(base)),
  ...(await snapshotCacheNames(base)),
];

export function removeRuntime(base: URL): Promise<void> {
  return alone(base, async () => {
    for (const name of await pythonCacheNames(base)) await caches.delete(name);
  });
}

async function save({ base, index, signal, cache = "reload", onProgress }: SaveOptions): Promise<void> {
  const own = runtimeCacheName(base, index.version);
  const missing = await missingFiles(base, index);
  let done = index.bytes - sum(missing);
  for (const file of missing) {
    const before = done;
    const onArrived = (arrived: number): void => onProgress?.(before + arrived, index.bytes);
    const content = (await copyOf(base, file)) ?? (await fetchWhole(file, cache, signal, onArrived));
    await store(own, file, content);
    done += file.bytes;
    onProgress?.(done, index.bytes);
  }
  if (missing.length > 0 || !(await savedIn(base, own))) await markSaved(base, index);
  // Pages of another version, open or about to take over, may run another Python.
  await dropRuntimes(base, (await runtimesOf(base, await siteCacheNames(base))).add(index.version));
}

/** Compares every saved file with its hash and drops what has gone bad; gives how many did. */
export async function dropDamagedRuntime(base: URL, index: RuntimeIndex): Promise<number> {
  let damaged = 0;
  await alone(base, async () => {
    const name = runtimeCacheName(base, index.version);
    for (const file of wantedFiles(base, index)) {
      const stored = await caches.match(file.url, { cacheName: name });
      if (!stored || (await sha256(await stored.arrayBuffer())) === file.sha256) continue;
      damaged += 1;
      await (await caches.open(name)).delete(file.url);
    }
  });
  return damaged;
}

/** A file that another saved version has under whatever name. */
async function copyOf(base: URL, { sha256: hash }: Wanted): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const { index } of await savedRuntimes(base)) {
    const same = wantedFiles(base, index).find((file) => file.sha256 === hash);
    const stored = same && (await caches.match(same.url, { cacheName: runtimeCacheName(base, index.version) }));
    const content = stored && new Uint8Array(await stored.arrayBuffer());
    if (content && (await sha256(content)) === hash) return content;
  }
  return undefined;
}

async function fetchWhole(
  file: Wanted,
  cache: "default" | "reload",
  signal: AbortSignal | undefined,
  onArrived: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  let arrived = 0;
  const options = { ...(signal && { signal }), onBytes: (bytes: number) => onArrived((arrived += bytes)) };
  try {
    return await fetchVerified(file, { cache, ...options });
  } catch (error) {
    if (cache === "reload" || !(error instanceof SaveError) || error.reason !== "mismatch") throw error;
    arrived = 0;
    return fetchVerified(file, { cache: "reload", ...options });
  }
}

async function store(name: string, file: Wanted, content: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    await (await caches.open(name)).put(file.url, storedResponse(file.url, content));
  } catch (error) {
    throw asSaveError(error);
  }
}

/** One tab, or the worker, at a time; the next one then finds the files that the first one stored. */
async function alone(base: URL, work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  try {
    if ("locks" in navigator) {
      await navigator.locks.request(`flashdeck ${base.pathname} runtime`, { ...(signal && { signal }) }, work);
    } else await work();
  } finally {
    dispatchEvent(new Event(RUNTIME_CHANGED));
  }
}

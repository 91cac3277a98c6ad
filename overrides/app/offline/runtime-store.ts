// The Python runtime in its own cache, file by file, each verified, so that an interrupted save goes on where it stopped.
import { baseURL, siteURL } from "../base";
import { runtimeCacheName, runtimeCacheNames } from "../protocol/caches";
import type { RuntimeIndex as RunnerIndex } from "../runner/protocol";
import { storedResponse } from "./stored-response";
import { asSaveError, fetchVerified, SaveError, type Wanted } from "./verified-fetch";

export interface RuntimeIndex extends RunnerIndex {
  python: string;
  numpy: string;
}

interface SaveOptions {
  readonly index: RuntimeIndex;
  readonly signal?: AbortSignal;
  /** `default` takes what the browser fetched a moment ago; a file with another hash is fetched afresh. */
  readonly cache?: "default" | "reload";
  /** Bytes of all files together. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Dispatched on the window when a save or a removal has ended. */
export const RUNTIME_CHANGED = "flash-runtime-changed";

export async function readIndex(): Promise<RuntimeIndex> {
  const response = await fetch(siteURL("runtime/index.json"));
  if (!response.ok) throw new SaveError("network", `runtime/index.json: status ${response.status}`);
  return (await response.json()) as RuntimeIndex;
}

const cacheName = (index: RuntimeIndex): string => runtimeCacheName(baseURL, index.version);

const wantedFiles = (index: RuntimeIndex): Wanted[] =>
  index.files.map(({ name, bytes, sha256 }) => ({ url: siteURL(index.folder + name).href, bytes, sha256 }));

/** Whatever lies in the cache was verified when it was put there. */
async function missingFiles(index: RuntimeIndex): Promise<Wanted[]> {
  const name = cacheName(index);
  const stored = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
  const present = new Set(stored.map(({ url }) => url));
  return wantedFiles(index).filter(({ url }) => !present.has(url));
}

export async function savedBytes(index: RuntimeIndex): Promise<number> {
  return index.bytes - sum(await missingFiles(index));
}

const sum = (files: readonly Wanted[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

export function saveRuntime(options: SaveOptions): Promise<void> {
  return alone(() => save(options), options.signal);
}

export async function saveUsedRuntime(): Promise<void> {
  if (!("caches" in globalThis)) return;
  await saveRuntime({ index: await readIndex(), cache: "default" });
}

export function removeRuntime(): Promise<void> {
  return alone(async () => {
    for (const name of await runtimeCacheNames(baseURL)) await caches.delete(name);
  });
}

async function save({ index, signal, cache = "reload", onProgress }: SaveOptions): Promise<void> {
  const missing = await missingFiles(index);
  let done = index.bytes - sum(missing);
  for (const file of missing) {
    const before = done;
    const content = await fetchWhole(file, cache, signal, (arrived) => onProgress?.(before + arrived, index.bytes));
    await store(cacheName(index), file, content);
    done += file.bytes;
    onProgress?.(done, index.bytes);
  }
  for (const name of await runtimeCacheNames(baseURL)) {
    if (name !== cacheName(index)) await caches.delete(name);
  }
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

/** One tab at a time; the next one then finds the files that the first one stored. */
async function alone(work: () => Promise<void>, signal?: AbortSignal): Promise<void> {
  try {
    if ("locks" in navigator) {
      await navigator.locks.request(`flashdeck ${baseURL.pathname} runtime`, { ...(signal && { signal }) }, work);
    } else await work();
  } finally {
    dispatchEvent(new Event(RUNTIME_CHANGED));
  }
}

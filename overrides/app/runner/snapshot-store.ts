// The snapshot of a started Python on this device. It is a convenience: wherever it can't be kept or read, there is none.
import { baseURL } from "../base";
import { listedURL, snapshotCacheName, snapshotCacheNames } from "../protocol/caches";
import { sha256 } from "../offline/verified-fetch";

export interface SnapshotKey {
  /** Version of the runtime. */
  version: string;
  /** Path of the worker's script, whose name holds its hash. */
  loader: string;
}

const HASH = "X-Content-SHA256";
const ENTRY = listedURL(baseURL, "runtime/snapshot");

/** One version and loader, one cache: an update leaves nothing behind that fits by chance. */
const nameOf = ({ version, loader }: SnapshotKey): string =>
  snapshotCacheName(baseURL, `${version} ${loader.slice(loader.lastIndexOf("/") + 1)}`);

export async function readSnapshot(key: SnapshotKey): Promise<ArrayBuffer | undefined> {
  try {
    const stored = await caches.match(ENTRY, { cacheName: nameOf(key) });
    if (!stored) return undefined;
    const content = await stored.arrayBuffer();
    if ((await sha256(content)) === stored.headers.get(HASH)) return content;
    await deleteSnapshot(key);
  } catch {
    // No caches in this browser or window.
  }
  return undefined;
}

export async function storeSnapshot(key: SnapshotKey, snapshot: ArrayBuffer): Promise<void> {
  try {
    const headers = { [HASH]: await sha256(snapshot) };
    for (const name of await snapshotCacheNames(baseURL)) await caches.delete(name);
    await (await caches.open(nameOf(key))).put(ENTRY, new Response(snapshot, { headers }));
  } catch {
    // No room, or no caches: the next page starts Python without it.
  }
}

export async function deleteSnapshot(key: SnapshotKey): Promise<void> {
  await caches.delete(nameOf(key)).catch(() => false);
}

// Which versions of Python lie on the device, and which of them a saved version of the site still asks for.
import { listedURL, runtimeCacheName, runtimeCacheNames } from "../protocol/caches";
import type { RuntimeIndex as RunnerIndex } from "../runner/protocol";

export interface RuntimeIndex extends RunnerIndex {
  python: string;
  numpy: string;
}

/** A Python that is completely saved. */
export interface SavedRuntime {
  readonly index: RuntimeIndex;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export const INDEX = "runtime/index.json";
// No file of the runtime has a name that starts with a dot.
const MARK = "runtime/.saved";

export async function markSaved(base: URL, index: RuntimeIndex): Promise<void> {
  const saved: SavedRuntime = { index, savedAt: Date.now() };
  const cache = await caches.open(runtimeCacheName(base, index.version));
  await cache.put(listedURL(base, MARK), new Response(JSON.stringify(saved)));
}

/** The cache's Python, if it is complete. */
export async function savedIn(base: URL, cacheName: string): Promise<SavedRuntime | undefined> {
  const stored = await caches.match(listedURL(base, MARK), { cacheName });
  return stored && ((await stored.json()) as SavedRuntime);
}

export async function savedRuntimes(base: URL): Promise<SavedRuntime[]> {
  const found = await Promise.all((await runtimeCacheNames(base)).map((name) => savedIn(base, name)));
  return found.filter((saved) => saved !== undefined);
}

/** The versions of Python that these caches of the site ask for. */
export async function runtimesOf(base: URL, siteCaches: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(siteCaches.map((cacheName) => caches.match(listedURL(base, INDEX), { cacheName })));
  const indexes = await Promise.all(found.map(async (stored) => stored && ((await stored.json()) as RuntimeIndex)));
  return new Set(indexes.flatMap((index) => (index ? [index.version] : [])));
}

export async function dropRuntimes(base: URL, except: ReadonlySet<string>): Promise<void> {
  const kept = new Set([...except].map((version) => runtimeCacheName(base, version)));
  for (const name of await runtimeCacheNames(base)) if (!kept.has(name)) await caches.delete(name);
}

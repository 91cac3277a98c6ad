// Keeps the Python that a page has just used. Done here, as the page may be left at any moment.
import { INDEX, type RuntimeIndex, saveRuntime } from "../offline/runtime-store";
import { listedURL } from "../protocol/caches";
import { base, ownCache, tell } from "./scope";

/** A page that an older version opened may have used another Python, which is not worth its room any more. */
export async function keepPython(usedVersion: string): Promise<void> {
  const stored = await caches.match(listedURL(base, INDEX), { cacheName: ownCache });
  const index = (await stored?.json()) as RuntimeIndex | undefined;
  if (index?.version !== usedVersion) return;
  try {
    await saveRuntime({ base, index, cache: "default" });
    await tell({ type: "python-kept" });
  } catch {
    // Nobody asked for it, so nobody is told; the Offline page shows how much there is.
  }
}

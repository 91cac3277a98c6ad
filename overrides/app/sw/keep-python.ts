// Keeps the Python that a page has just used. Done here, as the page may be left at any moment.
import { INDEX, type RuntimeIndex, saveRuntime } from "../offline/runtime-store";
import { listedURL } from "../protocol/caches";
import { openedBy } from "./record";
import { base, ownCache, tell } from "./scope";

export async function keepPython(page: ExtendableMessageEvent["source"]): Promise<void> {
  try {
    // A page that an older version opened may have used another Python, which is not worth its room any more.
    if (page && "id" in page && (await openedBy(page.id))) return;
    const stored = await caches.match(listedURL(base, INDEX), { cacheName: ownCache });
    if (!stored) return;
    await saveRuntime({ base, index: (await stored.json()) as RuntimeIndex, cache: "default" });
    await tell({ type: "python-kept" });
  } catch {
    // Nobody asked for it, so nobody is told; the Offline page shows how much there is.
  }
}

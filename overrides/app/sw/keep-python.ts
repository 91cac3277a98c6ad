// Saving Python from the worker, which goes on when the page that asked for it is left.
import { INDEX, type RuntimeIndex, savedRuntimes } from "../offline/runtime-caches";
import { saveRuntime } from "../offline/runtime-store";
import { SaveError } from "../offline/verified-fetch";
import { listedURL } from "../protocol/caches";
import { openedBy } from "./record";
import { base, ownCache, tell } from "./scope";

/** Keeps the Python that a page has just used. */
export async function keepPython(page: ExtendableMessageEvent["source"]): Promise<void> {
  try {
    // A page that an older version opened may have used another Python, which is not worth its room any more.
    if (page && "id" in page && (await openedBy(page.id))) return;
    const index = await ownIndex();
    if (!index) return;
    try {
      await saveRuntime({ base, index, cache: "default" });
    } catch (error) {
      if (error instanceof SaveError && error.reason === "quota") throw error;
      // The page that was left may have taken a half-read file of the HTTP cache with it: what is missing is fetched past that.
      await saveRuntime({ base, index });
    }
    await tell({ type: "python-kept" });
  } catch {
    // Nobody asked for it, so nobody is told; the Offline page shows how much there is.
  }
}

/** Who has saved Python has it after an update too: this version's is fetched before this version can take over. */
export async function bringPython(): Promise<void> {
  const index = await ownIndex();
  const saved = await savedRuntimes(base);
  if (!index || saved.length === 0 || saved.some((other) => other.index.version === index.version)) return;
  try {
    await saveRuntime({ base, index, onProgress: (done, total) => void tell({ type: "site-saving", done, total }) });
  } catch (error) {
    // Both don't fit on the device. The site matters more, and the older Python makes room when it is dropped.
    if (!(error instanceof SaveError) || error.reason !== "quota") throw error;
  }
}

async function ownIndex(): Promise<RuntimeIndex | undefined> {
  const stored = await caches.match(listedURL(base, INDEX), { cacheName: ownCache });
  return stored && ((await stored.json()) as RuntimeIndex);
}

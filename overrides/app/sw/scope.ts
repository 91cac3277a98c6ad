// What this worker is: the site that it serves, and the list of files that the build wrote in front of its code.
import { type ListedFile, type SiteList, type SiteNews } from "../protocol/site";
import { siteCacheName } from "../protocol/caches";

// Pages and workers share one TypeScript project, where `self` is a window.
export const worker = globalThis as unknown as ServiceWorkerGlobalScope & { readonly flashdeckSite: SiteList };

export const base = new URL(worker.registration.scope);

export const { version, files } = worker.flashdeckSite;

export const listed: ReadonlyMap<string, ListedFile> = new Map(files.map((file) => [file[0], file]));

export const ownCache = siteCacheName(base, version);

/** Tell every page of this site; `matchAll` also finds the pages of other sites on the same host. */
export async function tell(news: SiteNews): Promise<void> {
  for (const client of await worker.clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (client.url.startsWith(base.href)) client.postMessage(news);
  }
}

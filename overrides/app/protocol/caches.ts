// The names of this site's caches, for the page and the service worker alike. Two sites on one host never share a name.

const own = (base: URL): string => `flashdeck ${base.pathname} `;

export const siteCacheName = (base: URL, version: string): string => `${own(base)}site ${version}`;

/** What an interrupted installation of that version had fetched. */
export const partCacheName = (base: URL, version: string): string => `${own(base)}part ${version}`;

export const runtimeCacheName = (base: URL, version: string): string => `${own(base)}runtime ${version}`;

/** `of`: what the snapshot was made by; one is worth nothing to any other. */
export const snapshotCacheName = (base: URL, of: string): string => `${own(base)}snapshot ${of}`;

/** A file that was shared with the app, until the study page takes it. */
export const sharedCacheName = (base: URL): string => `${own(base)}shared`;

export const sharedKey = (base: URL): string => new URL("share", base).href;

/** A sign for pages and workers: the learner has removed the site from this device, so nothing puts it back by itself. */
const removedName = (base: URL): string => `${own(base)}removed`;

/** Whether the browser lets this site store files at all; where it does not, it says so only when it is asked for some. */
export const canStore = async (): Promise<boolean> => "caches" in globalThis && caches.keys().then(() => true, () => false);

export const isRemoved = (base: URL): Promise<boolean> => caches.has(removedName(base));

export const markRemoved = async (base: URL): Promise<void> => void (await caches.open(removedName(base)));

export const unmarkRemoved = async (base: URL): Promise<void> => void (await caches.delete(removedName(base)));

async function namesStarting(start: string): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(start));
}

export const ownCacheNames = (base: URL): Promise<string[]> => namesStarting(own(base));

export const siteCacheNames = (base: URL): Promise<string[]> => namesStarting(siteCacheName(base, ""));

export const partCacheNames = (base: URL): Promise<string[]> => namesStarting(partCacheName(base, ""));

export const runtimeCacheNames = (base: URL): Promise<string[]> => namesStarting(runtimeCacheName(base, ""));

export const snapshotCacheNames = (base: URL): Promise<string[]> => namesStarting(snapshotCacheName(base, ""));

/** A path as the build lists it, with nothing encoded, under the site's base: the key of its cache entry. */
export const listedURL = (base: URL, path: string): string =>
  new URL(path.split("/").map(encodeURIComponent).join("/"), base).href;

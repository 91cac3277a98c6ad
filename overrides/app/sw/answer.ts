// Answers requests: from the caches first, so that a stalled network can't keep the site from opening.
import { listedURL, runtimeCacheName, siteCacheName, siteCacheNames } from "../protocol/caches";
import { openedBy } from "./record";
import { refill } from "./refill";
import { pathInSite, resolve } from "./resolve";
import { base, listed, ownCache } from "./scope";
import { SHARE, takeShared } from "./share";

export function answer(event: FetchEvent): void {
  const { request } = event;
  const path = pathInSite(request.url, base);
  if (request.method === "POST" && path === SHARE) return event.respondWith(takeShared(request));
  if (request.method !== "GET" || path === undefined || request.headers.has("Range")) return;
  event.respondWith(request.mode === "navigate" ? page(event, path) : asset(event, path));
}

async function page(event: FetchEvent, path: string): Promise<Response> {
  const found = resolve(path, (name) => listed.has(name));
  if (found.kind === "file") return fromOwn(event, found.path);
  if (found.kind === "redirect") {
    return Response.redirect(listedURL(base, found.path) + new URL(event.request.url).search);
  }
  try {
    return await fetch(event.request);
  } catch {
    return notFound();
  }
}

async function asset(event: FetchEvent, path: string): Promise<Response> {
  const [folder, runtimeVersion, ...names] = path.split("/");
  if (folder === "runtime" && runtimeVersion && names.length > 0) {
    return (await saved(path, runtimeCacheName(base, runtimeVersion))) ?? fetch(event.request);
  }
  const found = resolve(path, (name) => listed.has(name));
  const opener = await openedBy(event.clientId);
  const file = found.kind === "file" ? found.path : path;
  const older = opener && (await saved(file, siteCacheName(base, opener)));
  if (older) return older;
  if (found.kind === "file") return fromOwn(event, found.path);
  return (await fromAnyVersion(path)) ?? fetch(event.request);
}

async function fromOwn(event: FetchEvent, path: string): Promise<Response> {
  const own = await saved(path, ownCache);
  if (own) return own;
  // The browser cleared the cache and left the worker.
  event.waitUntil(refill());
  try {
    return await fetch(event.request);
  } catch {
    return (await fromAnyVersion(path)) ?? Response.error();
  }
}

async function fromAnyVersion(path: string): Promise<Response | undefined> {
  for (const name of await siteCacheNames(base)) {
    const found = await saved(path, name);
    if (found) return found;
  }
  return undefined;
}

async function notFound(): Promise<Response> {
  const stored = await saved("404.html", ownCache);
  return stored ? new Response(stored.body, { status: 404, headers: stored.headers }) : Response.error();
}

/** Opening a cache by name would create it where the browser cleared it; `match` does not. */
async function saved(path: string, cacheName: string): Promise<Response | undefined> {
  try {
    return await caches.match(listedURL(base, path), { cacheName });
  } catch {
    return undefined;
  }
}

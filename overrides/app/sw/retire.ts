// The kill switch, published in place of the service worker: see scripts/flashdeck/finish/precache.py.
import { ownCacheNames } from "../protocol/caches";

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

async function retire(): Promise<void> {
  const names = await ownCacheNames(new URL(worker.registration.scope));
  await Promise.allSettled([...names.map((name) => caches.delete(name)), worker.registration.unregister()]);
}

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(retire()));

// The one door to this site's service worker registration, and what can be asked of a worker.
import { baseURL, siteURL } from "../base";
import { isRemoved, markRemoved, partCacheNames, siteCacheNames, unmarkRemoved } from "../protocol/caches";
import type { SiteRequest, SiteSummary } from "../protocol/site";

const ANSWER_MS = 4_000;
/** Reading or fetching every file takes a while on a slow phone. */
const WORK_MS = 120_000;
const ACTIVATION_MS = 10_000;

export const canWorkOffline = (): boolean => isSecureContext && "serviceWorker" in navigator;

let registration: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Registers the worker, once a page; undefined where nobody wants it, the browser does not allow it or nothing could be fetched. */
export function registered(): Promise<ServiceWorkerRegistration | undefined> {
  registration ??= register().catch(() => navigator.serviceWorker.getRegistration(baseURL).catch(() => undefined));
  return registration;
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  if (!canWorkOffline() || (await isRemoved(baseURL).catch(() => false))) return undefined;
  return navigator.serviceWorker.register(siteURL("sw.js"), { scope: baseURL.pathname, updateViaCache: "none" });
}

/** Saves the site after it was removed, or after the first attempt failed. */
export async function registerAgain(): Promise<ServiceWorkerRegistration | undefined> {
  await unmarkRemoved(baseURL).catch(() => undefined);
  registration = undefined;
  return registered();
}

/** Removes what was saved of the site; Python and the learner's answers stay. Pages that are open go on by the network. */
export async function unregister(): Promise<void> {
  await markRemoved(baseURL);
  await (await registered())?.unregister();
  registration = undefined;
  for (const name of [...(await siteCacheNames(baseURL)), ...(await partCacheNames(baseURL))]) await caches.delete(name);
}

/** Calls back when a new version waits for the learner's word, now or later; never for the first version. */
export function onWaiting(registration: ServiceWorkerRegistration, waits: () => void): void {
  const check = (): void => {
    if (registration.waiting && registration.active) waits();
  };
  const follow = (): void => registration.installing?.addEventListener("statechange", check);
  registration.addEventListener("updatefound", follow);
  follow();
  check();
}

/** What is saved, perhaps after the worker has looked closer. Undefined when it does not answer, as a broken one may not. */
export function askSummary(worker: ServiceWorker, type: "summary" | "verify" | "repair" = "summary"): Promise<SiteSummary | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<SiteSummary | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), type === "summary" ? ANSWER_MS : WORK_MS);
    port1.onmessage = ({ data }) => resolve(data as SiteSummary);
    worker.postMessage({ type } satisfies SiteRequest, [port2]);
  }).finally(() => port1.close());
}

export interface Offer {
  readonly version: string;
  /** Not after a deploy was rolled back: what waits then is what is used. */
  readonly isNew: boolean;
}

/** What a waiting worker has to offer. One that does not answer, or not with a whole version, is none to go over to. */
export async function askOffer(registration: ServiceWorkerRegistration): Promise<Offer | undefined> {
  const { waiting, active } = registration;
  const offered = waiting ? await askSummary(waiting) : undefined;
  if (!offered || offered.saved < offered.files) return undefined;
  // Not asked before that: Chromium lets a kill switch wait while the worker that it retires is busy with an answer.
  const used = active ? await askSummary(active) : undefined;
  // Another tab may have been faster to agree than the workers to answer.
  return registration.waiting === waiting ? { version: offered.version, isNew: offered.version !== used?.version } : undefined;
}

let switching = false;

/** Whether this tab has asked for the new version, and is about to load it. */
export const isSwitching = (): boolean => switching;

/** The new version takes over and this tab loads it. Other tabs are left as they are: what is being typed there stays. */
export async function switchAndReload(registration: ServiceWorkerRegistration): Promise<void> {
  switching = true;
  const { waiting } = registration;
  if (waiting) await activated(waiting);
  location.reload();
}

function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ACTIVATION_MS);
    worker.addEventListener("statechange", () => {
      // Redundant: a still newer version took its place, or another tab was faster.
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    });
    worker.postMessage({ type: "activate-now" } satisfies SiteRequest);
  });
}

// The one door to this site's service worker registration, and what can be asked of a worker.
import { baseURL, siteURL } from "../base";
import type { SiteRequest, SiteSummary } from "../protocol/site";

const ANSWER_MS = 4_000;
const ACTIVATION_MS = 10_000;

export const canWorkOffline = (): boolean => isSecureContext && "serviceWorker" in navigator;

let registration: Promise<ServiceWorkerRegistration | undefined> | undefined;

/** Registers the worker, once a page; undefined where the browser does not allow it or nothing could be fetched. */
export function registered(): Promise<ServiceWorkerRegistration | undefined> {
  registration ??= register().catch(() => undefined);
  return registration;
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  if (!canWorkOffline()) return undefined;
  return navigator.serviceWorker.register(siteURL("sw.js"), { scope: baseURL.pathname, updateViaCache: "none" });
}

/** Calls back when a new version waits for the learner's word, now or later; never for the first version. */
export function onWaiting(registration: ServiceWorkerRegistration, waits: (worker: ServiceWorker) => void): void {
  const check = (): void => {
    if (registration.waiting && registration.active) waits(registration.waiting);
  };
  const follow = (): void => registration.installing?.addEventListener("statechange", check);
  registration.addEventListener("updatefound", follow);
  follow();
  check();
}

/** Undefined when the worker does not answer, as a stopped or much older one may not. */
export function askSummary(worker: ServiceWorker): Promise<SiteSummary | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<SiteSummary | undefined>((resolve) => {
    setTimeout(() => resolve(undefined), ANSWER_MS);
    port1.onmessage = ({ data }) => resolve(data as SiteSummary);
    worker.postMessage({ type: "summary" } satisfies SiteRequest, [port2]);
  }).finally(() => port1.close());
}

/** The new version takes over and this tab loads it. Other tabs are left as they are: what is being typed there stays. */
export async function switchAndReload(registration: ServiceWorkerRegistration): Promise<void> {
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

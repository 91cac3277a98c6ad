// On every page: makes the site work offline, says when a new version is ready, and keeps a Python that was used.
import { baseURL } from "../base";
import { RUNTIME_CHANGED, type SiteNews, type SiteRequest } from "../protocol/site";
import { laterFor, saidLater } from "./later";
import { showNotice } from "./notice";
import { askSummary, canWorkOffline, onWaiting, registered, switchAndReload } from "./registration";

const LOOK_AGAIN_MS = 3_600_000;

async function offerUpdate(registration: ServiceWorkerRegistration, waiting: ServiceWorker): Promise<void> {
  const version = (await askSummary(waiting))?.version ?? "";
  if (saidLater(version)) return;
  showNotice({ reload: () => void switchAndReload(registration), later: () => laterFor(version) });
}

/** An installed app can stay open for days; browsers look for a new version only when a page is loaded. */
function lookAgainWhenSeen(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    registration.update().catch(() => undefined);
  });
}

void registered().then((registration) => {
  if (!registration) return;
  onWaiting(registration, (waiting) => void offerUpdate(registration, waiting));
  lookAgainWhenSeen(registration);
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if ((data as SiteNews | null)?.type === "python-kept") dispatchEvent(new Event(RUNTIME_CHANGED));
  });
});

/** After its first run the files lie in the HTTP cache, which may drop them any time. */
async function keepPython(): Promise<void> {
  const worker = canWorkOffline() ? navigator.serviceWorker.controller : null;
  // Sent at once, before anything is awaited: the learner may go to the next page now.
  if (worker) return worker.postMessage({ type: "keep-python" } satisfies SiteRequest);
  const { readIndex, saveRuntime } = await import("./runtime-store");
  await saveRuntime({ base: baseURL, index: await readIndex(baseURL), cache: "default" });
}

addEventListener("flash-runtime-used", () => void keepPython().catch(() => undefined), { once: true });

// On every page: makes the site work offline, says when a new version is ready, and keeps a Python that was used.
import { baseURL } from "../base";
import { followLaunches } from "../install/launch";
import type { SiteRequest } from "../protocol/site";
import { laterFor, onLaterElsewhere, saidLater } from "./later";
import { closeNotice, showNotice } from "./notice";
import { askOffer, canWorkOffline, isSwitching, onWaiting, registered, switchAndReload } from "./registration";
import { pythonUsed } from "../runner/busy";
import { updateText } from "../text";

const LOOK_AGAIN_MS = 3_600_000;

async function offerUpdate(registration: ServiceWorkerRegistration): Promise<void> {
  const offer = await askOffer(registration);
  if (!offer || saidLater(offer.version)) return;
  if (!offer.isNew) return closeNotice();
  showNotice(updateText.ready, { reload: () => void switchAndReload(registration), later: () => laterFor(offer.version) });
}

/** Another tab has agreed: what was offered here has happened, and this page goes on with the files that it was opened with. */
function followOtherTabs(): void {
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (controlled && !isSwitching()) showNotice(updateText.elsewhere, { reload: () => location.reload(), later: () => undefined });
    // The page of the very first visit gets its worker late, and may stay open for long.
    controlled = true;
  });
  onLaterElsewhere(closeNotice);
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

followLaunches();
void registered().then((registration) => {
  if (!registration) return;
  onWaiting(registration, () => void offerUpdate(registration));
  lookAgainWhenSeen(registration);
  followOtherTabs();
});

/** After its first run the files lie in the HTTP cache, which may drop them any time. */
async function keepPython(): Promise<void> {
  const worker = canWorkOffline() ? navigator.serviceWorker.controller : null;
  // Sent at once, before anything is awaited: the learner may go to the next page now.
  if (worker) return worker.postMessage({ type: "keep-python" } satisfies SiteRequest);
  const { readIndex, saveRuntime } = await import("./runtime-store");
  await saveRuntime({ base: baseURL, index: await readIndex(baseURL), cache: "default" });
}

void pythonUsed.then(keepPython).catch(() => undefined);

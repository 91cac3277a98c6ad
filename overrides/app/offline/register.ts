// On every page: makes the site work offline, says when a new version is ready, and keeps a Python that was used.
import { showNotice } from "./notice";
import { askSummary, onWaiting, registered, switchAndReload } from "./registration";
import { laterFor, saidLater } from "./later";

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
});

// The runner says this after its first run; the files then lie in the HTTP cache, which may drop them any time.
const keepPython = async (): Promise<void> => (await import("./runtime-store")).saveUsedRuntime();
addEventListener("flash-runtime-used", () => void keepPython().catch(() => undefined), { once: true });

// The tier of the site: what the service worker has saved, as it changes.
import type { SaveFailure, SiteNews, SiteSummary } from "../protocol/site";
import { askSummary, canWorkOffline, registered, switchAndReload } from "./registration";
import type { TierView } from "./tier-view";
import { siteText as text } from "../text";

interface Saving {
  readonly done: number;
  readonly total: number;
}

/** Shows the tier now and after every change, until `signal` aborts. */
export async function watchSite(show: (view: TierView) => void, signal: AbortSignal): Promise<void> {
  if (!canWorkOffline()) return show({ tone: "absent", status: text.unavailable });
  show({ tone: "busy", status: text.checking });
  const registration = await registered();
  let summary: SiteSummary | undefined;
  let saving: Saving | undefined;
  let failure: SaveFailure | undefined;

  const refresh = async (): Promise<void> => {
    // While a version is being saved there is news many times a second, and the one that serves does not change.
    const active = registration?.active;
    if (active && !(summary && registration.installing)) summary = await askSummary(active);
    if (!signal.aborted) show(viewOf(registration, summary, saving, failure));
  };
  const receive = ({ data }: MessageEvent): void => {
    const news = data as SiteNews | null;
    if (news?.type === "site-saving") [saving, failure] = [news, undefined];
    else if (news?.type === "site-save-failed") [saving, failure] = [undefined, news.reason];
    else if (news?.type !== "site-restored") return;
    void refresh();
  };
  const follow = (): void => {
    registration?.installing?.addEventListener("statechange", () => void refresh(), { signal });
    void refresh();
  };
  navigator.serviceWorker.addEventListener("message", receive, { signal });
  navigator.serviceWorker.addEventListener("controllerchange", () => void refresh(), { signal });
  document.addEventListener("visibilitychange", () => void refresh(), { signal });
  registration?.addEventListener("updatefound", follow, { signal });
  follow();
}

function viewOf(
  registration: ServiceWorkerRegistration | undefined,
  summary: SiteSummary | undefined,
  saving: Saving | undefined,
  failure: SaveFailure | undefined,
): TierView {
  const progress = registration?.installing && saving ? { progress: { name: text.progress, ...saving } } : {};
  if (!registration?.active) {
    if (registration?.installing) return { tone: "busy", status: text.saving, ...progress };
    if (failure) return { tone: "problem", status: text.failed(failure) };
    return { tone: "absent", status: text.notSaved };
  }
  const facts = summary ? [text.size(summary.bytes, summary.files), text.version(summary.version, summary.savedAt)] : [];
  if (registration.installing) return { tone: "busy", status: text.updating, facts, ...progress };
  if (registration.waiting) {
    const run = (): void => void switchAndReload(registration);
    const actions = [{ label: text.reload, name: text.reloadName, look: "primary", run }];
    return { tone: "saved", status: text.ready, facts, actions };
  }
  if (summary && summary.saved < summary.files) return { tone: "problem", status: text.cleared, facts };
  if (failure) return { tone: "saved", status: text.updateFailed(failure), facts };
  return { tone: "saved", status: text.saved, facts };
}

// The tier of the site: what the service worker has saved, as it changes, and what can be done about it.
import { baseURL } from "../base";
import { canStore, isRemoved } from "../protocol/caches";
import type { SaveFailure, SiteNews, SiteSummary } from "../protocol/site";
import { askOffer, askSummary, canWorkOffline, registerAgain, registered, switchAndReload, unregister } from "./registration";
import { type Situation, viewOf } from "./site-view";
import type { TierView } from "./tier-view";
import { siteText as text } from "../text";

/** Shows the tier now and after every change, until `signal` aborts. */
export async function watchSite(show: (view: TierView) => void, signal: AbortSignal): Promise<void> {
  show({ tone: "busy", status: text.checking });
  if (!canWorkOffline() || !(await canStore())) return show({ tone: "absent", status: text.unavailable });
  let registration = await registered();
  let summary: SiteSummary | undefined;
  let offered = false;
  let failure: SaveFailure | undefined;
  let saving: Situation["saving"];
  let verified = false;
  let busy = false;

  const draw = async (): Promise<void> => {
    const removed = await isRemoved(baseURL).catch(() => false);
    const situation = { registration, removed, verified, offered, ...(summary && { summary }), ...(saving && { saving }) };
    if (!signal.aborted && !busy) show(viewOf({ ...situation, ...(failure && { failure }) }, { save, verify, repair, remove, reload }));
  };
  const refresh = async (): Promise<void> => {
    // While a version is being saved there is news many times a second, and neither what serves nor what waits changes.
    if (registration && !(summary && registration.installing)) {
      const { waiting } = registration;
      const offer = await askOffer(registration);
      if (registration?.waiting === waiting) offered = offer?.isNew ?? false;
      const active = registration?.active;
      if (active) summary = await askSummary(active);
    }
    await draw();
  };
  const doing = async (status: string, work: () => Promise<void>): Promise<void> => {
    show({ tone: "busy", status });
    [busy, verified, failure] = [true, false, undefined];
    await work().finally(() => (busy = false));
    await draw();
  };
  const askActive = async (type: "verify" | "repair"): Promise<void> => {
    const active = registration?.active;
    if (active) summary = await askSummary(active, type);
    verified = summary !== undefined;
  };
  const verify = (): void => void doing(text.verifying, () => askActive("verify"));
  const repair = (): void =>
    void doing(text.repairing, async () => {
      await askActive("verify");
      await askActive("repair");
    });
  const remove = (): void =>
    void doing(text.removing, async () => {
      await unregister();
      registration = summary = saving = undefined;
    });
  const save = (): void =>
    void doing(text.saving, async () => {
      registration = await registerAgain();
      failure = registration ? undefined : "network";
      follow();
    });
  const reload = (): void => void (registration && switchAndReload(registration));

  const receive = ({ data }: MessageEvent): void => {
    const news = data as SiteNews | null;
    if (news?.type === "site-saving") [saving, failure] = [news, undefined];
    else if (news?.type === "site-save-failed") [saving, failure] = [undefined, news.reason];
    else if (news?.type !== "site-restored") return;
    void refresh();
  };
  const watched = new WeakSet<EventTarget>();
  const follow = (): void => {
    const { installing } = registration ?? {};
    if (installing && !watched.has(installing)) installing.addEventListener("statechange", () => void refresh(), { signal });
    if (installing) watched.add(installing);
    if (registration && !watched.has(registration)) registration.addEventListener("updatefound", follow, { signal });
    if (registration) watched.add(registration);
    void refresh();
  };
  navigator.serviceWorker.addEventListener("message", receive, { signal });
  navigator.serviceWorker.addEventListener("controllerchange", () => void refresh(), { signal });
  document.addEventListener("visibilitychange", () => void refresh(), { signal });
  follow();
}

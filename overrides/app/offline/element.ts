// <flash-offline>: the two tiers of offline use and what they take.
import { h, part } from "../dom";
import { installing } from "../install/invitation";
import { OFFERED } from "../install/prompt";
import { RUNTIME_CHANGED, type SiteNews } from "../protocol/site";
import { watchPython } from "./python-tier";
import { watchSite } from "./site-tier";
import { TierPanel, type TierView } from "./tier-view";
import { installText, storageText } from "../text";

class FlashOffline extends HTMLElement {
  #left = new AbortController();

  /** The page has a panel for each tier already, and room for what is told in it. */
  connectedCallback(): void {
    this.#left = new AbortController();
    const { signal } = this.#left;
    navigator.serviceWorker?.addEventListener("message", heard, { signal });
    const site = new TierPanel(part(this, ".flash-tier--site"));
    const python = new TierPanel(part(this, ".flash-tier--python"));
    const storage = part(this, ".flash-offline__storage");
    const tellInstalling = (): void => {
      this.querySelector(".flash-install")?.remove();
      this.append(...installSection());
    };
    tellInstalling();
    addEventListener(OFFERED, tellInstalling, { signal });
    const measure = async (): Promise<void> => {
      storage.textContent = await storageLine();
    };
    const showSite = (view: TierView): void => {
      site.show(view);
      if (view.tone === "saved") void measure();
    };
    void watchSite(showSite, signal);
    void watchPython((view) => python.show(view), signal);
    addEventListener(RUNTIME_CHANGED, () => void measure(), { signal });
    void measure();
  }

  disconnectedCallback(): void {
    this.#left.abort();
  }
}

/** The worker has saved a Python that was used: it may end while this page opens, so nothing that loads later could listen for it. */
function heard({ data }: MessageEvent): void {
  if ((data as SiteNews | null)?.type === "python-kept") dispatchEvent(new Event(RUNTIME_CHANGED));
}

/** How to install, where that can be said. */
function installSection(): HTMLElement[] {
  const steps = installing();
  return steps ? [h("section", { class: "flash-install", "aria-label": installText.title }, h("h2", {}, installText.title), h("p", {}, installText.why), ...steps)] : [];
}

/** Empty where the browser does not say. */
async function storageLine(): Promise<string> {
  try {
    const { usage = 0 } = await navigator.storage.estimate();
    const kept = await navigator.storage.persisted();
    return `${storageText.used(usage)} ${kept ? storageText.kept : storageText.clearable}`;
  } catch {
    return "";
  }
}

/** Registers the element. */
export function defineOffline(): void {
  if (!customElements.get("flash-offline")) customElements.define("flash-offline", FlashOffline);
}

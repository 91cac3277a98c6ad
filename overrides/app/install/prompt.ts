// The browser's offer to install the site as an app, kept for a moment at which it makes sense.

/** Chromium's own event; other browsers have none. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

/** Sent when there is an offer: it comes once a page has been loaded, and may be the first. */
export const OFFERED = "flashdeck-offered";

let offer: InstallPrompt | undefined;

/** Keeps the browser from offering on its own, on top of whatever is being read. */
export function keepOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event as InstallPrompt;
    dispatchEvent(new Event(OFFERED));
  });
  addEventListener("appinstalled", () => {
    offer = undefined;
  });
}

/** An offer is good for one question. */
export function takeOffer(): InstallPrompt | undefined {
  const taken = offer;
  offer = undefined;
  return taken;
}

export const hasOffer = (): boolean => offer !== undefined;

export const isInstalled = (): boolean =>
  matchMedia("(display-mode: standalone)").matches || (navigator as Navigator & { standalone?: boolean }).standalone === true;

/** iPhones and iPads install by hand only. An iPad says that it is a Mac, but can be touched. */
export const isByHand = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.userAgent.includes("Macintosh") && navigator.maxTouchPoints > 1);

// The site's script: what is loaded when, and nothing else.
import { wakeElements } from "./elements";
import { isByHand, isInstalled, keepOffer } from "./install/prompt";
import { whenAtRest } from "./runner/busy";
import { followScheme } from "./scheme";

/** A first visitor's first click comes before what only later visits need. */
const MOMENT_MS = 1000;

const has = (element: string): boolean => document.querySelector(element) !== null;

function define(): void {
  followScheme();
  wakeElements();
  if (has("flash-snippet") || has("flash-code") || has("flash-predict")) void import("./runner/again").then(({ startEarly }) => startEarly());
  if (has("flash-study")) void import("./study/element").then(({ defineStudy }) => defineStudy());
  if (has("flash-learnt")) void import("./progress/learnt").then(({ defineLearnt }) => defineLearnt());
  if (has("flash-progress")) void import("./progress/element").then(({ defineProgress }) => defineProgress());
  const share = document.querySelector<HTMLButtonElement>("[data-share]");
  if (share) {
    share.hidden = false;
    share.onclick = () => void import("./share/dialog").then(({ openShare }) => openShare());
  }
  if (has("flash-offline")) void import("./offline/element").then(({ defineOffline }) => defineOffline());
}

// Installing for offline use takes network and processor, which the page itself and a first run of Python need more.
const goOffline = (): void => void whenAtRest(navigator.serviceWorker?.controller ? 0 : MOMENT_MS).then(() => {
  if (isByHand() && !isInstalled()) void import("./install/splash").then(({ addSplash }) => addSplash());
  return import("./offline/register");
});

/** Called once the words are there; the script may have arrived before the whole page has. */
export function start(): void {
  keepOffer();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define, { once: true });
  else define();
  if (document.readyState === "complete") goOffline();
  else addEventListener("load", goOffline, { once: true });
}

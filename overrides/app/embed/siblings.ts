// Twenty cards on one page need one Python, not twenty. Embedded pages of one build, in frames of one page, know of each other,
// and one of them lends its runner to the others.
import { allFrames } from "./frames";
import { lend } from "./lend";
import type { Asked } from "./loan";

/** Pages of another build would speak another language. */
const BUILD = import.meta.url;

type Said = { build: string } & (
  | { type: "flashdeck:sibling"; lends: boolean; asks: boolean }
  | { type: "flashdeck:warm" }
  | { type: "flashdeck:run"; asked: Asked }
);

/** Each sibling, and whether its runner has been used. */
const siblings = new Map<Window, boolean>();
let lending = false;

export function meetSiblings(): void {
  if (parent === window) return;
  addEventListener("message", receive);
  for (const frame of allFrames()) if (frame !== window) introduce(frame, true);
}

/** Whose runner is to be used: one that is in use, else that of the first card on the page. All siblings choose the same. */
export function lender(): Window {
  for (const sibling of siblings.keys()) if (sibling.closed) siblings.delete(sibling);
  if (siblings.size === 0) return window;
  const cards = allFrames().filter((frame) => frame === window || siblings.has(frame));
  return cards.find((frame) => (frame === window ? lending : siblings.get(frame))) ?? cards[0] ?? window;
}

/** This page's own runner is in use from now on. */
export function startLending(): void {
  if (lending) return;
  lending = true;
  for (const sibling of siblings.keys()) introduce(sibling, false);
}

export function forget(sibling: Window): void {
  siblings.delete(sibling);
}

export function askToRun(sibling: Window, asked: Asked, port: MessagePort): void {
  say(sibling, { type: "flashdeck:run", build: BUILD, asked }, [port]);
}

export function askToWarm(sibling: Window): void {
  say(sibling, { type: "flashdeck:warm", build: BUILD });
}

const introduce = (frame: Window, asks: boolean): void => say(frame, { type: "flashdeck:sibling", build: BUILD, lends: lending, asks });

/** To whoever it is: a frame without an origin can't be addressed by one, and nothing in this is secret. */
function say(frame: Window, said: Said, ports: Transferable[] = []): void {
  frame.postMessage(said, "*", ports);
}

/** Frames of the site, or, where this one has no origin, others without one. */
function receive({ source, origin, data, ports: [port] }: MessageEvent<Partial<Said> | null>): void {
  const sibling = source as Window;
  if (data?.build !== BUILD || origin !== self.origin) return;
  switch (data.type) {
    case "flashdeck:sibling":
      if (!siblings.has(sibling) && !allFrames().includes(sibling)) return;
      siblings.set(sibling, data.lends === true);
      if (data.asks) introduce(sibling, false);
      break;
    case "flashdeck:warm":
      startLending();
      void import("../runner/runner").then(({ warm }) => warm(), () => undefined);
      break;
    case "flashdeck:run":
      if (!port || !data.asked || !siblings.has(sibling)) return;
      startLending();
      void lend(port, data.asked);
      break;
  }
}

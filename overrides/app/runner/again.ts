// Who has run a snippet will run the next one: on later pages of the same visit Python starts before it is asked for. Before
// that, the first touch of a page is a sign that more will come: a Python that was saved on this device starts then. One that
// would have to be fetched does not; but what is small and takes time, a worker that has read its script, is made ready.
import { baseURL } from "../base";
import { runtimeCacheNames } from "../protocol/caches";
import { whenIdle } from "./idle";

const KEY = `flashdeck ${baseURL.pathname} python`;

/** This visit has run a snippet. */
export function noteRun(): void {
  try {
    sessionStorage.setItem(KEY, "used");
  } catch {
    // Storage is blocked: Python starts when it is asked for.
  }
}

/** Starts Python when the page has nothing else to do, if this visit has run a snippet, or at the first touch. */
export async function startEarly(): Promise<void> {
  if (!hasRun()) return firstTouch(() => void prepare().catch(() => undefined));
  await whenIdle();
  const { warm } = await import("./runner");
  warm();
}

async function prepare(): Promise<void> {
  const [{ warm, makeReady }, saved] = await Promise.all([import("./runner"), runtimeCacheNames(baseURL)]);
  if (saved.length > 0) warm();
  else makeReady();
}

function firstTouch(act: () => void): void {
  const seen = new AbortController();
  const once = (): void => {
    seen.abort();
    act();
  };
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, once, { signal: seen.signal, capture: true, passive: true });
}

function hasRun(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

// Who has run a snippet will run the next one: on later pages of the same visit Python starts before it is asked for.
import { baseURL } from "../base";
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

/** Starts Python when the page has nothing else to do, if this visit has run a snippet. */
export async function startAgain(): Promise<void> {
  if (!hasRun()) return;
  await whenIdle();
  const { warm } = await import("./runner");
  warm();
}

function hasRun(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

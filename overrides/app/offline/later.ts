// "Later" counts for one version in all tabs that are open now, and on the next pages of each.
import { baseURL } from "../base";

const KEY = `flashdeck ${baseURL.pathname} later`;

export function laterFor(version: string): void {
  note(version);
  channel()?.postMessage(version);
}

/** Calls back with the version that another tab has put off. */
export function onLaterElsewhere(putOff: (version: string) => void): void {
  const heard = channel();
  if (heard) heard.onmessage = ({ data }) => {
    note(String(data));
    putOff(String(data));
  };
}

export function saidLater(version: string): boolean {
  try {
    return sessionStorage.getItem(KEY) === version;
  } catch {
    return false;
  }
}

function note(version: string): void {
  try {
    sessionStorage.setItem(KEY, version);
  } catch {
    // Storage is blocked: the next page asks again.
  }
}

const channel = (): BroadcastChannel | undefined => {
  try {
    return new BroadcastChannel(KEY);
  } catch {
    return undefined;
  }
};

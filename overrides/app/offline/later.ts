// "Later" counts for one version in one tab, across its pages.
import { baseURL } from "../base";

const KEY = `flashdeck ${baseURL.pathname} later`;

export function laterFor(version: string): void {
  try {
    sessionStorage.setItem(KEY, version);
  } catch {
    // Storage is blocked: the next page asks again.
  }
}

export function saidLater(version: string): boolean {
  try {
    return sessionStorage.getItem(KEY) === version;
  } catch {
    return false;
  }
}

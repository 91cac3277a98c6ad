// Small things kept in this browser. Where nothing can be stored (a private window, a full disk) they last as long as the page.
import { baseURL } from "./base";
import { keptKey } from "./protocol/kept";

const page = new Map<string, string>();
const keyOf = (name: string): string => keptKey(baseURL, name);

export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name)) ?? page.get(name) ?? null;
  } catch {
    return page.get(name) ?? null;
  }
}

/** Keeps a value, or forgets it if it is null. */
export function remember(name: string, value: string | null): void {
  page.delete(name);
  try {
    if (value === null) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
  } catch {
    if (value !== null) page.set(name, value);
  }
}

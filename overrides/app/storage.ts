// Small things kept in this browser. Where nothing can be stored (a private window, a full disk) they last as long as the page.
import { baseURL } from "./base";
import { keptKey } from "./protocol/kept";

const page = new Map<string, string>();

let owner: string | null = "";

/** On a device that several learners share each has their own things; null keeps them only as long as the page lasts. */
export function keepFor(learner: string | null): void {
  owner = learner;
}

/** Under which key something is kept; null if it must not be. */
export const ownKey = (name: string): string | null => (owner === null ? null : keptKey(baseURL, owner === "" ? name : `${owner} ${name}`));

export function remembered(name: string): string | null {
  const key = ownKey(name);
  try {
    return (key === null ? null : localStorage.getItem(key)) ?? page.get(name) ?? null;
  } catch {
    return page.get(name) ?? null;
  }
}

/** Keeps a value, or forgets it if it is null. */
export function remember(name: string, value: string | null): void {
  const key = ownKey(name);
  page.delete(name);
  try {
    if (key === null) throw new Error("nothing is kept here");
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value !== null) page.set(name, value);
  }
}

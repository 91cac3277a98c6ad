// Unsaved code, kept by the snippet's name, with a hash of the code that it was made from.
import { hash } from "../hash";
import { remember, remembered } from "../storage";

/** A draft of code that has changed since is `outdated`. */
export interface Draft {
  code: string;
  outdated: boolean;
}

const keyOf = (name: string): string => `draft ${name}`;

export function draftOf(name: string, original: string): Draft | null {
  const kept = remembered(keyOf(name));
  if (!kept) return null;
  const [made, code] = split(kept);
  return code === original ? null : { code, outdated: made !== String(hash(original)) };
}

/** Keeps the code as it stands; the original itself needs no draft. */
export function keepDraft(name: string, original: string, code: string): void {
  remember(keyOf(name), code === original ? null : `${hash(original)}\n${code}`);
}

export function forgetDraft(name: string): void {
  remember(keyOf(name), null);
}

function split(kept: string): [string, string] {
  const end = kept.indexOf("\n");
  return [kept.slice(0, end), kept.slice(end + 1)];
}

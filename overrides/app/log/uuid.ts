import type { Happening } from "./types";

/** Gives what happens its id. */
export type Identify = (happening: Happening, time: number) => string;

export const atRandom: Identify = (_happening, time) => uuidv7(time);

/** A UUIDv7 (RFC 9562): 48 bits of time in milliseconds, the rest random. */
export function uuidv7(time: number, random: Uint8Array = crypto.getRandomValues(new Uint8Array(10))): string {
  const hex = [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const stamp = time.toString(16).padStart(12, "0");
  const variant = (8 | (parseInt(hex.slice(3, 4), 16) & 3)).toString(16);
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

// A short hash of a text: to choose by, and to notice a change. Nothing secret.

/** FNV-1a: 32 bits of a text, spread well enough to choose by. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) state = Math.imul(state ^ byte, 0x01000193);
  // The last bits of FNV depend on the last bits of the text only; a final mix spreads the others into them.
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

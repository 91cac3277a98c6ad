// Frames around this one, as far as any page may see them: that they are there, and in which order.

/** More than any page has; a page that makes frames without end is not walked for ever. */
const MOST = 500;

/** All frames of the page around this one, in the order of the document, which is the same seen from each of them. */
export function allFrames(): Window[] {
  const found: Window[] = [];
  const waiting: Window[] = top ? [top] : [];
  for (let next = waiting.shift(); next && found.length < MOST; next = waiting.shift()) {
    const inner: Window[] = [];
    // Numbers and length may be read across origins.
    for (let number = 0; number < next.length && number < MOST; number += 1) inner.push(next[number] as Window);
    found.push(next);
    waiting.unshift(...inner);
  }
  return found.slice(1);
}

/** The class of a side of a card that is out of sight, and leaves the page when the next one is on screen. */
export const GONE = "flash-face--gone";

let next: Promise<void> | null = null;

/** Resolves when what was just changed is on screen; at once in a tab that nobody sees. All that wait for one frame go on in their order. */
export function painted(): Promise<void> {
  if (document.visibilityState === "hidden") return Promise.resolve();
  next ??= new Promise((resolve) => {
    requestAnimationFrame(() => {
      // What changes from here on may be in the next frame only.
      next = null;
      setTimeout(resolve);
    });
  });
  return next;
}

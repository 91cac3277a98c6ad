/** The class of a side of a card that is out of sight, and leaves the page when the next one is on screen. */
export const GONE = "flash-face--gone";

/** Resolves when what was just changed is on screen; at once in a tab that nobody sees. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === "hidden") resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });

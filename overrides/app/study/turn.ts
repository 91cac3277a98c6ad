// Turning a card over: the old side swings away while the new one swings in.

const TURN: KeyframeAnimationOptions = { duration: 420, easing: "cubic-bezier(0.4, 0, 0.2, 1)" };
const FADE: KeyframeAnimationOptions = { duration: 120, easing: "ease-out" };

/** Asked for once: asking anew makes the browser work out all styles. */
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/** Puts `next` in the place of `old`, which lies alone in its stage. */
export function turnOver(old: HTMLElement, next: HTMLElement): void {
  const calm = CALM.matches;
  old.replaceWith(next);
  if (calm) {
    next.animate({ opacity: [0, 1] }, FADE);
    return;
  }
  // The session has moved on already; what swings away is a picture only.
  old.inert = true;
  old.setAttribute("aria-hidden", "true");
  old.classList.add("flash-face--leaving");
  next.before(old);
  old.animate({ transform: ["rotateY(0)", "rotateY(180deg)"] }, TURN).finished.then(() => old.remove(), () => old.remove());
  next.animate({ transform: ["rotateY(-180deg)", "rotateY(0)"] }, TURN);
}

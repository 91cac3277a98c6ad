// Swiping a card that shows its answer: to the left Again, to the right Good. The card follows the finger, tells what a
// release would mean, and comes back if the finger does.
import { h } from "../dom";
import type { Rating } from "../log/types";

interface Swiping {
  /** The card, if it may be swiped now. */
  card: () => HTMLElement | null;
  label: (rating: Rating) => string;
  rate: (rating: Rating) => void;
}

/** From here on a movement is a swipe, not a tap or the start of scrolling. */
const BEGIN = 12;
/** A finger this near to the edge of the screen may mean the browser's own “back”. */
const EDGE = 20;

/** Things on a card that fingers use for something else. Whatever scrolls sideways is found by its size. */
const OTHERWISE = "input, textarea, select, [contenteditable], .cm-editor, summary, iframe, audio, video, [draggable=true]";

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
/** How far a finger has to go: a third of the card, and never farther than a thumb reaches. */
const threshold = (card: HTMLElement) => Math.min(140, card.clientWidth / 3);

export function followSwipes(stage: HTMLElement, { card, label, rate }: Swiping, signal: AbortSignal): void {
  let swipe: Swipe | null = null;
  const drop = () => {
    swipe?.cancel();
    swipe = null;
  };
  stage.addEventListener(
    "pointerdown",
    (event) => {
      // A second finger zooms.
      if (swipe || !event.isPrimary) return drop();
      const shown = card();
      if (shown && mayBegin(event, stage)) swipe = new Swipe(event, shown, label);
    },
    { signal },
  );
  stage.addEventListener(
    "pointermove",
    (event) => {
      if (swipe?.pointer === event.pointerId && !swipe.move(event)) drop();
    },
    { signal },
  );
  stage.addEventListener(
    "pointerup",
    (event) => {
      if (swipe?.pointer !== event.pointerId) return;
      const { rating } = swipe;
      if (rating === null || card() !== swipe.card) return drop();
      swipe.leave();
      swipe = null;
      rate(rating);
    },
    { signal },
  );
  // Also sent when the browser begins to scroll.
  stage.addEventListener("pointercancel", drop, { signal });
  signal.addEventListener("abort", drop);
}

function mayBegin({ target, pointerType, clientX }: PointerEvent, stage: HTMLElement): boolean {
  if (pointerType === "mouse" || !(target instanceof Element)) return false;
  if ((visualViewport?.scale ?? 1) > 1.01 || clientX < EDGE || clientX > innerWidth - EDGE) return false;
  if (getSelection()?.isCollapsed === false || target.closest(OTHERWISE)) return false;
  for (let at: Element | null = target; at && at !== stage; at = at.parentElement) {
    if (at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX)) return false;
  }
  return true;
}

class Swipe {
  readonly pointer: number;
  readonly card: HTMLElement;
  readonly #from: { x: number; y: number };
  readonly #label: (rating: Rating) => string;
  readonly #badge = h("div", { class: "flash-swipe", "aria-hidden": "true" });
  #shift = 0;
  #begun = false;

  constructor({ pointerId, clientX, clientY }: PointerEvent, card: HTMLElement, label: (rating: Rating) => string) {
    this.pointer = pointerId;
    this.card = card;
    this.#from = { x: clientX, y: clientY };
    this.#label = label;
  }

  /** What a release would mean. */
  get rating(): Rating | null {
    if (!this.#begun || Math.abs(this.#shift) < threshold(this.card)) return null;
    return this.#shift < 0 ? 1 : 3;
  }

  /** False if this is no swipe after all. */
  move({ clientX, clientY }: PointerEvent): boolean {
    const x = clientX - this.#from.x;
    const y = clientY - this.#from.y;
    if (!this.#begun) {
      if (Math.hypot(x, y) < BEGIN) return true;
      if (Math.abs(x) < 1.5 * Math.abs(y)) return false;
      this.#begun = true;
      // A card that is still turning would not follow: an animation's transform wins over the element's own.
      for (const animation of this.card.getAnimations()) animation.finish();
      this.card.before(this.#badge);
      this.card.classList.add("flash-face--swiped");
    }
    this.#shift = x;
    this.#draw();
    return true;
  }

  cancel(): void {
    this.#badge.remove();
    if (!this.#begun) return;
    const { transform } = this.card.style;
    this.#release();
    if (!calm()) this.card.animate({ transform: [transform, "none"] }, { duration: 160, easing: "ease-out" });
  }

  /** The card flies off; should it have to stay, for the answer could not be stored, it is where it was. */
  leave(): void {
    const { transform } = this.card.style;
    this.#badge.remove();
    this.#release();
    if (calm()) return;
    const away = `translateX(${Math.sign(this.#shift) * innerWidth}px)`;
    this.card.animate({ transform: [transform, away], opacity: [1, 0] }, { duration: 180, easing: "ease-in" });
  }

  #release(): void {
    this.card.style.transform = "";
    this.card.classList.remove("flash-face--swiped");
  }

  #draw(): void {
    const before = this.#badge.dataset["armed"] === "true";
    const armed = this.rating !== null;
    const side = this.#shift < 0 ? "again" : "good";
    this.card.style.transform = `translateX(${this.#shift}px)${calm() ? "" : ` rotate(${this.#shift / 40}deg)`}`;
    this.#badge.textContent = this.#label(this.#shift < 0 ? 1 : 3);
    this.#badge.dataset["side"] = side;
    this.#badge.dataset["armed"] = String(armed);
    this.#badge.style.opacity = String(Math.min(1, 0.25 + Math.abs(this.#shift) / threshold(this.card)));
    if (armed && !before) navigator.vibrate?.(8);
  }
}

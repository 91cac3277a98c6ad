// What cards with work need besides the study mode itself: their elements, and Python by the time that it is asked for.
import { unreachable } from "../deck/deck";
import { type Card, type CardEntry, isTyped, runsPython } from "../deck/types";

/** Loads the elements that a card has, and no others. */
export const loadWork = (card: Card): Promise<void> =>
  load(card).catch((error: unknown) => {
    throw error instanceof TypeError ? unreachable() : error;
  });

async function load(card: Card): Promise<void> {
  const { type } = card;
  if (type === "code") await import("../exercise/code").then(({ defineCode }) => defineCode());
  if (type === "choice") await import("../exercise/choices").then(({ defineChoice }) => defineChoice());
  if (type === "predict") await import("../exercise/predict").then(({ definePredict }) => definePredict());
  if (card.units.some((unit) => isTyped(card, unit))) await import("../exercise/typed").then(({ defineTyped }) => defineTyped());
}

/** Starts Python when a card that runs code is on screen or comes next. Where it can't be loaded, the run will tell. */
export function warmFor(...cards: (CardEntry | undefined)[]): void {
  if (cards.some((card) => card && runsPython(card))) import("../runner/runner").then(({ warm }) => warm(), () => undefined);
}

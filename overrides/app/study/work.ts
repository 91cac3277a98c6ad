// What cards with work need besides the study mode itself: their elements, and Python by the time that it is asked for.
import { type CardEntry, runsPython } from "../deck/types";

/** Loads the elements that the deck's cards have, and no others. */
export async function loadWork(cards: readonly CardEntry[]): Promise<void> {
  const types = new Set(cards.map(({ type }) => type));
  await Promise.all([
    types.has("code") && import("../exercise/code").then(({ defineCode }) => defineCode()),
    types.has("choice") && import("../exercise/choices").then(({ defineChoice }) => defineChoice()),
    // Which cards are typed only their text tells, and the element is small.
    import("../exercise/typed").then(({ defineTyped }) => defineTyped()),
    types.has("predict") && import("../exercise/predict").then(({ definePredict }) => definePredict()),
  ]);
}

/** Starts Python when a card that runs code is on screen or comes next. Where it can't be loaded, the run will tell. */
export function warmFor(...cards: (CardEntry | undefined)[]): void {
  if (cards.some((card) => card && runsPython(card))) import("../runner/runner").then(({ warm }) => warm(), () => undefined);
}

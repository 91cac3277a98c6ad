// The elements that cards are made of, each loaded when a page has one.

/** Loads what the elements of a page, or of a part of it, need; called again after cards were added. */
export function wakeElements(within: ParentNode = document): void {
  const has = (element: string): boolean => within.querySelector(element) !== null;
  if (has("flash-snippet")) void import("./runner/snippet").then(({ defineSnippet }) => defineSnippet());
  if (has("flash-code")) void import("./exercise/code").then(({ defineCode }) => defineCode());
  if (has("flash-choice")) void import("./exercise/choices").then(({ defineChoice }) => defineChoice());
  if (has("flash-typed")) void import("./exercise/typed").then(({ defineTyped }) => defineTyped());
  if (has(".flash-gap")) void import("./exercise/gaps").then(({ openGaps }) => openGaps());
  if (has("flash-predict")) void import("./exercise/predict").then(({ definePredict }) => definePredict());
}

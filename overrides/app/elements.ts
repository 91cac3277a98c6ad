// The elements that cards are made of, each loaded when a page has one.
const has = (element: string): boolean => document.querySelector(element) !== null;

/** Loads what the page's elements need; called again after cards were added. */
export function wakeElements(): void {
  if (has("flash-snippet")) void import("./runner/snippet").then(({ defineSnippet }) => defineSnippet());
  if (has("flash-code")) void import("./exercise/code").then(({ defineCode }) => defineCode());
  if (has("flash-choice")) void import("./exercise/choices").then(({ defineChoice }) => defineChoice());
  if (has("flash-typed")) void import("./exercise/typed").then(({ defineTyped }) => defineTyped());
  if (has(".flash-gap")) void import("./exercise/gaps").then(({ openGaps }) => openGaps());
  if (has("flash-predict")) void import("./exercise/predict").then(({ definePredict }) => definePredict());
}

// The words of the one language that this page speaks. They are set before any other module runs.
import type * as english from "./en";
import type { Language } from "./formats";
import type { Same } from "./same";

export type Words = Same<typeof english>;

let spoken: { language: Language; words: Words } | undefined;

export function speak(language: Language, words: Words): void {
  spoken = { language, words };
}

export function inForce(): { language: Language; words: Words } {
  if (!spoken) throw new Error("no language was chosen: the page's entry calls speak() first");
  return spoken;
}

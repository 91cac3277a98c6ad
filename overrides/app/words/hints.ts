// Python says in English what is probably wrong, as it does when the site is built; here that is put into another language.

/** English sentences, in which {} stands for anything, and what they are in another language: {0} stands for the first of those. */
export type Hints = Readonly<Record<string, string>>;

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The hint in that language; one that is not known stays as it is. The first sentence that fits counts. */
export function hintIn(hints: Hints, hint: string): string {
  for (const [english, other] of Object.entries(hints)) {
    const found = new RegExp(`^${english.split("{}").map(literally).join("(.*?)")}$`, "s").exec(hint);
    if (found) return other.replace(/\{(\d)\}/g, (_, place: string) => found[Number(place) + 1] ?? "");
  }
  return hint;
}

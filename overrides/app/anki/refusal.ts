// Why a file from Anki can't be imported. Words for each are in the catalogue.

export type Refusal =
  /** Incomplete, or altered. */
  | "broken"
  /** Neither a package of Anki's nor a collection. */
  | "foreign"
  /** Written by an Anki whose files are not known here. */
  | "newer"
  | "locked"
  /** More than a phone could hold in memory. */
  | "large"
  /** No card of this deck is in it. */
  | "otherDeck"
  /** Cards of this deck are in it, and nothing that was ever answered. */
  | "noReviews";

export class AnkiError extends Error {
  override readonly name = "AnkiError";
  readonly refusal: Refusal;

  constructor(refusal: Refusal, cause?: unknown) {
    super(`Anki: ${refusal}`, { cause });
    this.refusal = refusal;
  }
}

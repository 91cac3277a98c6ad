// Whole numbers as characters that every course platform keeps as they are: five bits each, and one that says whether more follow.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const STEP = 32;

export function written(value: number): string {
  let text = "";
  let rest = value;
  while (rest >= STEP) {
    text += ALPHABET.charAt(STEP + (rest % STEP));
    rest = Math.floor(rest / STEP);
  }
  return text + ALPHABET.charAt(rest);
}

/** Four characters of a text's hash. */
export function short(hash: number): string {
  return [0, 6, 12, 18].map((shift) => ALPHABET.charAt((hash >>> shift) & 63)).join("");
}

/** Reads what was written, one after the other. Throws where the text ends too early, or is none of ours. */
export class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get ended(): boolean {
    return this.#at >= this.#text.length;
  }

  take(characters: number): string {
    this.#at += characters;
    if (this.#at > this.#text.length) throw new RangeError("the record ends too early");
    return this.#text.slice(this.#at - characters, this.#at);
  }

  number(): number {
    let value = 0;
    for (let weight = 1; ; weight *= STEP) {
      const digit = ALPHABET.indexOf(this.take(1));
      if (digit < 0) throw new RangeError("the record holds a character that is none of its own");
      value += (digit % STEP) * weight;
      if (digit < STEP) return value;
    }
  }
}

// What a snippet prints, on its way to the page: gathered into batches, cut at a limit, what is cut counted.

/** Writes sent one by one before batching starts, so that the last words before an endless loop do arrive. */
const EAGER = 200;
const BATCH_CHARACTERS = 16_000;
const BATCH_MS = 50;

export class Output {
  readonly #send: (text: string, cut: number) => void;
  readonly #now: () => number;
  #left: number;
  #cut = 0;
  #sentCut = 0;
  #batch = "";
  #writes = 0;
  #sentAt = 0;

  /** `send` gets each batch and how many characters were cut up to now. */
  constructor(send: (text: string, cut: number) => void, limit: number, now: () => number) {
    this.#send = send;
    this.#left = limit;
    this.#now = now;
  }

  write(text: string): void {
    const shown = text.length <= this.#left ? text : text.slice(0, this.#left);
    this.#batch += shown;
    this.#left -= shown.length;
    this.#cut += text.length - shown.length;
    this.#writes += 1;
    // Python blocks this thread, so no timer can send the rest later: every write decides for itself.
    const due = this.#writes <= EAGER || this.#batch.length >= BATCH_CHARACTERS || this.#now() - this.#sentAt >= BATCH_MS;
    if (due) this.flush();
  }

  flush(): void {
    if (!this.#batch && this.#cut === this.#sentCut) return;
    this.#send(this.#batch, this.#cut);
    this.#batch = "";
    this.#sentCut = this.#cut;
    this.#sentAt = this.#now();
  }
}

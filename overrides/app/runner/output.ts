// What a snippet prints, on its way to the page: gathered into batches, cut at a limit.

/** Writes sent one by one before batching starts, so that the last words before an endless loop do arrive. */
const EAGER = 200;
const BATCH_CHARACTERS = 16_000;
const BATCH_MS = 50;

export class Output {
  readonly #send: (text: string, capped: boolean) => void;
  readonly #now: () => number;
  #left: number;
  #capped = false;
  #batch = "";
  #writes = 0;
  #sentAt = 0;

  constructor(send: (text: string, capped: boolean) => void, limit: number, now: () => number) {
    this.#send = send;
    this.#left = limit;
    this.#now = now;
  }

  write(text: string): void {
    if (this.#capped) return;
    this.#capped = text.length > this.#left;
    this.#batch += this.#capped ? text.slice(0, this.#left) : text;
    this.#left -= Math.min(text.length, this.#left);
    this.#writes += 1;
    // Python blocks this thread, so no timer can send the rest later: every write decides for itself.
    const due = this.#writes <= EAGER || this.#batch.length >= BATCH_CHARACTERS || this.#now() - this.#sentAt >= BATCH_MS;
    if (this.#capped) this.#sendBatch();
    else if (due) this.flush();
  }

  flush(): void {
    if (this.#batch) this.#sendBatch();
  }

  #sendBatch(): void {
    this.#send(this.#batch, this.#capped);
    this.#batch = "";
    this.#sentAt = this.#now();
  }
}

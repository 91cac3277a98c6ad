// How long a learner has looked at a card. A phone that sleeps and a page in the background don't look.

/** A longer silence between two ticks means that the device slept, whatever the page was told. */
const TICK = 5000;
const SLEPT = 4 * TICK;

export class Stopwatch {
  #spent = 0;
  /** When time was last counted up to; null while nobody looks. */
  #since: number | null = null;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins to count, with what was spent before. */
  start(spent: number): void {
    this.#spent = spent;
    this.#since = this.#now();
  }

  /** Milliseconds so far. */
  get spent(): number {
    this.#count();
    return this.#spent;
  }

  pause(): void {
    this.#count();
    this.#since = null;
  }

  go(): void {
    this.#since ??= this.#now();
  }

  /** Lets the stopwatch follow the page until the signal is given. */
  follow(signal: AbortSignal): void {
    const tick = setInterval(() => this.#count(), TICK);
    const look = () => (document.visibilityState === "visible" ? this.go() : this.pause());
    document.addEventListener("visibilitychange", look, { signal });
    signal.addEventListener("abort", () => clearInterval(tick));
    look();
  }

  #count(): void {
    if (this.#since === null) return;
    const now = this.#now();
    const passed = now - this.#since;
    if (passed > 0 && passed <= SLEPT) this.#spent += passed;
    this.#since = now;
  }
}

// The course platform during one visit: from LMSInitialize to LMSFinish. Nothing that it does wrong may end a session.
import type { API } from "./api";

export class Platform {
  readonly #api: API;
  readonly #spent: () => number;
  /** What was told last. */
  readonly #told = new Map<string, string>();
  #open = true;

  private constructor(api: API, spent: () => number) {
    this.#api = api;
    this.#spent = spent;
  }

  /** Begins the visit; null if the platform refuses, as it does when the page is loaded anew. `spent` is the time so far, in ms. */
  static begin(api: API, spent: () => number): Platform | null {
    const platform = new Platform(api, spent);
    return platform.#ask(() => api.LMSInitialize("")) === "true" ? platform : null;
  }

  get(name: string): string {
    return this.#ask(() => this.#api.LMSGetValue(name));
  }

  /** Tells values and has them stored, with the time of this visit; gives the names of those that are. */
  tell(values: Readonly<Record<string, string>>): ReadonlySet<string> {
    if (!this.#open) return new Set();
    const all = { ...values, "cmi.core.session_time": sessionTime(this.#spent()), "cmi.core.exit": "suspend" };
    const taken = Object.entries(all).filter(([name, value]) => this.#set(name, value));
    const stored = this.#ask(() => this.#api.LMSCommit("")) === "true";
    return new Set(stored ? taken.map(([name]) => name) : []);
  }

  /** Ends the visit, once. The next one goes on with what was told. */
  end(): void {
    if (!this.#open) return;
    this.tell({});
    this.#open = false;
    this.#ask(() => this.#api.LMSFinish(""));
  }

  #set(name: string, value: string): boolean {
    if (this.#told.get(name) === value) return true;
    const taken = this.#ask(() => this.#api.LMSSetValue(name, value)) === "true";
    if (taken) this.#told.set(name, value);
    return taken;
  }

  /** Some platforms answer with a truth value, some throw. */
  #ask(call: () => unknown): string {
    try {
      return String(call() ?? "");
    } catch {
      return "";
    }
  }
}

const two = (value: number): string => String(value).padStart(2, "0");

/** A time as CMITimespan: `HHHH:MM:SS.SS`. */
export function sessionTime(ms: number): string {
  const hundredths = Math.min(Math.floor(ms / 10), 9999 * 360_000 + 359_999);
  const seconds = Math.floor(hundredths / 100);
  const hours = String(Math.floor(seconds / 3600)).padStart(4, "0");
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
}

// How far this browser's log once went, kept outside of it: only so is it noticed that a log was lost, or set back.
import { MARK } from "../protocol/kept";
import { remember, remembered } from "../storage";

/** Events of this browser that were stored once and are there no longer: the numbers `from` to `to` of a device. */
export interface Loss {
  device: string;
  from: number;
  to: number;
}

interface Mark {
  device: string;
  seq: number;
}

export class Watermark {
  #mark: Mark | null = read(MARK);

  get mark(): Mark | null {
    return this.#mark;
  }

  get loss(): Loss | null {
    return read("log-lost");
  }

  /** Another tab may have raised it further. */
  raise(device: string, seq: number): void {
    this.#mark = read(MARK) ?? this.#mark;
    if (this.#mark?.device === device && this.#mark.seq >= seq) return;
    this.#mark = { device, seq };
    remember(MARK, JSON.stringify(this.#mark));
  }

  /** The log ends before the mark. What is missing stays on record until it is back, or the learner says that it's known. */
  lose(loss: Loss): void {
    remember("log-lost", JSON.stringify(loss));
    this.#mark = null;
    remember(MARK, null);
  }

  forgive(): void {
    remember("log-lost", null);
  }
}

function read<T>(name: string): T | null {
  try {
    return JSON.parse(remembered(name) ?? "null") as T | null;
  } catch {
    return null;
  }
}

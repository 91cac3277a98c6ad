// What the learner did on this device and can take back, the latest first; as far back as the log goes.
import type { EventLog, Stored, UnitEvent } from "../log/types";

type Done = Extract<Stored, UnitEvent>;

/** So many events are read at once where more are asked for. */
const AT_ONCE = 200;

/** Practice takes back its own answers; a resumed unit can be suspended again. */
const UNDOABLE = new Set<string>(["review", "suspend", "bury", "reset"]);

export class Steps {
  readonly #log: EventLog;
  #device: string | undefined;
  /** This device's own events, the oldest first. */
  #own: Done[] = [];
  readonly #gone = new Set<string>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** Takes in events, in any order; `device` is this one, if it has written any. */
  add(events: readonly Stored[], device: string | undefined): void {
    this.#device = device;
    for (const event of events) if (event.kind === "undo") this.#gone.add(event.target);
    const own = events.filter((event): event is Done => event.device === device && event.kind !== "setting");
    const last = this.#own.at(-1);
    // An answer that was just given comes alone, and is the latest.
    if (own.length === 1 && last && own[0]!.seq > last.seq) {
      this.#own.push(own[0]!);
      return;
    }
    const known = new Set(this.#own.map(({ id }) => id));
    const fresh = own.filter(({ id }) => !known.has(id));
    if (fresh.length > 0) this.#own = [...this.#own, ...fresh].sort((a, b) => a.seq - b.seq);
  }

  /** The last step that stands, of a unit that `known` accepts. */
  last(known: (unit: string) => boolean): Done | undefined {
    return this.#own.findLast(({ kind, id, unit }) => UNDOABLE.has(kind) && !this.#gone.has(id) && known(unit));
  }

  /** Reads further back until there is a step, or nothing is left. */
  async reach(known: (unit: string) => boolean): Promise<void> {
    while (!this.last(known) && (this.#own[0]?.seq ?? 0) > 1) {
      const older = await this.#log.own(this.#own[0]!.seq, AT_ONCE);
      if (older.length === 0) return;
      this.add(older, this.#device);
    }
  }
}

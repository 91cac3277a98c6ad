// The log in IndexedDB: events are added, never changed and never removed.
import type { IDBPObjectStore, IDBPTransaction, StoreNames } from "idb";
import { type Database, openDatabase, type Schema } from "./database";
import { LogError, type Trouble, troubleOf } from "./errors";
import { renewJournal } from "./journal";
import { Neighbours } from "./neighbours";
import type { EventLog, Happening, LogEvent, Moment, Seen, Shelf, Since, Stored } from "./types";
import { atRandom, type Identify, uuidv7 } from "./uuid";
import type { Watermark } from "./watermark";

type Numbered = Pick<IDBPObjectStore<Schema, ArrayLike<StoreNames<Schema>>, "log", IDBTransactionMode>, "index">;
type Writing = IDBPTransaction<Schema, ["log", "settings", "texts"], "readwrite">;

/** Errors of a connection that the browser, or another tab, has closed under this one. Opened anew, it may well work. */
const CLOSED = new Set(["AbortError", "InvalidStateError"]);

export class StoredLog implements EventLog {
  readonly durable = true;
  readonly kept = this.#shelf("kept");
  readonly texts = this.#shelf("texts");
  readonly #name: string;
  readonly #tell: (trouble: Trouble | null) => void;
  readonly #watermark: Watermark;
  readonly #neighbours: Neighbours;
  readonly #identify: Identify;
  #database: Promise<Database> | undefined;

  constructor(name: string, watermark: Watermark, tell: (trouble: Trouble | null) => void, identify: Identify = atRandom) {
    this.#name = name;
    this.#identify = identify;
    this.#tell = tell;
    this.#watermark = watermark;
    this.#neighbours = new Neighbours(`${name} log`);
  }

  /** A connection that was closed, or gave way to another tab's newer version, is opened anew when needed. */
  open(): Promise<Database> {
    this.#database ??= this.#connect();
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  async append(happening: Happening, { time, offset }: Moment, seen?: Seen | null): Promise<Stored> {
    // One id for all attempts: what was stored after all is not stored twice.
    const id = this.#identify(happening, time);
    const [stored] = await this.#write(async (transaction) => {
      const { device, last } = await this.#numbered(transaction, time);
      const adding = put(transaction, { id, device, seq: last + 1, time, offset, ...happening });
      // Settles with the transaction.
      if (seen) transaction.objectStore("texts").put(seen.value, seen.name).catch(() => undefined);
      // Nothing else follows: the browser need not wait to be sure of that.
      transaction.commit();
      return [await adding];
    });
    // What is stored is shown first.
    setTimeout(() => this.#watermark.raise(stored!.device, stored!.seq));
    return stored!;
  }

  add(events: readonly LogEvent[]): Promise<Stored[]> {
    return this.#write(async (transaction) => {
      const ids = transaction.objectStore("log").index("id");
      const known = await Promise.all(events.map(({ id }) => ids.getKey(id)));
      const fresh = new Map(events.filter((_event, place) => known[place] === undefined).map((event) => [event.id, event]));
      return Promise.all([...fresh.values()].map((event) => put(transaction, event)));
    });
  }

  async all(): Promise<Stored[]> {
    return this.#read((database) => database.getAll("log"));
  }

  async of(units: Iterable<string>): Promise<Stored[]> {
    return this.#read(async (database) => {
      const index = database.transaction("log").store.index("unit");
      return (await Promise.all([...units].map((unit) => index.getAll(unit)))).flat();
    });
  }

  async since(position: number): Promise<Since> {
    return this.#read(async (database) => {
      const transaction = database.transaction(["log", "settings"]);
      const later = transaction.objectStore("log").getAll(IDBKeyRange.lowerBound(position, true));
      const settings = transaction.objectStore("settings");
      const [log, device, events] = await Promise.all([settings.get("log"), settings.get("device"), later]);
      return { log: log ?? "", device, events };
    });
  }

  async between(from: number, to: number): Promise<Stored[]> {
    return this.#read((database) => database.getAllFromIndex("log", "time", IDBKeyRange.bound(from, to)));
  }

  async own(seq: number, count: number): Promise<Stored[]> {
    return this.#read(async (database) => {
      const device = await database.get("settings", "device");
      if (!device) return [];
      const end = Math.min(seq, (await lastNumber(database.transaction("log").store, device)) + 1);
      const range = IDBKeyRange.bound([device, end - count], [device, end], false, true);
      return (await database.getAllFromIndex("log", "device-seq", range)).reverse();
    });
  }

  /** Holds the log against what is known of it outside: is everything there that was once stored here? */
  async compare(): Promise<void> {
    const { mark, loss } = this.#watermark;
    if (mark) {
      const last = await this.#read((database) => lastNumber(database.transaction("log").store, mark.device));
      if (last < mark.seq) await this.#lose(mark.device, last + 1, mark.seq);
    }
    if (loss) {
      const range = IDBKeyRange.bound([loss.device, loss.from], [loss.device, loss.to]);
      const back = await this.#read((database) => database.countFromIndex("log", "device-seq", range));
      if (back > loss.to - loss.from) this.#watermark.forgive();
    }
  }

  subscribe(listener: () => void): () => void {
    return this.#neighbours.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#neighbours.close();
    (await this.#database)?.close();
  }

  async #lose(device: string, from: number, to: number): Promise<void> {
    this.#watermark.lose({ device, from, to });
    // From here on under a new name: the numbers that are missing may come back with a backup, and must not be given twice.
    await this.#read((database) => database.delete("settings", "device"));
  }

  async #connect(): Promise<Database> {
    let told = false;
    const blocked = () => {
      told = true;
      this.#tell("blocked");
    };
    // Some browsers neither answer nor say that they can't.
    const slow = setTimeout(blocked, 5000);
    const closed = () => {
      this.#database = undefined;
    };
    try {
      // Before anything is written.
      await renewJournal(`${this.#name} journal`);
      return await openDatabase(this.#name, { blocked, closed });
    } catch (error) {
      throw new LogError(troubleOf(error), error);
    } finally {
      clearTimeout(slow);
      if (told) this.#tell(null);
    }
  }

  /**
   * This device and its last number, read within the transaction that writes, so that two tabs never take the same number. Both are
   * asked for at once, as the device is hardly ever another than it was.
   */
  async #numbered(transaction: Writing, time: number): Promise<{ device: string; last: number }> {
    const settings = transaction.objectStore("settings");
    const log = transaction.objectStore("log");
    const guess = this.#watermark.mark?.device;
    const [known, last] = await Promise.all([settings.get("device"), guess ? lastNumber(log, guess) : 0]);
    if (known) return { device: known, last: known === guess ? last : await lastNumber(log, known) };
    const device = uuidv7(time);
    await settings.put(device, "device");
    return { device, last: 0 };
  }

  async #read<T>(work: (database: Database) => Promise<T>): Promise<T> {
    return this.#attempt(async () => work(await this.open()));
  }

  /** Events within one transaction: complete only once they are on the disk itself, not in the operating system's buffers. */
  async #write(work: (transaction: Writing) => Promise<Stored[]>): Promise<Stored[]> {
    const stored = await this.#attempt(async () => {
      const transaction = (await this.open()).transaction(["log", "settings", "texts"], "readwrite", { durability: "strict" });
      try {
        const events = await work(transaction);
        await transaction.done;
        return events;
      } catch (error) {
        // Whatever went wrong, nothing of it stays. Aborting settles `done`, whose rejection would otherwise go unhandled.
        abort(transaction);
        throw await transaction.done.then(() => error, (reason: unknown) => reason ?? error);
      }
    });
    if (stored.length > 0) setTimeout(() => this.#neighbours.tell());
    return stored;
  }

  /** Tries again once where that may help. */
  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (troubleOf(error) === "full") await this.#makeRoom();
      else if (!CLOSED.has((error as Error).name)) throw new LogError(troubleOf(error), error);
    }
    try {
      return await work();
    } catch (error) {
      throw new LogError(troubleOf(error), error);
    }
  }

  /** What can be made again gives its place to an answer. */
  async #makeRoom(): Promise<void> {
    const database = await this.open();
    await Promise.all([database.clear("kept"), database.clear("texts")]).catch(() => undefined);
  }

  #shelf(store: "kept" | "texts"): Shelf {
    return {
      get: (name) => this.#read((database) => database.get(store, name)),
      put: async (name, value) => {
        await this.#read((database) => database.put(store, value, name));
      },
    };
  }
}

async function put(transaction: Writing, event: LogEvent): Promise<Stored> {
  const position = await transaction.objectStore("log").add(event as Stored);
  return { ...event, position };
}

/** The number of a device's last event; 0 if it has none. */
async function lastNumber(log: Numbered, device: string): Promise<number> {
  const last = await log.index("device-seq").openKeyCursor(IDBKeyRange.bound([device, 0], [device, Infinity]), "prev");
  return last?.key[1] ?? 0;
}

function abort(transaction: Writing): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

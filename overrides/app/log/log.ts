// The log in IndexedDB: events are added, never changed and never removed.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { MemoryLog } from "./memory";
import type { EventLog, Happening, LogEvent, Moment } from "./types";
import { uuidv7 } from "./uuid";

interface Schema extends DBSchema {
  events: { key: string; value: LogEvent; indexes: { "device-seq": [string, number] } };
  /** One entry: `device`, this browser's own id. */
  settings: { key: string; value: string };
}

const VERSION = 1;

/** Opens the log of the site at `base`; where the browser stores nothing, one that lasts as long as the page. */
export async function openLog(base: URL): Promise<EventLog> {
  const log = new StoredLog(`flashdeck ${base.pathname}`);
  try {
    await log.open();
    return log;
  } catch {
    return new MemoryLog();
  }
}

class StoredLog implements EventLog {
  readonly durable = true;
  readonly #name: string;
  #database: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  /** A connection that the browser closed, or that gave way to another tab's newer version, is opened anew when needed. */
  open(): Promise<IDBPDatabase<Schema>> {
    this.#database ??= openDB<Schema>(this.#name, VERSION, {
      upgrade(database) {
        database.createObjectStore("events", { keyPath: "id" }).createIndex("device-seq", ["device", "seq"], { unique: true });
        database.createObjectStore("settings");
      },
      blocking: (_current, _blocked, { target }) => {
        (target as IDBDatabase).close();
        this.#database = undefined;
      },
      terminated: () => {
        this.#database = undefined;
      },
    });
    this.#database.catch(() => {
      this.#database = undefined;
    });
    return this.#database;
  }

  async all(): Promise<LogEvent[]> {
    return (await this.open()).getAll("events");
  }

  async append(happening: Happening, { time, offset }: Moment): Promise<LogEvent> {
    const database = await this.open();
    // Strict: complete only once the event is on the disk itself, not in the operating system's buffers.
    const transaction = database.transaction(["events", "settings"], "readwrite", { durability: "strict" });
    try {
      const settings = transaction.objectStore("settings");
      const events = transaction.objectStore("events");
      const known = await settings.get("device");
      const device = known ?? uuidv7(time);
      if (!known) await settings.put(device, "device");
      // Read within the same transaction, so that two tabs never take the same number.
      const last = await events.index("device-seq").openKeyCursor(IDBKeyRange.bound([device, 0], [device, Infinity]), "prev");
      const event = { id: uuidv7(time), device, seq: (last?.key[1] ?? 0) + 1, time, offset, ...happening };
      await events.add(event);
      await transaction.done;
      return event;
    } catch (error) {
      // Aborting settles `done`, whose rejection would otherwise go unhandled.
      await transaction.done.catch(() => undefined);
      throw error;
    }
  }
}

// The log's database: its form, and how an older one becomes it.
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import { inTime } from "./order";
import type { LogEvent, Stored } from "./types";
import { uuidv7 } from "./uuid";

export interface Schema extends DBSchema {
  log: { key: number; value: Stored; indexes: { id: string; unit: string; time: number; "device-seq": [string, number] } };
  /** `device` is this browser's own id; `log` tells this database from one that is made after it was lost. */
  settings: { key: string; value: string };
  kept: { key: string; value: unknown };
  texts: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

const VERSION = 2;

interface Notices {
  /** Another tab holds an older form open, and does not let go of it. */
  blocked: () => void;
  /** This connection is of no use any longer. */
  closed: () => void;
}

export async function openDatabase(name: string, notices: Notices): Promise<Database> {
  let why: unknown;
  try {
    return await open(name, notices, (reason) => (why = reason));
  } catch (error) {
    throw why ?? error;
  }
}

/** `aborted` hears why the form could not be made: a database that can't be opened for that says only that it was aborted. */
function open(name: string, { blocked, closed }: Notices, aborted: (reason: unknown) => void): Promise<Database> {
  return openDB<Schema>(name, VERSION, {
    async upgrade(database, from, _to, transaction) {
      transaction.done.catch(aborted);
      if (from < 1) database.createObjectStore("settings");
      if (from < 2) await toVersion2(database, transaction, from);
    },
    blocked,
    // Whoever deletes the database, or brings it into a newer form, must not wait for this tab.
    blocking: (_current, _blocked, { target }) => {
      (target as IDBDatabase).close();
      closed();
    },
    terminated: closed,
  });
}

/** Version 1 held the events by their ids, in a store `events`. All of it is one transaction: it happens, or it doesn't. */
async function toVersion2(database: Database, transaction: Upgrade, from: number): Promise<void> {
  const log = database.createObjectStore("log", { keyPath: "position", autoIncrement: true });
  log.createIndex("id", "id", { unique: true });
  log.createIndex("unit", "unit");
  log.createIndex("time", "time");
  // Not unique: a profile that was copied, or set back, may have used a number twice, and an import brings both.
  log.createIndex("device-seq", ["device", "seq"]);
  database.createObjectStore("kept");
  database.createObjectStore("texts");
  await transaction.objectStore("settings").put(uuidv7(Date.now()), "log");
  if (from < 1) return;
  const old = transaction.objectStore("events" as never) as unknown as { getAll(): Promise<LogEvent[]> };
  // Their positions are the database's to give.
  await Promise.all((await old.getAll()).sort(inTime).map((event) => log.add(event as Stored)));
  database.deleteObjectStore("events" as never);
}

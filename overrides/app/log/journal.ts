// Chromium's way of losing all databases of a site, and how the log keeps clear of it.
import { deleteDB, openDB } from "idb";

/**
 * Chromium writes all databases of a site to one file. Killed in the middle of a record, it goes on behind that half record when it
 * runs again, and the time after that it takes all of it for spoiled and deletes it (google/leveldb#1287). That a database is deleted
 * makes it begin a new file: with an empty one, nothing is ever written behind a half record. Other engines don't need it.
 */
export async function renewJournal(name: string): Promise<void> {
  if (!("userAgentData" in navigator)) return;
  try {
    (await openDB(name)).close();
    await deleteDB(name);
  } catch {
    // No room, or no storage at all: the log finds out for itself.
  }
}

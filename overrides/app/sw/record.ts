// What is remembered beside a version's files, in the same cache: the worker's own memory is lost whenever it is stopped.
import { listedURL, siteCacheName, siteCacheNames } from "../protocol/caches";
import type { ListedFile } from "../protocol/site";
import { base, files, ownCache, version } from "./scope";

export interface SiteRecord {
  readonly version: string;
  readonly savedAt: number;
  /** Counts activations, as a clock may go backwards; 0 until the first one. */
  readonly sequence: number;
  /** The pages that an older version opened and that are still there: client id to version. */
  readonly tabs: Readonly<Record<string, string>>;
}

// The list never holds names that start with a dot.
const KEY = listedURL(base, ".record");
const LIST = listedURL(base, ".list");

export async function readRecord(cacheName: string = ownCache): Promise<SiteRecord | undefined> {
  const stored = await caches.match(KEY, { cacheName });
  return stored && ((await stored.json()) as SiteRecord);
}

export async function writeRecord(changes: Partial<SiteRecord>): Promise<void> {
  const before = (await readRecord()) ?? { savedAt: Date.now(), sequence: 0, tabs: {} };
  const record: SiteRecord = { ...before, ...changes, version };
  await (await caches.open(ownCache)).put(KEY, new Response(JSON.stringify(record)));
}

/** Written before the record: which content lies under which path, for the versions to come. */
export async function writeList(): Promise<void> {
  await (await caches.open(ownCache)).put(LIST, new Response(JSON.stringify(files)));
}

export async function readList(cacheName: string): Promise<readonly ListedFile[]> {
  const stored = await caches.match(LIST, { cacheName });
  return stored ? ((await stored.json()) as ListedFile[]) : [];
}

/** The records of all versions that are completely saved, the last activated first. */
export async function allRecords(): Promise<SiteRecord[]> {
  const records = await Promise.all((await siteCacheNames(base)).map((name) => readRecord(name)));
  return records.filter((record) => record !== undefined).sort((a, b) => b.sequence - a.sequence);
}

/** The number of the next activation. */
export const nextSequence = async (): Promise<number> => ((await allRecords())[0]?.sequence ?? 0) + 1;

export const cacheOf = (record: SiteRecord): string => siteCacheName(base, record.version);

let tabs: Promise<SiteRecord["tabs"]> | undefined;

/** The older version that opened a page, if one did. Written at activation, before the first request comes. */
export async function openedBy(clientId: string): Promise<string | undefined> {
  tabs ??= readRecord().then(
    (record) => record?.tabs ?? {},
    () => ({}),
  );
  return (await tabs)[clientId];
}

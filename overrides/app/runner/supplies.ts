// What a worker is made from, fetched and compiled once a page and handed to each worker of it.
import { siteURL, workerURL } from "../base";
import type { Parts, Side, Wasm } from "../python/parts";
import { prepareContainer, scriptURL } from "./container";
import { fetchBytes, fetchModule, fetchPack, fetchText } from "./fetching";
import type { RuntimeIndex } from "./protocol";
import { ownsItsFrames } from "./relay";
import { deleteSnapshot, readSnapshot, type SnapshotKey } from "./snapshot-store";

const GLUE = "pyodide.asm.mjs";
const MAIN = "pyodide.asm.wasm";

/** Compiled modules can't be handed to a worker that only a frame of another origin can make. */
const fetchCode: (url: URL) => Promise<Wasm> = ownsItsFrames ? fetchModule : fetchBytes;

export interface Supplies {
  /** URL of the worker's script. */
  script: string;
  parts: Parts;
  /** Where this Python's snapshot lies. */
  key: SnapshotKey;
  fetchRest(): Promise<ArrayBuffer>;
  /** The same parts with bytes in place of compiled modules. */
  withBytes(): Promise<Parts>;
  dropSnapshot(): void;
}

export type OnProgress = (done: number, total: number) => void;

/** What a worker reads first: small, and needed long before the rest. */
export interface Beginning {
  index: Promise<RuntimeIndex>;
  script: Promise<string>;
}

export function fetchBeginning(): Beginning {
  void prepareContainer();
  const index = fetchText(siteURL("runtime/index.json")).then((text) => JSON.parse(text) as RuntimeIndex);
  const glue = index.then(({ folder }) => fetchText(siteURL(folder + GLUE)));
  const script = Promise.all([glue, fetchText(workerURL())]).then((modules) => scriptURL(...modules));
  return { index, script };
}

export async function fetchSupplies({ index, script }: Beginning, onProgress: OnProgress): Promise<Supplies> {
  return fetchAll(await index, script, onProgress);
}

async function fetchAll(index: RuntimeIndex, script: Promise<string>, onProgress: OnProgress): Promise<Supplies> {
  const file = (name: string): URL => siteURL(index.folder + name);
  const key = { version: index.version, loader: workerURL().pathname };
  const stopWatching = watchFiles(index, onProgress);
  const sides = <T extends Side["code"]>(fetch: (url: URL) => Promise<T>): Promise<Side[]> =>
    Promise.all(index.sides.map(async ({ path, file: name }) => ({ path, code: await fetch(file(name)) })));
  try {
    // The longest first: compiling begins with its first bytes.
    const [main, core, compiledSides, snapshot, text] = await Promise.all([
      fetchCode(file(MAIN)),
      fetchPack(file(index.core)),
      sides(fetchCode),
      readSnapshot(key),
      script,
    ]);
    const parts: Parts = { main, sides: compiledSides, core, ...(snapshot && { snapshot }) };
    return {
      script: text,
      parts,
      key,
      fetchRest: () => fetchPack(file(index.rest)),
      withBytes: async () => ({ ...parts, main: await fetchBytes(file(MAIN)), sides: await sides(fetchBytes) }),
      dropSnapshot() {
        delete parts.snapshot;
        void deleteSnapshot(key);
      },
    };
  } finally {
    stopWatching();
  }
}

/** Reports the bytes of files that have arrived. Resource timing tells of each without a hand on the streams. */
function watchFiles(index: RuntimeIndex, onProgress: OnProgress): () => void {
  const needed = new Set([GLUE, MAIN, index.core, ...index.sides.map(({ file }) => file)]);
  const waiting = new Map(index.files.filter(({ name }) => needed.has(name)).map(({ name, bytes }) => [name, bytes]));
  const total = [...waiting.values()].reduce((sum, bytes) => sum + bytes, 0);
  let done = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      const file = name.slice(name.lastIndexOf("/") + 1);
      done += waiting.get(file) ?? 0;
      waiting.delete(file);
    }
    onProgress(done, total);
  });
  observer.observe({ type: "resource", buffered: true });
  onProgress(0, total);
  return () => observer.disconnect();
}

// Has a snapshot made and keeps it, for this page's next worker and for later pages.
import { makeContained, startContained } from "./container";
import type { FromWorker } from "./protocol";
import { storeSnapshot } from "./snapshot-store";
import type { Supplies } from "./supplies";

const PATIENCE_MS = 60_000;

/** Never rejects: without a snapshot Python starts all the same, only not as fast. */
export async function keepSnapshot({ script, parts, key }: Supplies): Promise<void> {
  if (parts.snapshot) return;
  const snapshot = await makeSnapshot(script, parts);
  if (!snapshot) return;
  parts.snapshot = snapshot;
  await storeSnapshot(key, snapshot);
}

async function makeSnapshot(script: string, parts: Supplies["parts"]): Promise<ArrayBuffer | undefined> {
  const { port1, port2 } = new MessageChannel();
  let give = () => {};
  const worker = await makeContained(script, () => give());
  const made = await new Promise<ArrayBuffer | undefined>((resolve) => {
    give = () => resolve(undefined);
    port1.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data.type === "snapshot" ? data.snapshot : undefined);
    setTimeout(give, PATIENCE_MS);
    const start = { port: port2, parts, snapshotOnly: true };
    startContained(worker, start, give);
  });
  worker.terminate();
  return made;
}

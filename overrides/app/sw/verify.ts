// Reads every saved file and compares it with the build's list: what has gone bad is dropped, as if it were not there.
import { listedURL } from "../protocol/caches";
import { verifiedCopy } from "./copies";
import { eachLimited } from "./each-limited";
import { base, files, ownCache } from "./scope";

const AT_ONCE = 4;

export async function dropDamaged(): Promise<void> {
  if (!(await caches.has(ownCache))) return;
  const own = await caches.open(ownCache);
  await eachLimited(files, AT_ONCE, async ([path, hash]) => {
    const key = listedURL(base, path);
    if (!(await verifiedCopy(key, hash, ownCache))) await own.delete(key);
  });
}

// The tier of Python: saved when the learner wants it, with every byte on screen.
import { baseURL } from "../base";
import { canStore } from "../protocol/caches";
import { RUNTIME_CHANGED, type SaveFailure } from "../protocol/site";
import { type Doings, viewOf } from "./python-view";
import { type RuntimeIndex, savedRuntimes } from "./runtime-caches";
import { dropDamagedRuntime, readIndex, removeRuntime, savedBytes, saveRuntime } from "./runtime-store";
import type { TierView } from "./tier-view";
import { SaveError } from "./verified-fetch";
import { pythonText as text } from "../text";

/** Shows the tier now and after every change, until `signal` aborts. */
export async function watchPython(show: (view: TierView) => void, signal: AbortSignal): Promise<void> {
  show({ tone: "busy", status: text.checking });
  if (!(await canStore())) return show({ tone: "absent", status: text.unavailable });
  let index: RuntimeIndex;
  try {
    index = await readIndex(baseURL);
  } catch {
    return show({ tone: "problem", status: text.unknown });
  }
  let busy = false;

  const refresh = async (outcome: { failure?: SaveFailure; said?: "removed" | "verified" | "damaged" } = {}): Promise<void> => {
    if (busy || signal.aborted) return;
    const [done, saved] = await Promise.all([savedBytes(baseURL, index), savedRuntimes(baseURL)]);
    show(viewOf({ index, done, saved, ...outcome }, doings));
  };

  const save = async (): Promise<void> => {
    busy = true;
    const cancel = new AbortController();
    const actions = [{ ...text.actions.cancel, run: () => cancel.abort() }];
    const onProgress = (done: number, total: number): void =>
      show({ tone: "busy", status: text.saving, progress: { name: text.progress, done, total }, actions });
    onProgress(await savedBytes(baseURL, index), index.bytes);
    void navigator.storage?.persist?.().catch(() => false);
    let failure: SaveFailure | undefined;
    try {
      await saveRuntime({ base: baseURL, index, signal: cancel.signal, onProgress });
    } catch (error) {
      if (!cancel.signal.aborted) failure = error instanceof SaveError ? error.reason : "network";
    }
    busy = false;
    await refresh(failure ? { failure } : {});
  };

  const verify = async (): Promise<void> => {
    busy = true;
    show({ tone: "busy", status: text.verifying });
    const damaged = await dropDamagedRuntime(baseURL, index).finally(() => (busy = false));
    await refresh({ said: damaged > 0 ? "damaged" : "verified" });
  };

  const remove = async (): Promise<void> => {
    busy = true;
    await removeRuntime(baseURL).finally(() => (busy = false));
    await refresh({ said: "removed" });
  };

  const doings: Doings = {
    save: () => void save(),
    resume: () => void save(),
    repair: () => void save(),
    verify: () => void verify(),
    remove: () => void remove(),
  };
  addEventListener(RUNTIME_CHANGED, () => void refresh(), { signal });
  document.addEventListener("visibilitychange", () => void refresh(), { signal });
  await refresh();
}

// The tier of Python: saved when the learner wants it, with every byte on screen.
import { baseURL } from "../base";
import { RUNTIME_CHANGED, type SaveFailure } from "../protocol/site";
import { readIndex, removeRuntime, type RuntimeIndex, savedBytes, saveRuntime } from "./runtime-store";
import type { TierAction, TierView } from "./tier-view";
import { SaveError } from "./verified-fetch";
import { pythonText as text } from "../text";

/** Shows the tier now and after every change, until `signal` aborts. */
export async function watchPython(show: (view: TierView) => void, signal: AbortSignal): Promise<void> {
  if (!("caches" in globalThis)) return show({ tone: "absent", status: text.unavailable });
  show({ tone: "busy", status: text.checking });
  let index: RuntimeIndex;
  try {
    index = await readIndex(baseURL);
  } catch {
    return show({ tone: "problem", status: text.unknown });
  }
  let busy = false;

  const refresh = async (failure?: SaveFailure, removed = false): Promise<void> => {
    if (busy || signal.aborted) return;
    show(viewOf(index, await savedBytes(baseURL, index), { save, remove, removed, ...(failure && { failure }) }));
  };

  const save = async (): Promise<void> => {
    busy = true;
    const cancel = new AbortController();
    const actions = [{ label: text.cancel, name: text.cancelName, run: () => cancel.abort() }];
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
    await refresh(failure);
  };

  const remove = async (): Promise<void> => {
    busy = true;
    await removeRuntime(baseURL).finally(() => {
      busy = false;
    });
    await refresh(undefined, true);
  };

  addEventListener(RUNTIME_CHANGED, () => void refresh(), { signal });
  document.addEventListener("visibilitychange", () => void refresh(), { signal });
  await refresh();
}

interface Situation {
  readonly save: () => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly failure?: SaveFailure;
  readonly removed: boolean;
}

function viewOf(index: RuntimeIndex, done: number, { save, remove, failure, removed }: Situation): TierView {
  const facts = [text.contents(index.python, index.numpy)];
  const removal: TierAction = { label: text.remove, name: text.removeName, run: () => void remove() };
  if (done === index.bytes) return { tone: "saved", status: text.saved, facts, actions: [removal] };
  const run = (): void => void save();
  const start: TierAction = { label: text.save(index.bytes), name: text.saveName(index.bytes), look: "primary", run };
  const resume: TierAction = { label: text.resume, name: text.resumeName, look: "primary", run };
  const actions = done > 0 ? [resume, removal] : [start];
  if (failure) return { tone: "problem", status: text.failed(failure), facts, actions };
  if (done > 0) return { tone: "absent", status: text.partly(done, index.bytes), facts, actions };
  return { tone: "absent", status: removed ? text.removed : text.notSaved, facts, actions };
}

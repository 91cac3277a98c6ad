// What is known of the saved Python → what the page says of it. Pure.
import type { SaveFailure } from "../protocol/site";
import type { RuntimeIndex, SavedRuntime } from "./runtime-caches";
import type { TierAction, TierView } from "./tier-view";
import { pythonText as text } from "../text";

export interface Situation {
  /** The Python of this version of the site. */
  readonly index: RuntimeIndex;
  /** Bytes of it on this device. */
  readonly done: number;
  /** All versions that are complete. */
  readonly saved: readonly SavedRuntime[];
  readonly failure?: SaveFailure;
  /** What has just been done. */
  readonly said?: "removed" | "verified" | "damaged";
}

export type Doings = Readonly<Record<"save" | "resume" | "repair" | "verify" | "remove", () => void>>;

export function viewOf({ index, done, saved, failure, said }: Situation, doings: Doings): TierView {
  const action = (what: keyof Doings, look = ""): TierAction => ({ ...text.actions[what], run: doings[what], ...(look && { look }) });
  const own = saved.find((other) => other.index.version === index.version);
  const facts = [
    text.contents(index.python, index.numpy),
    text.size(index.bytes),
    text.version(index.version, done === index.bytes ? (own?.savedAt ?? 0) : 0),
  ];
  if (done === index.bytes) {
    return { tone: "saved", status: said === "verified" ? text.verified : text.saved, facts, actions: [action("verify"), action("remove")] };
  }
  const older = !own && saved.length > 0;
  const start = { ...action("save", "primary"), label: text.save(index.bytes), name: text.saveName(index.bytes) };
  const next = said === "damaged" ? action("repair", "primary") : done > 0 ? action("resume", "primary") : start;
  const actions = done > 0 || older ? [next, action("remove")] : [next];
  if (failure) return { tone: "problem", status: text.failed(failure), facts, actions };
  if (said === "damaged") return { tone: "problem", status: text.damaged, facts, actions };
  if (done > 0) return { tone: "absent", status: text.partly(done, index.bytes), facts, actions };
  if (older) return { tone: "absent", status: text.older, facts, actions };
  return { tone: "absent", status: said === "removed" ? text.removed : text.notSaved, facts, actions };
}

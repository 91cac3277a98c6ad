// What is known of the saved site → what the page says of it. Pure.
import type { SaveFailure, SiteSummary } from "../protocol/site";
import type { TierAction, TierView } from "./tier-view";
import { siteText as text } from "../text";

/** The parts of a registration that matter here. */
interface Workers {
  readonly active: unknown;
  readonly installing: unknown;
}

export interface Situation {
  readonly registration: Workers | undefined;
  /** By the learner, from this device. */
  readonly removed: boolean;
  readonly summary?: SiteSummary;
  /** A new version waits for the learner's word. */
  readonly offered: boolean;
  readonly saving?: { readonly done: number; readonly total: number };
  readonly failure?: SaveFailure;
  /** Every file was read and compared just now. */
  readonly verified: boolean;
}

export type Doings = Readonly<Record<"save" | "verify" | "repair" | "remove" | "reload", () => void>>;

export function viewOf(situation: Situation, doings: Doings): TierView {
  const { registration, removed, summary, offered, failure, verified } = situation;
  const action = (what: keyof Doings, look = ""): TierAction => ({ ...text.actions[what], run: doings[what], ...(look && { look }) });
  if (removed) return { tone: "absent", status: text.removed, actions: [action("save", "primary")] };
  const progress = registration?.installing && situation.saving ? { progress: { name: text.progress, ...situation.saving } } : {};
  if (!registration?.active) {
    if (registration?.installing) return { tone: "busy", status: text.saving, ...progress };
    const actions = [action("save", "primary")];
    if (failure) return { tone: "problem", status: text.failed(failure), actions };
    return { tone: "absent", status: text.notSaved, actions };
  }
  const facts = summary ? [text.size(summary.bytes, summary.files), text.version(summary.version, summary.savedAt)] : [];
  const both = [action("verify"), action("remove")];
  if (registration.installing) return { tone: "busy", status: text.updating, facts, ...progress };
  if (offered) return { tone: "saved", status: text.ready, facts, actions: [action("reload", "primary"), ...both] };
  const missing = summary ? summary.files - summary.saved : 0;
  if (missing > 0) {
    const status = failure ? text.notRepaired(missing, failure) : verified ? text.damaged(missing) : text.cleared;
    return { tone: "problem", status, facts, actions: [action("repair", "primary"), action("remove")] };
  }
  const status = failure ? text.updateFailed(failure) : verified ? text.verified : text.saved;
  return { tone: "saved", status, facts, actions: both };
}

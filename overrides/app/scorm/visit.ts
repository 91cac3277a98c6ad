// A visit to the package: the study mode with a log that the course platform keeps as well.
import { leaveSite } from "../around";
import type { Outline } from "../deck/deck";
import { hash } from "../hash";
import { setSessionLog } from "../log/door";
import type { Trouble } from "../log/errors";
import { openLogNamed, type Tell } from "../log/log";
import { MemoryLog } from "../log/memory";
import type { EventLog } from "../log/types";
import { runNothing } from "../runner/door";
import { keepFor } from "../storage";
import { clock } from "../study/clock";
import { defineStudy } from "../study/element";
import { Stopwatch } from "../study/stopwatch";
import { findAPI } from "./api";
import { PlatformLog } from "./log";
import { Platform } from "./platform";
import { idOf } from "./record";

/** Of these a learner need not know: the platform keeps what this browser doesn't, and brings back what it has lost. */
const MENDED: readonly Trouble[] = ["denied", "lost"];

export function beginVisit(): void {
  const { name = "", pass = "", pages, python } = document.querySelector<HTMLElement>("flash-study")?.dataset ?? {};
  leaveSite(pages !== undefined);
  if (python === undefined) runNothing();
  const platform = reach();
  const learner = platform?.get("cmi.core.student_id") ?? "";
  // On a device that nobody can tell the learners of, nothing of one may be shown to the next.
  const owner = platform === null ? name : learner === "" ? null : `${name} ${hash(learner).toString(36)}`;
  keepFor(owner);
  setSessionLog((deck, tell) => (platform === null ? unconnected(name, tell) : connected(platform, owner, Number(pass), deck, tell)));
  defineStudy();
}

/** The platform, told of the end of the visit however it ends. */
function reach(): Platform | null {
  const api = findAPI(window as unknown as Parameters<typeof findAPI>[0]);
  if (!api) return null;
  const stopwatch = new Stopwatch(Date.now);
  stopwatch.start(0);
  stopwatch.follow(new AbortController().signal);
  const platform = Platform.begin(api, () => stopwatch.spent);
  if (!platform) return null;
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && platform.tell({}));
  addEventListener("pagehide", () => platform.end());
  // A page that the browser has kept whole comes back when the visit is over, and a visit begins once only.
  addEventListener("pageshow", (event) => (event as PageTransitionEvent).persisted && location.reload());
  return platform;
}

async function connected(platform: Platform, owner: string | null, pass: number, opened: Promise<Outline>, tell: Tell): Promise<EventLog> {
  const own = (trouble: Trouble | null) => !(trouble && MENDED.includes(trouble)) && tell(trouble);
  const inner = owner === null ? new MemoryLog(idOf) : await openLogNamed(`flashdeck scorm ${owner}`, own, idOf).catch(() => new MemoryLog(idOf));
  const units = (await opened).cards.flatMap((card) => card.units);
  const log = new PlatformLog(inner, platform, { units, pass, clock, tell });
  await log.meet();
  return log;
}

async function unconnected(name: string, tell: Tell): Promise<EventLog> {
  const log = await openLogNamed(`flashdeck scorm ${name}`, tell, idOf);
  if (log.durable) tell("unconnected");
  return log;
}

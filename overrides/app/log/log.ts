// Opening the log of this site, and noticing when it is not what it was.
import { type Trouble, troubleOf } from "./errors";
import { MemoryLog } from "./memory";
import { StoredLog } from "./stored";
import type { EventLog } from "./types";
import type { Identify } from "./uuid";
import { Watermark } from "./watermark";

/** Told of what the learner should know; null once it is over. */
export type Tell = (trouble: Trouble | null) => void;

/**
 * Opens the log of the site at `base`. Where the browser stores nothing, it is one that lasts as long as the page. Rejects with a
 * `LogError` if there is a log that can't be opened: beginning a new one would look as if all progress were gone.
 */
export function openLog(base: URL, tell: Tell = () => undefined): Promise<EventLog> {
  return openLogNamed(`flashdeck ${base.pathname}`, tell);
}

/** The same for a log of that name, in which `identify` gives events their ids. */
export async function openLogNamed(name: string, tell: Tell, identify?: Identify): Promise<EventLog> {
  const watermark = new Watermark();
  const log = new StoredLog(name, watermark, tell, identify);
  try {
    await log.open();
  } catch (error) {
    if (troubleOf(error) === "newer" || watermark.mark) throw error;
    tell(troubleOf(error) === "full" ? "roomless" : "denied");
    return new MemoryLog(identify);
  }
  await log.compare();
  if (watermark.loss) tell("lost");
  return log;
}

/** The learner knows that answers were lost, and has no backup of them. */
export const acceptLoss = (): void => new Watermark().forgive();

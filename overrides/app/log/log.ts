// Opening the log of this site, and noticing when it is not what it was.
import { type Trouble, troubleOf } from "./errors";
import { MemoryLog } from "./memory";
import { StoredLog } from "./stored";
import type { EventLog } from "./types";
import { Watermark } from "./watermark";

/** Told of what the learner should know; null once it is over. */
export type Tell = (trouble: Trouble | null) => void;

/**
 * Opens the log of the site at `base`. Where the browser stores nothing, it is one that lasts as long as the page. Rejects with a
 * `LogError` if there is a log that can't be opened: beginning a new one would look as if all progress were gone.
 */
export async function openLog(base: URL, tell: Tell = () => undefined): Promise<EventLog> {
  const watermark = new Watermark();
  const log = new StoredLog(`flashdeck ${base.pathname}`, watermark, tell);
  try {
    await log.open();
  } catch (error) {
    if (troubleOf(error) === "newer" || watermark.mark) throw error;
    tell("denied");
    return new MemoryLog();
  }
  await log.compare();
  if (watermark.loss) tell("lost");
  return log;
}

/** The learner knows that answers were lost, and has no backup of them. */
export const acceptLoss = (): void => new Watermark().forgive();

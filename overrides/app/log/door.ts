// Which log a session is on: this site's own, unless something else was found before it began.
import { baseURL } from "../base";
import type { Outline } from "../deck/deck";
import { openLog, type Tell } from "./log";
import type { EventLog } from "./types";

/** Opens the log for a session with that deck. */
type Open = (deck: Promise<Outline>, tell: Tell) => Promise<EventLog>;

let open: Open = (_deck, tell) => openLog(baseURL, tell);

export const openSessionLog: Open = (deck, tell) => open(deck, tell);

export function setSessionLog(door: Open): void {
  open = door;
}

// The script of the synthetic site's pages: offline use and nothing else.
import { noteUsed } from "../../overrides/app/runner/busy";

/** Stands for a snippet that has run. */
Object.assign(window, { pythonWasUsed: noteUsed });

export function start(): void {
  void import("../../overrides/app/offline/element").then(({ defineOffline }) => defineOffline());
  void import("../../overrides/app/offline/register");
}

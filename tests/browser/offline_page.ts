// The script of the synthetic site's pages: offline use and nothing else.
import { noteUsed } from "../../overrides/app/runner/busy";

/** Stands for a snippet that has run. */
Object.assign(window, { pythonWasUsed: noteUsed });

const reports = new URLSearchParams(location.search).get("reports");

export function start(): void {
  if (reports) void import("./self_driven").then(({ drive }) => drive(reports));
  void import("../../overrides/app/offline/element").then(({ defineOffline }) => defineOffline());
  void import("../../overrides/app/offline/register");
}

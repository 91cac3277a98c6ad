// How a run ended, in words.
import { siteURL } from "../base";
import { h } from "../dom";
import { runnerText as text } from "../text";
import type { OutputView } from "./output-view";
import type { Outcome } from "./protocol";

/** Shows the end of a run below its output, and gives the line for the bar. `limit` is in seconds. */
export function showOutcome(outcome: Outcome, output: OutputView, { changed, limit }: { changed: boolean; limit: number }): string {
  switch (outcome.end) {
    case "finished": {
      const verdict = changed ? "" : ` · ${output.matches ? text.matches : text.differs}`;
      output.finish();
      return text.finished(outcome.ms) + verdict;
    }
    case "raised":
      output.traceback(outcome.error.text);
      if (outcome.error.hint) output.note(outcome.error.hint);
      return text.raised(outcome.ms);
    case "timeout":
      output.alert(text.timeout(limit));
      return "";
    case "unreachable":
      output.alert(text.unreachable, " ", h("a", { href: siteURL("offline/").href }, text.offlinePage), ".");
      return "";
    case "broken":
      output.alert(text.broken(outcome.reason));
      return "";
    case "stopped":
    case "crashed":
      output.alert(text[outcome.end]);
      return "";
  }
}

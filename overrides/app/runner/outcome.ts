// How a run ended, in words.
import { onSite } from "../around";
import { siteURL } from "../base";
import { h } from "../dom";
import { runnerText as text } from "../text";
import type { OutputView } from "./output-view";
import type { Outcome } from "./protocol";

type Failure = Exclude<Outcome, { end: "finished" }>;

/** Shows the end of a run below its output, and gives the line for the bar. `limit` is in seconds. */
export function showOutcome(outcome: Outcome, output: OutputView, { changed, limit }: { changed: boolean; limit: number }): string {
  if (outcome.end !== "finished") return showFailure(outcome, output, limit);
  const verdict = changed ? "" : ` · ${output.matches ? text.matches : text.differs}`;
  output.finish();
  return text.finished(outcome.ms) + verdict;
}

/** The same for a run that did not reach its end. */
export function showFailure(outcome: Failure, output: OutputView, limit: number): string {
  switch (outcome.end) {
    case "raised":
      output.traceback(outcome.error);
      return text.raised(outcome.ms);
    case "timeout":
      output.alert(text.timeout(limit));
      return "";
    case "unreachable":
      if (onSite()) output.alert(text.unreachable, " ", h("a", { href: siteURL("offline/").href }, text.offlinePage), ".");
      else output.alert(text.notHere);
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

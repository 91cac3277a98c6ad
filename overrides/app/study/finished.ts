// The last screen of a session: what was done, and what comes when.
import { onSite } from "../around";
import { siteURL } from "../base";
import { button, h } from "../dom";
import { invitation } from "../install/invitation";
import type { Moment, Report } from "../log/types";
import { backupText, sessionText, studyText as text } from "../text";
import { type Choice, everything, isPart } from "./choice";
import type { Waiting } from "./queue";
import type { Due } from "./schedule";
import type { Done } from "./agenda";
import { whenDue } from "./when";

interface Finished {
  due: Due | null;
  now: Moment;
  /** What was done on this study day. */
  done: Done;
  /** Number of cards in this session, answered or not. */
  size: number;
  practised: boolean;
  choice: Choice;
  waiting: Waiting;
  practise: () => void;
  choose: () => void;
  take: (choice: Choice) => void;
  /** Lets so many more new cards come today. */
  more: (cards: number) => void;
  /** Opens the backup, where it is time for one. */
  backUp: (() => void) | null;
  /** What the course around the page was told, if there is one. */
  reported: Report | null;
}

/** So many more at once: nobody should have to clear up after one press. */
const MORE = 10;

const waitingLines = (waiting: Waiting): string[] =>
  (["reviews", "fresh", "needs"] as const).filter((kind) => waiting[kind] > 0).map((kind) => sessionText.waiting[kind](waiting[kind]));

const doneLine = ({ cards, remembered, ms }: Done): string => sessionText.done(remembered, cards, Math.max(1, Math.round(ms / 60_000)));

export function finishedView({ due, now, done, size, practised, choice, waiting, practise, choose, take, more, backUp, reported }: Finished): HTMLElement {
  const title = practised ? text.practiceTitle : size === 0 && isPart(choice) ? sessionText.noneChosen : text.finishedTitle;
  const view = h("section", { class: "flash-face flash-face--finished", tabindex: "-1", "aria-label": title });
  view.append(h("h2", {}, title));
  if (practised) view.append(h("p", {}, text.practiceNote));
  else if (done.cards > 0) view.append(h("p", {}, text.answered(done.cards)), h("p", { class: "flash-face__done" }, doneLine(done)));
  else if (size === 0 && !isPart(choice)) view.append(h("p", {}, text.emptySection));
  if (reported) view.append(h("p", { class: "flash-face__due" }, sessionText.reported[reported.status](reported.score)));
  if (due) view.append(h("p", { class: "flash-face__due" }, text.nextDue(whenDue(due, now))));
  if (!practised) for (const line of waitingLines(waiting)) view.append(h("p", { class: "flash-face__due" }, line));
  const actions = h("p", { class: "flash-face__actions" });
  const look = "primary";
  const extra = Math.min(MORE, waiting.fresh);
  if (!practised && extra > 0) actions.append(button(sessionText.waiting.more(extra), () => more(extra)));
  if (size > 0) actions.append(button(done.cards > 0 ? text.practise : text.practiseAll, practise, { look }));
  if (isPart(choice) || choice.practice) actions.append(button(sessionText.studyAll, () => take(everything), size > 0 ? {} : { look }));
  actions.append(button(sessionText.chooseOthers, choose));
  const progress = document.querySelector<HTMLAnchorElement>('nav a[href$="/progress/"]');
  if (progress) actions.append(h("a", { class: "flash-button", href: progress.href }, progress.textContent.trim()));
  if (onSite()) actions.append(h("a", { class: "flash-button", href: siteURL("cards/").href }, text.browse));
  view.append(actions);
  if (size > 0 && !practised) view.append(h("p", { class: "flash-face__hint" }, text.practiceHint));
  if (backUp) view.append(h("p", { class: "flash-face__hint" }, backupText.due, " ", button(backupText.menu, backUp)));
  // Whoever has just learnt something knows whether this is worth a place among their apps.
  const invited = onSite() && done.cards > 0 ? invitation() : null;
  if (invited) view.append(invited);
  return view;
}

import { formats } from "../formats";

const { percent } = formats("en");

export const settingsText = {
  title: "Settings",
  retention: { label: "Desired retention", note: "How much of what comes back you want to remember. More means that cards come back sooner." },
  percent: (share: number) => percent(share),
  newPerDay: { label: "New cards a day", note: "Each brings some seven reviews in its first month." },
  reviewsPerDay: { label: "Reviews a day", note: "Those that wait longest come first; the others follow on later days." },
  needsFirst: "New cards wait until what they build on is learnt",
  steps: { label: "Learning steps, in minutes", note: "When a new card comes back until it counts in days, such as 1 10." },
  relearningSteps: { label: "Steps after forgetting, in minutes", note: "The same for a card that you had known." },
  leechAfter: { label: "A leech after being forgotten", note: "So many times. Such a card costs more than it brings; 0 for never." },
  leechSuspends: "Suspend leeches",
  amountWrong: (most: number) => `A whole number from 0 to ${most}, please.`,
  stepsWrong: "Up to eight whole numbers of minutes, each less than a day, please.",
  save: "Save",
  defaults: "Defaults",
  saved: "Settings saved.",
  notSaved: "This could not be saved. Free some space on the device, then try again.",
} as const;

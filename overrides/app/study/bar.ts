// The bar below the card: turn it over, or say how well it went.
import { button, h } from "../dom";
import type { Rating } from "../log/types";
import { sessionText, studyText as text } from "../text";
import type { Interval } from "./schedule";
import { inWords } from "./when";

const RATINGS: readonly Rating[] = [1, 2, 3, 4];
const LOOKS = ["again", "hard", "good", "easy"];

export const ratingName = (rating: Rating): string => text.ratings[rating - 1] ?? "";

export function flipBar(flip: () => void): HTMLElement {
  const turn = button(text.flip, flip, { look: "primary" });
  turn.append(h("kbd", { class: "flash-key", "aria-hidden": "true" }, text.flipKey));
  return h("div", { class: "flash-study__flip" }, turn);
}

interface Ratings {
  /** Intervals after each rating, or null in practice, where nothing is scheduled. */
  intervals: Interval[] | null;
  suggestion: Rating | null;
  rate: (rating: Rating) => void;
}

export function ratingBar({ intervals, suggestion, rate }: Ratings): HTMLElement {
  const buttons = RATINGS.map((rating, place) => {
    const made = ratingButton(rating, place, intervals?.[place], () => rate(rating));
    if (rating === suggestion) markSuggested(made);
    return made;
  });
  return h("div", { class: "flash-study__ratings", role: "group", "aria-label": text.rating }, ...buttons);
}

function ratingButton(rating: Rating, place: number, interval: Interval | undefined, onclick: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: `flash-rating flash-rating--${LOOKS[place] ?? ""}`, onclick },
    h("span", { class: "flash-rating__label" }, ratingName(rating)),
    " ",
    h("span", { class: "flash-rating__interval" }, interval ? inWords(interval, "short") : ""),
    h("kbd", { class: "flash-key", "aria-hidden": "true" }, String(rating)),
  );
}

function markSuggested(rating: HTMLElement): void {
  rating.classList.add("flash-rating--suggested");
  rating.append(" ", h("span", { class: "flash-rating__suggested" }, text.suggested));
}

/** Leads the keyboard to the suggested rating, if there is one. */
export function focusSuggested(bar: HTMLElement): boolean {
  const suggested = bar.querySelector<HTMLElement>(".flash-rating--suggested");
  suggested?.focus({ preventScroll: true });
  return suggested !== null;
}

/** A line above the bar, with one thing to do about it. */
export function barNotice(line: string, label: string, press: () => void): HTMLElement {
  return h("div", { class: "flash-study__notice", role: "alert" }, h("p", {}, line), button(label, press));
}

/** The answer that could not be stored is safe, and can be stored again. */
export const unsavedNotice = (rating: Rating, save: () => void): HTMLElement =>
  barNotice(sessionText.unsaved(ratingName(rating)), sessionText.saveAgain, save);

// <flash-study>: draws the state of a session, and turns clicks and keys into what the learner means by them.
import { baseURL, siteURL } from "../base";
import { loadDeck } from "../deck/deck";
import { loadMathStyle } from "../deck/html";
import { button, h } from "../dom";
import { forgetDraft } from "../editor/drafts";
import { openLog } from "../log/log";
import type { Moment, Rating } from "../log/types";
import { defineSnippet } from "../runner/snippet";
import { studyText as text } from "../text";
import { GRADED, type Graded } from "../exercise/graded";
import { isWork } from "../deck/types";
import { flipBar, focusSuggested, ratingBar } from "./bar";
import { answerFace, questionFace, revealAnswer } from "./faces";
import { finishedView } from "./finished";
import { commandOf, meansCard } from "./keys";
import type { Session } from "./session";
import { Study } from "./study";
import { topLine } from "./top";
import { dealIn, turnOver } from "./turn";
import { loadWork, warmFor } from "./work";

const clock = (): Moment => ({ time: Date.now(), offset: -new Date().getTimezoneOffset() });

class FlashStudy extends HTMLElement {
  #study: Study | undefined;
  #drawn: Session = { phase: "loading" };
  readonly #top = h("div", { class: "flash-study__top" });
  readonly #notice = h("p", { class: "flash-study__notice", role: "alert" });
  readonly #stage = h("div", { class: "flash-study__stage", onclick: (event) => this.#onStageClick(event) });
  readonly #bar = h("div", { class: "flash-study__bar" });
  readonly #live = h("p", { class: "flash-study__live", role: "status" });
  #listening = new AbortController();

  connectedCallback(): void {
    this.#stage.replaceChildren(h("p", { class: "flash-study__loading", role: "status" }, text.loading));
    this.replaceChildren(this.#top, this.#notice, this.#stage, this.#bar, this.#live);
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    this.#stage.addEventListener(GRADED, ({ detail }) => this.#onGraded(detail), { signal });
    document.addEventListener("visibilitychange", () => this.#onVisible(), { signal });
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #start(): Promise<void> {
    const wanted = new URLSearchParams(location.search);
    try {
      const [deck, log] = await Promise.all([loadDeck(siteURL("deck/"), wanted.get("section")), openLog(baseURL)]);
      if (deck.sections.some(({ cards }) => cards.some(({ math }) => math))) loadMathStyle();
      await loadWork(deck);
      if (!log.durable) this.#notice.textContent = text.memoryOnly;
      this.#study = new Study(deck, log, clock, () => this.#draw());
      await this.#study.start(wanted.get("card"));
    } catch (error) {
      this.#showError(error instanceof Error ? error.message : String(error));
    }
  }

  #draw(): void {
    const study = this.#study;
    if (!study) return;
    const before = this.#drawn;
    const { session } = study;
    this.#drawn = session;
    const practising = "practice" in session && session.practice !== null;
    const undo = study.lastReview ? () => void this.#undo() : null;
    const section = "unit" in session ? study.entry(session.unit).section : "";
    this.#top.replaceChildren(...topLine({ section, progress: study.progress, practising, undo }));
    switch (session.phase) {
      case "question":
        this.#deal(questionFace(study.entry(session.unit)), before);
        this.#bar.replaceChildren(flipBar(() => study.flip()));
        warmFor(study.entry(session.unit).card, study.upcoming);
        break;
      case "answer":
        if (before.phase !== "answer" || before.unit !== session.unit) this.#showAnswer(study, session.unit, before);
        this.#drawRatings(study, session, practising);
        if (before.phase === "question" && !session.saving) focusSuggested(this.#bar);
        break;
      case "finished": {
        const { due, practised } = session;
        const answered = study.answered.length;
        this.#deal(finishedView({ due, now: clock(), answered, size: study.size, practised, practise: () => study.practise() }), before);
        this.#bar.replaceChildren();
        break;
      }
      case "error":
        this.#showError(session.message);
        break;
      case "loading":
    }
  }

  #drawRatings(study: Study, session: Extract<Session, { phase: "answer" }>, practising: boolean): void {
    // While an answer is being stored the buttons stay as they are, focus included; further presses change nothing.
    if (session.saving) return;
    const intervals = practising ? null : study.previews(session.unit);
    const { suggestion } = session;
    this.#bar.replaceChildren(ratingBar({ intervals, suggestion, rate: (rating) => void this.#rate(rating) }));
    if (session.unsaved) this.#bar.prepend(h("p", { class: "flash-study__notice", role: "alert" }, text.notSaved));
  }

  #showAnswer(study: Study, unit: string, before: Session): void {
    const old = this.#stage.querySelector<HTMLElement>(".flash-face");
    const entry = study.entry(unit);
    const turned = before.phase === "question" && before.unit === unit && old;
    if (turned && isWork(entry.card)) {
      revealAnswer(old, entry);
      return;
    }
    const face = answerFace(entry);
    if (turned) turnOver(old, face);
    else this.#deal(face, before);
    face.focus({ preventScroll: true });
  }

  /** Puts something new on the stage. At the very start the focus stays where the page has it. */
  #deal(face: HTMLElement, before: Session): void {
    this.#stage.replaceChildren(face);
    dealIn(face);
    if (before.phase === "loading") return;
    scrollTo({ top: 0, behavior: "instant" });
    face.focus({ preventScroll: true });
  }

  async #rate(rating: Rating): Promise<void> {
    const study = this.#study;
    if (study?.session.phase !== "answer") return;
    const { unit } = study.session;
    await study.rate(rating);
    if (study.session.phase === "answer") return;
    // What solved the exercise would give it away when the card comes back.
    if (rating > 1) forgetDraft(unit);
    this.#forgetCard();
    const { done, left } = study.progress;
    this.#live.textContent = `${text.ratings[rating - 1] ?? ""}. ${text.progress(done, left)}.`;
  }

  async #undo(): Promise<void> {
    await this.#study?.undo();
    this.#live.textContent = text.undone;
  }

  #onGraded({ suggestion, right, settled }: Graded): void {
    const study = this.#study;
    if (!settled || study?.session.phase !== "question") return;
    study.settle(suggestion);
    this.#live.textContent = text.outcome(right, text.ratings[suggestion - 1] ?? "");
  }

  /** The card that the address asked for has been answered; a reload goes on where the session is. */
  #forgetCard(): void {
    const url = new URL(location.href);
    if (!url.searchParams.has("card")) return;
    url.searchParams.delete("card");
    history.replaceState(history.state, "", url);
  }

  #onKey(event: KeyboardEvent): void {
    const study = this.#study;
    const command = commandOf(event);
    if (!study || !command) return;
    if (command.type === "flip") {
      if (study.session.phase !== "question") return;
      event.preventDefault();
      study.flip();
    } else if (command.type === "rate") void this.#rate(command.rating);
    else if (study.lastReview) void this.#undo();
  }

  #onStageClick(event: Event): void {
    const { session } = this.#study ?? {};
    // On a card with work, a click beside it is not a wish to see the answer.
    if (session?.phase !== "question" || isWork(this.#study!.entry(session.unit).card)) return;
    if (meansCard(event)) this.#study?.flip();
  }

  #onVisible(): void {
    if (document.visibilityState === "visible") this.#study?.resume().catch((error: unknown) => this.#showError(String(error)));
  }

  #showError(message: string): void {
    const retry = button(text.retry, () => location.reload(), { look: "primary" });
    const face = h("section", { class: "flash-face flash-face--finished", role: "alert" }, h("p", {}, message), h("p", {}, retry));
    this.#stage.replaceChildren(face);
    this.#bar.replaceChildren();
  }
}

/** Registers the element, and that of the snippets on its cards. */
export function defineStudy(): void {
  defineSnippet();
  if (!customElements.get("flash-study")) customElements.define("flash-study", FlashStudy);
}

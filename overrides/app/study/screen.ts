// Draws the state of a session: the line above the card, the card, the bar below it. What was drawn before is changed as
// little as possible, so that focus, typed input and results stay where they are.
import { isDue, lastBackup } from "../backup/reminder";
import type { Card } from "../deck/types";
import { button, h } from "../dom";
import type { Moment, Rating } from "../log/types";
import { sessionText, studyText as text } from "../text";
import { barNotice, flipBar, focusSuggested, ratingBar, unsavedNotice } from "./bar";
import { chosenLine } from "./chosen";
import type { Choice } from "./choice";
import { answerFace, FIRST, isWorkedOn, questionFace, revealAnswer, takenOver } from "./faces";
import { finishedView } from "./finished";
import type { Entry } from "./library";
import { menuButton, type MenuItem } from "./menu";
import type { Notice } from "./notice";
import { GONE, painted } from "./painted";
import { plainText } from "./plain";
import type { Session } from "./session";
import type { Study } from "./study";
import { progressBar, topLine, undoButton } from "./top";
import { turnOver } from "./turn";

/** What a learner can do with the buttons on the screen. */
export interface Doing {
  flip: () => void;
  rate: (rating: Rating) => void;
  save: () => void;
  undo: () => void;
  skip: () => void;
  practise: () => void;
  choose: () => void;
  take: (choice: Choice) => void;
  backUp: () => void;
  more: (cards: number) => void;
  menu: () => readonly (MenuItem | null)[];
}

/** Asked for once: asking anew makes the browser work out all styles. */
const FINE = matchMedia("(pointer: fine)");

/** A question that is laid out already, and not seen yet. */
const WAITING = "flash-face--waiting";

type Answer = Extract<Session, { phase: "answer" }>;

export class Screen {
  readonly stage: HTMLElement;
  readonly #count = h("div", { class: "flash-study__where" });
  readonly #progress = h("div", { class: "flash-study__day" });
  readonly #chosen = h("div");
  readonly #notice = h("div", { class: "flash-study__notice", role: "alert" });
  readonly #bar = h("div", { class: "flash-study__bar" });
  readonly #live = h("p", { class: "flash-study__live", role: "status" });
  readonly #undo: HTMLButtonElement;
  readonly #flip: HTMLElement;
  readonly #doing: Doing;
  readonly #clock: () => Moment;
  readonly #top: HTMLElement;
  #drawn: Session = { phase: "loading" };
  #choice: Choice | null = null;
  #told: Notice = { line: "", dismiss: null };
  /** Whether the page was scrolled since the last card came: to ask for the place makes the browser work out the layout. */
  #scrolled = false;
  /** The question that is likely to come next, made while nothing else was to do. */
  #ready: { unit: string; card: Card; face: HTMLElement } | null = null;
  /** The card on screen was answered in another tab. */
  #elsewhere = false;
  readonly #gone: HTMLElement;

  /** The page may have a stage already, with the card on it that a first visitor sees. */
  constructor(doing: Doing, clock: () => Moment, stage: HTMLElement | null) {
    this.stage = stage ?? h("div", { class: "flash-study__stage" });
    this.#doing = doing;
    this.#clock = clock;
    this.#undo = undoButton(doing.undo);
    this.#flip = flipBar(doing.flip);
    this.#gone = barNotice(sessionText.elsewhere, sessionText.goOn, doing.skip);
    const line = h("div", { class: "flash-study__line" }, this.#count, this.#undo, menuButton(sessionText.menu, doing.menu));
    this.#top = h("div", { class: "flash-study__top" }, line, this.#progress, this.#chosen);
    this.#undo.hidden = true;
    this.stage.append(h("p", { class: "flash-study__loading", role: "status" }, text.loading));
    document.addEventListener("scroll", () => (this.#scrolled = true), { passive: true });
  }

  /** What is on the stage stays untouched: taken away and put back it would be drawn once more, and the page be ready only then. */
  fill(page: HTMLElement): void {
    for (const other of [...page.children]) if (other !== this.stage) other.remove();
    if (this.stage.parentElement !== page) page.append(this.stage);
    this.stage.before(this.#top, this.#notice, this.#live);
    this.stage.after(this.#bar);
    if (this.stage.querySelector(FIRST)) this.#bar.append(h("div", { class: "flash-study__flip" }));
  }

  /** Makes a question before it is asked for and lays it out, unseen, where it will be; its figures load meanwhile. */
  prepare(entry: Entry): void {
    const { unit, card } = entry;
    if (this.#ready?.card === card && this.#ready.unit === unit) return;
    this.#ready?.face.remove();
    const face = questionFace(entry);
    face.classList.add(WAITING);
    this.#ready = { unit, card, face };
    this.stage.append(face);
  }

  #faceOf(study: Study, unit: string): HTMLElement {
    const entry = study.library.shown(unit);
    const ready = this.#ready;
    return ready?.unit === unit && ready.card === entry.card ? ready.face : questionFace(entry);
  }

  /** Shows one face on the stage. To take away what has the focus takes longer than to hide it, so that waits. */
  #put(face: HTMLElement): void {
    this.#ready = null;
    const gone = [...this.stage.children].filter((other) => other !== face);
    for (const other of gone) other.classList.add(GONE);
    if (face.isConnected) face.classList.remove(WAITING);
    else this.stage.append(face);
    void painted().then(() => {
      for (const other of gone) other.remove();
    });
  }

  /** What is on the stage to be seen and worked on. */
  get card(): HTMLElement {
    return this.#face ?? this.stage;
  }

  get #face(): HTMLElement | null {
    return this.stage.querySelector<HTMLElement>(`.flash-face:not(.flash-face--leaving, .${GONE}, .${WAITING})`);
  }

  draw(study: Study, notice: Notice): void {
    const before = this.#drawn;
    const { session } = study;
    this.#drawn = session;
    // While an answer is on its way everything stays as it is, focus included; further presses change nothing.
    if (session.phase === "answer" && session.saving) return;
    const onCard = "unit" in session;
    if (!onCard || !("unit" in before) || before.unit !== session.unit) this.#elsewhere = false;
    const dealt = session.phase === "question" && (before.phase !== "question" || before.unit !== session.unit || before.practice !== session.practice);
    // The card comes first.
    void painted().then(() => this.#drawTop(study));
    this.notice = notice;
    switch (session.phase) {
      case "question":
        if (!dealt) break;
        this.#deal(takenOver(this.stage, this.#faceOf(study, session.unit)), before);
        // Right after an answer the question is looked for, and what can be pressed may follow a frame later.
        if (before.phase !== "answer") this.#bar.replaceChildren(this.#flip);
        else void painted().then(() => this.#drawn === session && this.#bar.replaceChildren(this.#flip));
        break;
      case "answer":
        if (before.phase !== "answer" || before.unit !== session.unit) this.#showAnswer(study, session.unit, before);
        this.#drawRatings(study, session);
        if (before.phase === "question") focusSuggested(this.#bar);
        break;
      case "finished":
        this.#bar.replaceChildren();
        this.#deal(this.#finished(study, session), before);
        break;
      case "error":
        this.showError(session.message);
        break;
      case "loading":
    }
    if (!this.#elsewhere) this.#gone.remove();
    else if (!this.#gone.isConnected) this.#bar.prepend(this.#gone);
  }

  /** Says something to a screen reader. */
  say(line: string): void {
    this.#live.textContent = line;
    this.#live.classList.remove("flash-study__live--seen");
  }

  /** Tells everyone what has just happened, until the next thing does; what is on screen anyway is for screen readers only. */
  tell(line: string, onScreen = ""): void {
    this.#live.replaceChildren(line, h("span", { class: "flash-study__aside" }, ` ${onScreen}`));
    this.#live.classList.add("flash-study__live--seen");
  }

  set notice({ line, dismiss }: Notice) {
    if (this.#told.line === line) return;
    this.#told = { line, dismiss };
    const known = dismiss ? [button(sessionText.known, dismiss)] : [];
    this.#notice.replaceChildren(...(line ? [h("p", {}, line), ...known] : []));
  }

  /** The card was answered in another tab, but something is being typed on it here. */
  showElsewhere(study: Study): void {
    this.#elsewhere = true;
    this.draw(study, this.#told);
  }

  /** What stands on the card before the question; null takes it away. */
  set note(note: HTMLElement | null) {
    const face = this.#face;
    face?.querySelector(".flash-changed")?.remove();
    if (note) face?.prepend(note);
  }

  showError(message: string): void {
    const retry = h("button", { type: "button", class: "flash-button flash-button--primary", onclick: () => location.reload() }, text.retry);
    const face = h("section", { class: "flash-face flash-face--finished", role: "alert" }, h("p", {}, message), h("p", {}, retry));
    this.#put(face);
    this.#bar.replaceChildren();
  }

  /** What is on screen, in words: the question, the answer, or that nothing is left. */
  get inWords(): string {
    const { phase } = this.#drawn;
    if (phase === "finished") return sessionText.says.finished;
    const side = this.#face?.querySelector(phase === "answer" ? ".flash-face__gist" : ".flash-face__question");
    if (!side) return "";
    const { question, answer } = sessionText.says;
    return (phase === "answer" ? answer : question)(plainText(side, "signs"));
  }

  /** The card, if it may be swiped now. */
  get swipeable(): HTMLElement | null {
    const drawn = this.#drawn;
    if (drawn.phase !== "answer" || drawn.saving) return null;
    return this.#face;
  }

  #drawTop(study: Study): void {
    const { session } = study;
    const practising = "practice" in session && session.practice ? session.practice.length + 1 : null;
    const section = "unit" in session ? study.library.shown(session.unit).section : "";
    const left = "unit" in session ? study.agenda.left : null;
    fill(this.#count, topLine({ section, left, practising, leech: "unit" in session && study.isLeech(session.unit) }));
    const bar = progressBar(practising === null ? left : null);
    fill(this.#progress, bar ? [bar] : []);
    if (this.#choice !== study.agenda.choice) {
      this.#choice = study.agenda.choice;
      const chosen = chosenLine(study.agenda.choice, study.library, this.#doing.take);
      this.#chosen.replaceChildren(...(chosen ? [chosen] : []));
    }
    if (this.#undo.hidden === study.canUndo) this.#undo.hidden = !study.canUndo;
  }

  #drawRatings(study: Study, session: Answer): void {
    const intervals = session.practice ? null : study.previews(session.unit);
    const { suggestion, unsaved } = session;
    const bar = ratingBar({ intervals, suggestion, rate: this.#doing.rate });
    this.#bar.replaceChildren(...(unsaved ? [unsavedNotice(unsaved, this.#doing.save)] : []), bar);
  }

  #finished(study: Study, { due, practised }: Extract<Session, { phase: "finished" }>): HTMLElement {
    const { practise, choose, take, more } = this.#doing;
    const backUp = isDue(study.history.size, lastBackup(), this.#clock().time) ? this.#doing.backUp : null;
    const { size, choice, done, waiting } = study.agenda;
    return finishedView({ due, now: this.#clock(), done, size, practised, choice, waiting, practise, choose, take, more, backUp, reported: study.history.log.reported ?? null });
  }

  #showAnswer(study: Study, unit: string, before: Session): void {
    const old = this.#face;
    const entry = study.library.shown(unit);
    const turned = before.phase === "question" && before.unit === unit && old;
    if (turned && isWorkedOn(entry)) {
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
    this.#put(face);
    if (before.phase === "loading") return;
    if (this.#scrolled) scrollTo({ top: 0, behavior: "instant" });
    this.#scrolled = false;
    void painted().then(() => this.#focus(face));
  }

  #focus(face: HTMLElement): void {
    if (this.#face !== face) return;
    // Where there is a keyboard on the desk, an answer can be typed at once; on a phone one would cover the card.
    const field = FINE.matches ? face.querySelector<HTMLElement>("flash-typed input:not([readonly])") : null;
    (field ?? face).focus({ preventScroll: true });
  }
}

/** What reads the same stays as it is: every change costs the browser a round of styles. */
function fill(place: HTMLElement, content: readonly Node[]): void {
  const made = h("div", {}, ...content);
  if (made.innerHTML !== place.innerHTML) place.replaceChildren(...made.childNodes);
}

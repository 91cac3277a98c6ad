// <flash-study>: turns clicks, keys and fingers into what the learner means by them.
import { baseURL, siteURL } from "../base";
import { loadDeck } from "../deck/deck";
import { loadMathStyle } from "../deck/html";
import { isWork } from "../deck/types";
import { forgetDraft } from "../editor/drafts";
import { GRADED, type Graded } from "../exercise/graded";
import { LogError, type Trouble } from "../log/errors";
import { openLog } from "../log/log";
import type { Moment, Rating } from "../log/types";
import { whenIdle } from "../runner/idle";
import { defineSnippet } from "../runner/snippet";
import { remember, remembered } from "../storage";
import { backupText, sessionText, studyText as text } from "../text";
import { ratingName } from "./bar";
import { Changes } from "./changes";
import { type Choice, toQuery } from "./choice";
import { fieldsOf, isBeingTyped, restoreFields } from "./fields";
import { keep, keptSession } from "./kept";
import { type Command, commandOf, keyOf, meansCard, type Wish } from "./keys";
import { Library } from "./library";
import type { MenuItem } from "./menu";
import { total } from "./pace";
import { Screen } from "./screen";
import { Study } from "./study";
import { followSwipes } from "./swipe";
import { loadWork, warmFor } from "./work";

const clock = (): Moment => ({ time: Date.now(), offset: -new Date().getTimezoneOffset() });

/** Whether cards can be swiped on this device. */
const swipes = { get on() { return remembered("swipe") !== "off"; } };

class FlashStudy extends HTMLElement {
  #study: Study | undefined;
  #changes: Changes | undefined;
  /** What is wrong with the log, in words. */
  #trouble = "";
  #listening = new AbortController();
  readonly #screen = new Screen(
    {
      flip: () => this.#flip(),
      rate: (rating) => void this.#rate(rating),
      save: () => void this.#save(),
      undo: () => void this.#undo(),
      skip: () => this.#study?.skip(),
      practise: () => this.#study?.practise(),
      choose: () => void this.#choose(),
      take: (choice) => this.#take(choice),
      backUp: () => void this.#backUp(),
      menu: () => this.#menu(),
    },
    clock,
  );

  connectedCallback(): void {
    this.replaceChildren(...this.#screen.parts);
    this.#listening = new AbortController();
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #start(): Promise<void> {
    const query = new URLSearchParams(location.search);
    try {
      const [deck, log] = await Promise.all([loadDeck(siteURL("deck/")), openLog(baseURL, (trouble) => this.#tell(trouble))]);
      if (deck.sections.some(({ cards }) => cards.some(({ math }) => math))) loadMathStyle();
      await loadWork(deck);
      const study = new Study(new Library(deck), log, clock, () => this.#draw());
      this.#study = study;
      this.#changes = new Changes(study, this.#screen);
      const kept = keptSession();
      await study.start(query, kept);
      this.#listen(study);
      if (kept && study.kept?.unit === kept.unit) restoreFields(this.#screen.stage, kept.fields);
    } catch (error) {
      this.#screen.showError(error instanceof LogError ? text.troubles[error.trouble] : error instanceof Error ? error.message : String(error));
    }
  }

  #listen(study: Study): void {
    const { signal } = this.#listening;
    const { stage } = this.#screen;
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    document.addEventListener("visibilitychange", () => this.#keep(), { signal });
    signal.addEventListener("abort", study.history.log.subscribe(() => void this.#refresh(study)));
    addEventListener("pagehide", () => this.#keep(), { signal });
    stage.addEventListener("click", (event) => this.#onStageClick(event), { signal });
    stage.addEventListener("input", () => this.#keep(), { signal });
    stage.addEventListener(GRADED, ({ detail }) => this.#onGraded(detail), { signal });
    const swipe = { card: () => (swipes.on ? this.#screen.swipeable : null), label: ratingName, rate: (rating: Rating) => void this.#rate(rating) };
    followSwipes(stage, swipe, signal);
    study.stopwatch.follow(signal);
  }

  #tell(trouble: Trouble | null): void {
    this.#trouble = trouble ? text.troubles[trouble] : "";
    this.#draw();
  }

  #draw(): void {
    const study = this.#study;
    if (!study) return;
    this.#screen.draw(study, study.notice || this.#trouble);
    const { session } = study;
    // The next card is shown first; what it and the one after it need can wait for that.
    if (session.phase === "question") void whenIdle().then(() => study.session === session && warmFor(study.entry(session.unit).card, study.upcoming));
    void this.#changes?.show();
    this.#keep();
  }

  /** Keeps for this tab where the session stands. */
  #keep(): void {
    const kept = this.#study?.kept;
    if (this.#study) keep(kept ? { ...kept, fields: fieldsOf(this.#screen.stage) } : null);
  }

  #flip(): void {
    if (this.#study?.session.phase !== "question") return;
    this.#study.flip();
    this.#screen.say(this.#screen.inWords);
  }

  async #rate(rating: Rating): Promise<void> {
    const { session } = this.#study ?? {};
    if (session?.phase !== "answer") return;
    await this.#study!.rate(rating);
    this.#afterAnswer(session.unit, rating);
  }

  async #save(): Promise<void> {
    const { session } = this.#study ?? {};
    if (session?.phase !== "answer" || !session.unsaved) return;
    await this.#study!.save();
    this.#afterAnswer(session.unit, session.unsaved);
  }

  #afterAnswer(unit: string, rating: Rating): void {
    const study = this.#study;
    if (!study || study.session.phase === "answer") return;
    // What solved the exercise would give it away when the card comes back.
    if (rating > 1) forgetDraft(unit);
    void this.#changes?.texts.remember(study.entry(unit).card);
    this.#forgetCard();
    const { done, counts } = study.left;
    this.#screen.say(`${sessionText.says.rated(ratingName(rating), done, total(counts))} ${this.#screen.inWords}`);
  }

  async #undo(): Promise<void> {
    if (await this.#study?.undo()) this.#screen.say(`${sessionText.undone} ${this.#screen.inWords}`);
  }

  #take(choice: Choice): void {
    const url = new URL(location.href);
    url.search = toQuery(choice);
    history.replaceState(history.state, "", url);
    this.#study?.take(choice);
  }

  async #choose(): Promise<void> {
    const study = this.#study;
    if (!study) return;
    const { openChoose } = await import("./choose-dialog");
    const suspended = study.suspended.map((unit) => ({ unit, title: study.library.of(unit)?.title ?? unit }));
    const { choice, library } = study;
    openChoose({ choice, library, suspended, count: (some) => study.count(some), take: (some) => this.#take(some), resume: (unit) => study.resume(unit) });
  }

  async #backUp(): Promise<void> {
    const study = this.#study;
    if (!study) return;
    const { openBackup } = await import("../backup/dialog");
    openBackup({ log: study.history.log, now: () => clock().time, imported: () => this.#refresh(study) });
  }

  #onGraded({ suggestion, right, settled }: Graded): void {
    const study = this.#study;
    if (!settled || study?.session.phase !== "question") return;
    study.settle(suggestion);
    this.#screen.say(text.outcome(right, ratingName(suggestion)));
  }

  /** The card that the address asked for has been answered; a reload goes on where the session is. */
  #forgetCard(): void {
    const url = new URL(location.href);
    if (!url.searchParams.has("card")) return;
    url.searchParams.delete("card");
    history.replaceState(history.state, "", url);
  }

  #onKey(event: KeyboardEvent): void {
    const command = commandOf(event);
    if (!command || (command.type === "flip" && this.#study?.session.phase !== "question")) return;
    event.preventDefault();
    // The theme has shortcuts of its own, on some of the same keys.
    event.stopPropagation();
    this.#obey(command);
  }

  #obey(command: Command): void {
    switch (command.type) {
      case "flip":
        return this.#flip();
      case "rate":
        return void this.#rate(command.rating);
      default:
        this.#grant(command.type)?.();
    }
  }

  /** What a wish comes to, or null if it makes no sense now. */
  #grant(wish: Wish): (() => void) | null {
    const study = this.#study;
    if (!study) return null;
    const onCard = "unit" in study.session ? study.session.unit : null;
    switch (wish) {
      case "undo":
        return study.canUndo ? () => void this.#undo() : null;
      case "explain":
        return onCard ? () => location.assign(siteURL(study.entry(onCard).card.url)) : null;
      case "search":
        return () => void this.#choose();
      case "help":
        return () => void import("./help-dialog").then(({ openHelp }) => openHelp());
      case "bury":
      case "suspend":
        return onCard ? () => void this.#putAside(wish) : null;
    }
  }

  async #putAside(kind: "bury" | "suspend"): Promise<void> {
    if (!(await this.#study?.putAside(kind))) return;
    this.#forgetCard();
    this.#screen.tell(kind === "bury" ? sessionText.buried : sessionText.suspended);
  }

  #menu(): readonly (MenuItem | null)[] {
    const item = (wish: Wish): MenuItem => ({ label: sessionText.wishes[wish], key: keyOf(wish).toUpperCase(), press: this.#grant(wish) });
    const swipe = { label: sessionText.swipe, checked: swipes.on, press: () => remember("swipe", swipes.on ? "off" : null) };
    const backUp = { label: backupText.menu, press: () => void this.#backUp() };
    return [item("undo"), item("explain"), item("bury"), item("suspend"), null, item("search"), backUp, ...(navigator.maxTouchPoints > 0 ? [swipe] : []), item("help")];
  }

  #onStageClick(event: Event): void {
    const { session } = this.#study ?? {};
    // On a card with work, a click beside it is not a wish to see the answer.
    if (session?.phase !== "question" || isWork(this.#study!.entry(session.unit).card)) return;
    if (meansCard(event)) this.#flip();
  }

  async #refresh(study: Study): Promise<void> {
    if (study.session.phase === "answer" && study.session.unsaved) await this.#save();
    const elsewhere = await study.refresh();
    if (!elsewhere) return;
    if (isBeingTyped(this.#screen.stage)) this.#screen.showElsewhere(study);
    else {
      study.skip();
      this.#screen.say(`${sessionText.elsewhere} ${this.#screen.inWords}`);
    }
  }
}

/** Registers the element, and that of the snippets on its cards. */
export function defineStudy(): void {
  defineSnippet();
  if (!customElements.get("flash-study")) customElements.define("flash-study", FlashStudy);
}

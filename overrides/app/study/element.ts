// <flash-study>: turns clicks, keys and fingers into what the learner means by them.
import { onSite } from "../around";
import { showBadge } from "../badge";
import { siteURL } from "../base";
import { openDeck } from "../deck/deck";
import { forgetDraft } from "../editor/drafts";
import { GRADED, type Graded } from "../exercise/graded";
import { LogError, type Trouble } from "../log/errors";
import { openSessionLog } from "../log/door";
import type { Rating, Seen } from "../log/types";
import { canRun } from "../runner/door";
import { whenIdle } from "../runner/idle";
import { defineSnippet } from "../runner/snippet";
import { sessionText, settingsText, studyText as text } from "../text";
import { forgetCard, nameChoice } from "./address";
import { prepare } from "./ahead";
import { ratingName } from "./bar";
import { Changes } from "./changes";
import { clock } from "./clock";
import type { Choice } from "./choice";
import { commit, isWorkedOn } from "./faces";
import { fieldsOf, isBeingTyped, restoreFields } from "./fields";
import { keep, keptSession } from "./kept";
import { type Command, commandOf, meansCard } from "./keys";
import { Library } from "./library";
import { total } from "./pace";
import { type Notice, noticeOf } from "./notice";
import { Screen } from "./screen";
import type { UnitState } from "./schedule";
import { painted } from "./painted";
import type { Session } from "./session";
import { Study } from "./study";
import { followSwipes } from "./swipe";
import { swipes, Wishes } from "./wishes";

class FlashStudy extends HTMLElement {
  #study: Study | undefined;
  #changes: Changes | undefined;
  /** What is wrong with the log. */
  #trouble: Trouble | null = null;
  /** Settled when the card of the session is on screen. */
  #arrived: Promise<void> = Promise.resolve();
  #listening = new AbortController();
  readonly #wishes = new Wishes(() => this.#study, {
    undo: () => void this.#undo(),
    putAside: (kind) => void this.#putAside(kind),
    take: (choice) => this.#take(choice),
    set: () => this.#screen.tell(settingsText.saved),
    imported: (study) => this.#refresh(study),
  });
  readonly #screen = new Screen(
    {
      flip: () => this.#flip(),
      rate: (rating) => void this.#rate(rating),
      save: () => void this.#save(),
      undo: () => void this.#undo(),
      skip: () => this.#study?.skip(),
      practise: () => this.#study?.practise(),
      choose: () => void this.#wishes.choose(),
      take: (choice) => this.#take(choice),
      backUp: () => void this.#wishes.backUp(),
      more: (cards) => void this.#study?.learnMore(cards),
      menu: () => this.#wishes.menu(),
    },
    clock,
    this.querySelector(".flash-study__stage"),
  );

  connectedCallback(): void {
    this.#screen.fill(this);
    this.#listening = new AbortController();
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #start(): Promise<void> {
    const query = new URLSearchParams(location.search);
    try {
      const opened = openDeck(siteURL("deck/"));
      const [deck, log] = await Promise.all([opened, openSessionLog(opened, (trouble) => this.#tell(trouble))]);
      const study = new Study(new Library(deck), log, clock, () => this.#draw());
      this.#study = study;
      this.#changes = new Changes(study, this.#screen);
      const kept = keptSession();
      this.#listen(study);
      await study.start(query, kept);
      await this.#arrived;
      if (kept && study.kept?.unit === kept.unit) restoreFields(this.#screen.card, kept.fields);
      if (query.has("shared")) await this.#wishes.takeShared();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#screen.showError(error instanceof LogError ? text.troubles[error.trouble] : error instanceof Error ? error.message : String(error));
  }

  #listen(study: Study): void {
    const { signal } = this.#listening;
    const { stage } = this.#screen;
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    document.addEventListener("visibilitychange", () => this.#keep(), { signal });
    let leaving = false;
    // Not on the way to another page: WebKit puts this one aside with its transaction, and the next waits for that.
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && !leaving && void study.history.keep(1), { signal });
    signal.addEventListener("abort", study.history.log.subscribe(() => void this.#refresh(study)));
    addEventListener("pagehide", () => {
      leaving = true;
      this.#keep();
    }, { signal });
    addEventListener("pageshow", () => (leaving = false), { signal });
    // The theme follows the focus for its search, which has none of it here, and would be first to hear of the next card.
    for (const kind of ["focusin", "focusout"]) this.addEventListener(kind, (event) => event.stopPropagation(), { signal });
    stage.addEventListener("click", (event) => this.#onStageClick(event), { signal });
    stage.addEventListener("input", () => this.#keep(), { signal });
    stage.addEventListener(GRADED, ({ detail }) => this.#onGraded(detail), { signal });
    const swipe = { card: () => (swipes.on ? this.#screen.swipeable : null), label: ratingName, rate: (rating: Rating) => void this.#rate(rating) };
    followSwipes(stage, swipe, signal);
    study.stopwatch.follow(signal);
  }

  #tell(trouble: Trouble | null): void {
    this.#trouble = trouble;
    if (this.#study) this.#draw();
    // The log may take its time to open, or never do.
    else this.#screen.notice = this.#notice(null);
  }

  #notice(study: Study | null): Notice {
    return noticeOf(study, this.#trouble, () => this.#tell(null));
  }

  /** Draws the session as it is, once its card is here. Meanwhile what was there before stays, and can't be answered. */
  #draw(): void {
    const study = this.#study;
    if (!study) return;
    const { session } = study;
    if ("unit" in session && !study.library.entry(session.unit)) {
      this.#arrived = this.#fetch(study, session.unit);
      return;
    }
    this.#screen.draw(study, this.#notice(study));
    // Until the answer is stored nothing has changed, and whatever else were done would only be in its way.
    if (session.phase === "answer" && session.saving) return;
    // What is on screen comes first; only an answer that could not be stored must not wait.
    if (session.phase === "answer" && session.unsaved) this.#keep();
    void whenIdle().then(() => this.#drawn(study, session));
  }

  /** What can wait until the session is on screen. */
  #drawn(study: Study, { phase }: Session): void {
    if (phase === "question" && "unit" in study.session) prepare(study, this.#screen, study.session.unit);
    if (phase !== "answer") this.#showBadge(study);
    this.#keep();
    void this.#changes?.show();
  }

  async #fetch(study: Study, unit: string): Promise<void> {
    try {
      await study.library.load(unit);
    } catch (error) {
      this.#fail(error);
      return;
    }
    if ("unit" in study.session && study.session.unit === unit) this.#draw();
  }

  #showBadge(study: Study): void {
    if (!onSite()) return;
    const { learning, review } = study.agenda.leftInAll;
    showBadge(learning + review);
  }

  /** Whether the card of the session is on screen. */
  get #here(): boolean {
    const { session, library } = this.#study ?? {};
    return session !== undefined && (!("unit" in session) || !!library?.entry(session.unit));
  }

  /** Keeps for this tab where the session stands. */
  #keep(): void {
    const study = this.#study;
    if (!study || study.session.phase === "loading") return;
    const { kept } = study;
    keep(kept ? { ...kept, fields: this.#here ? fieldsOf(this.#screen.card) : [] } : null);
  }

  #flip(): void {
    if (this.#study?.session.phase !== "question" || !this.#here || commit(this.#screen.card)) return;
    this.#study.flip();
    this.#screen.say(this.#screen.inWords);
  }

  async #rate(rating: Rating): Promise<void> {
    if (this.#here) await this.#answer(rating, (study, seen) => study.rate(rating, seen));
  }

  async #save(): Promise<void> {
    const { session } = this.#study ?? {};
    if (session?.phase === "answer" && session.unsaved) await this.#answer(session.unsaved, (study, seen) => study.save(seen));
  }

  async #answer(rating: Rating, store: (study: Study, seen: Seen | null) => Promise<void>): Promise<void> {
    const study = this.#study;
    if (study?.session.phase !== "answer") return;
    const { unit } = study.session;
    const before = study.history.states.get(unit);
    const seen = this.#seenOn(unit);
    await store(study, seen);
    await this.#afterAnswer(unit, rating, before, seen);
  }

  /** What the learner sees on the unit's card, if that is not known yet. */
  #seenOn(unit: string): Seen | null {
    const card = this.#study?.library.entry(unit)?.card;
    return card && this.#changes ? this.#changes.texts.unkept(card) : null;
  }

  async #afterAnswer(unit: string, rating: Rating, before: UnitState | undefined, seen: Seen | null): Promise<void> {
    const study = this.#study;
    if (!study || study.session.phase === "answer") return;
    const { session } = study;
    if (seen) this.#changes?.texts.kept(seen);
    // What solved the exercise would give it away when the card comes back.
    if (rating > 1) forgetDraft(unit);
    forgetCard();
    await this.#arrived;
    await painted();
    const said = () => {
      const { done, counts } = study.agenda.left;
      return `${sessionText.says.rated(ratingName(rating), done, total(counts))} ${this.#screen.inWords}`;
    };
    const leech = study.leech(unit, before);
    if (leech) this.#screen.tell(sessionText.leech[leech](study.card(unit).title), said());
    // The next card comes first; what happens to it meanwhile has its own words.
    else void whenIdle().then(() => study.session === session && this.#screen.say(said()));
  }

  async #undo(): Promise<void> {
    if (!(await this.#study?.undo())) return;
    await this.#arrived;
    this.#screen.say(`${sessionText.undone} ${this.#screen.inWords}`);
  }

  #take(choice: Choice): void {
    nameChoice(choice);
    this.#study?.take(choice);
  }

  #onGraded({ suggestion, right, settled }: Graded): void {
    const study = this.#study;
    if (!settled || study?.session.phase !== "question") return;
    study.settle(suggestion);
    this.#screen.say(text.outcome(right, ratingName(suggestion)));
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
        this.#wishes.grant(command.type)?.();
    }
  }

  async #putAside(kind: "bury" | "suspend"): Promise<void> {
    if (!(await this.#study?.putAside(kind))) return;
    forgetCard();
    this.#screen.tell(kind === "bury" ? sessionText.buried : sessionText.suspended);
  }

  #onStageClick(event: Event): void {
    const { session } = this.#study ?? {};
    // On a card with work, a click beside it is not a wish to see the answer.
    const entry = session?.phase === "question" ? this.#study!.library.entry(session.unit) : null;
    if (!entry || isWorkedOn(entry)) return;
    if (meansCard(event)) this.#flip();
  }

  async #refresh(study: Study): Promise<void> {
    if (study.session.phase === "answer" && study.session.unsaved) await this.#save();
    const elsewhere = await study.refresh();
    if (!elsewhere) return;
    if (isBeingTyped(this.#screen.card)) this.#screen.showElsewhere(study);
    else {
      study.skip();
      this.#screen.say(`${sessionText.elsewhere} ${this.#screen.inWords}`);
    }
  }
}

/** Registers the element, and that of the snippets on its cards. */
export function defineStudy(): void {
  if (canRun()) defineSnippet();
  if (!customElements.get("flash-study")) customElements.define("flash-study", FlashStudy);
}

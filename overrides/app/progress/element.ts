// <flash-progress>: what the log says about the learner's studying.
import { showBadge } from "../badge";
import { baseURL, siteURL } from "../base";
import { openDeck } from "../deck/deck";
import { h } from "../dom";
import { LogError, type Trouble } from "../log/errors";
import { openLog } from "../log/log";
import { clock } from "../study/clock";
import { History } from "../study/history";
import { Library } from "../study/library";
import { timeLeft, total } from "../study/pace";
import { Queue } from "../study/queue";
import { studyDay } from "../study/schedule";
import { progressText as text, sessionText, studyText } from "../text";
import { forecast, hardest, stockOf } from "./stock";
import { tally } from "./tally";
import { AHEAD, calendarView, forecastView, hardestView, part, retentionView, sectionsView, timeView } from "./views";

const HARDEST = 10;

class FlashProgress extends HTMLElement {
  #listening = new AbortController();
  #history: History | undefined;
  #library: Library | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    this.replaceChildren(h("p", { role: "status" }, text.loading));
    void this.#start();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  async #start(): Promise<void> {
    try {
      const [deck, log] = await Promise.all([openDeck(siteURL("deck/")), openLog(baseURL, (trouble) => this.#tell(trouble))]);
      this.#library = new Library(deck);
      this.#history = new History(log, clock);
      await this.#draw();
      this.#listening.signal.addEventListener("abort", log.subscribe(() => void this.#follow()));
    } catch (error) {
      const line = error instanceof LogError ? studyText.troubles[error.trouble] : error instanceof Error ? error.message : String(error);
      this.replaceChildren(h("p", { role: "alert" }, line));
    }
  }

  /** The log may take its time to open, or never do. */
  #tell(trouble: Trouble | null): void {
    if (!this.#history) this.replaceChildren(h("p", { role: "alert" }, trouble ? studyText.troubles[trouble] : text.loading));
  }

  /** Another tab may have answered meanwhile. */
  async #follow(): Promise<void> {
    const before = this.#history?.size;
    await this.#history?.refresh();
    if (this.#history?.size !== before) await this.#draw();
  }

  async #draw(): Promise<void> {
    const [history, library] = [this.#history!, this.#library!];
    const [, events] = await Promise.all([history.refresh(), history.log.all()]);
    const now = clock();
    const today = studyDay(now);
    const units = library.cards.flatMap((card) => card.units);
    const counted = tally(events);
    const { states, settings, spent, pace } = history;
    const queue = new Queue(units, { states, settings, spent, kin: (unit) => library.kin(unit) }, now);
    showBadge(queue.counts.learning + queue.counts.review);
    const due = this.#due(queue, timeLeft(queue.counts, pace));
    const coming = forecastView(forecast(units, states, today, AHEAD), today);
    const sections = library.sections.map(({ slug, title }) => {
      const own = library.cards.filter(({ section }) => section === slug).flatMap((card) => card.units);
      const recall = { reviews: 0, remembered: 0 };
      for (const unit of own) {
        recall.reviews += counted.units.get(unit)?.reviews ?? 0;
        recall.remembered += counted.units.get(unit)?.remembered ?? 0;
      }
      return { title, stock: stockOf(own, states), recall };
    });
    const hard = hardestView(hardest(units, states, settings.now, HARDEST), (unit) => library.of(unit));
    this.replaceChildren(
      part(text.now, due, coming),
      part(text.calendar, calendarView(counted.days, today)),
      part(text.retention, retentionView(counted, today, settings.now.retention)),
      part(text.sections, sectionsView(sections)),
      part(text.timeSpent, timeView(counted.days, today)),
      part(text.hardest, hard),
    );
  }

  #due(queue: Queue, ms: number): HTMLElement {
    const { counts } = queue;
    const kinds = (["new", "learning", "review"] as const).filter((kind) => counts[kind] > 0);
    const line = kinds.map((kind) => sessionText.kinds[kind](counts[kind])).join(" · ");
    const left = total(counts) > 0 ? `${line} · ${sessionText.minutesLeft(Math.max(1, Math.round(ms / 60_000)))}` : text.nothingDue;
    const link = h("a", { class: "flash-button flash-button--primary", href: siteURL("study/").href }, text.study);
    return h("div", { class: "flash-progress__due" }, h("p", {}, left), link);
  }
}

export function defineProgress(): void {
  if (!customElements.get("flash-progress")) customElements.define("flash-progress", FlashProgress);
}

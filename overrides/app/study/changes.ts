// “This card changed since you last saw it”: looked for with each card, told on the card itself.
import type { Card } from "../deck/types";
import { sessionText } from "../text";
import type { Screen } from "./screen";
import type { Study } from "./study";
import { Texts } from "./texts";

export class Changes {
  readonly texts: Texts;
  readonly #study: Study;
  readonly #screen: Screen;
  /** Cards for which the learner has decided. */
  readonly #settled = new Set<Card>();

  constructor(study: Study, screen: Screen) {
    this.#study = study;
    this.#screen = screen;
    this.texts = new Texts(study.history.log.texts);
  }

  /** Tells on the card on screen whether it has changed. */
  async show(): Promise<void> {
    const card = this.#card;
    const change = card && (await this.texts.changeOf(card));
    if (!change) return;
    const { changedNote } = await import("./changed-view");
    // Meanwhile the session may have moved on.
    if (this.#card !== card || this.#settled.has(card)) return;
    const answered = this.#study.session.phase === "answer";
    this.#screen.note = changedNote({ change, answered, reset: () => void this.#reset(card), keep: () => void this.#settle(card) });
  }

  get #card(): Card | null {
    const { session } = this.#study;
    return "unit" in session ? this.#study.library.entry(session.unit)?.card ?? null : null;
  }

  async #reset(card: Card): Promise<void> {
    if (!(await this.#study.reset(card.units))) return;
    await this.#settle(card);
    this.#screen.tell(sessionText.changed.isReset);
  }

  async #settle(card: Card): Promise<void> {
    this.#settled.add(card);
    this.#screen.note = null;
    await this.texts.remember(card);
  }
}

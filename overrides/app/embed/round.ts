// <flash-round>: a section's cards one at a time. What was not known comes again at the end; nothing is kept.
import { button, h } from "../dom";
import { spoken } from "../lang";
import { wakeElements } from "../elements";
import { roundText as text } from "../text";
import { detailsOf } from "./details";

class FlashRound extends HTMLElement {
  #cards: HTMLElement[] = [];
  #queue: HTMLElement[] = [];
  readonly #missed = new Set<HTMLElement>();
  readonly #count = h("p", { class: "flash-round__count", role: "status", ...spoken() });
  readonly #rate = h(
    "div",
    { class: "flash-round__bar", role: "group", "aria-label": text.rating, ...spoken() },
    button(text.again, () => this.#answer(false)),
    button(text.known, () => this.#answer(true), { look: "primary" }),
  );
  readonly #end = h("div", { class: "flash-round__end", tabindex: "-1", ...spoken() });

  connectedCallback(): void {
    if (this.#cards.length > 0) return;
    this.#cards = [...this.querySelectorAll<HTMLElement>("ol > li")];
    for (const card of this.#cards) {
      const answer = card.querySelector<HTMLDetailsElement>(".card-answer");
      answer?.addEventListener("toggle", () => this.#draw());
      for (const fold of card.querySelectorAll<HTMLDetailsElement>("[data-details]")) this.#fillWhenOpened(fold);
    }
    this.append(this.#rate, this.#end);
    this.prepend(this.#count);
    // Whoever was quicker than this script has an answer open already, and keeps it.
    this.#queue = [...this.#cards];
    this.#draw();
  }

  #start(): void {
    this.#missed.clear();
    this.#queue = [...this.#cards];
    this.#end.replaceChildren();
    this.#turn();
  }

  #answer(known: boolean): void {
    const card = this.#queue.shift();
    if (!card) return;
    if (!known) {
      this.#missed.add(card);
      this.#queue.push(card);
    }
    this.#turn();
    (this.#queue[0]?.querySelector("summary") ?? this.#end).focus({ preventScroll: true });
  }

  /** Shows the first card of the queue, folded; or how it went. */
  #turn(): void {
    for (const answer of this.querySelectorAll<HTMLDetailsElement>("details")) answer.open = false;
    if (this.#queue.length === 0) {
      const [all, missed] = [this.#cards.length, this.#missed.size];
      this.#end.replaceChildren(h("p", {}, text.done(all - missed, all)), button(text.once, () => this.#start()));
    }
    this.#draw();
  }

  #draw(): void {
    const [current, next] = this.#queue;
    const turned = current?.querySelector<HTMLDetailsElement>(".card-answer")?.open ?? false;
    for (const card of this.#cards) card.hidden = card !== current;
    this.#count.textContent = current ? text.left(this.#queue.length) : "";
    this.#rate.hidden = !turned;
    this.#end.hidden = current !== undefined;
    // What the next card is made of comes while this one's answer is read.
    for (const card of turned ? [current, next] : [current]) if (card) wakeElements(card);
  }

  /** Details weigh more than all the rest, so they come when they are opened; until then, and failing that, a link leads to them. */
  #fillWhenOpened(fold: HTMLDetailsElement): void {
    const fill = async (): Promise<void> => {
      const details = await detailsOf(fold.dataset["details"] ?? "").catch(() => undefined);
      if (!details?.hasChildNodes()) return;
      fold.querySelector(".card-details")?.replaceWith(details);
      wakeElements(fold);
    };
    if (fold.open) void fill();
    else fold.addEventListener("toggle", () => void fill(), { once: true });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "flash-round": FlashRound;
  }
}

export function defineRound(): void {
  if (!customElements.get("flash-round")) customElements.define("flash-round", FlashRound);
}

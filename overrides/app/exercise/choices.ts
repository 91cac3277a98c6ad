// <flash-choice>: the learner chooses one of several answers, shuffled anew each day.
import { button, h } from "../dom";
import { clock } from "../study/clock";
import { studyDay } from "../study/day";
import { exerciseText as text } from "../text";
import { dispatchGraded, type Committed } from "./graded";
import { letterOf, placeOf } from "./letters";
import { orderOf } from "./order";

interface Option {
  row: HTMLElement;
  input: HTMLInputElement;
  mark: HTMLElement;
  right: boolean;
}

class FlashChoice extends HTMLElement implements Committed {
  static readonly observedAttributes = ["revealed"];
  #options: Option[] = [];
  #decided = false;
  readonly #refusal = h("p", { class: "flash-work__refusal", role: "alert" });
  readonly #verdict = h("p", { class: "flash-work__line", role: "status" });
  readonly #button = button(text.check, () => this.#press());
  #listening = new AbortController();

  connectedCallback(): void {
    this.#listening = new AbortController();
    // Before anyone else on the page: while a choice is open its letters are not what they are at other times.
    document.addEventListener("keydown", (event) => this.#onLetter(event), { capture: true, signal: this.#listening.signal });
    const list = this.querySelector("ul");
    if (!list) return;
    this.#deal([...list.children]);
    this.addEventListener("change", () => this.#choose());
    this.addEventListener("keydown", (event) => this.#onKey(event));
    this.append(this.#verdict, this.#refusal, h("div", { class: "flash-work__bar" }, this.#button));
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  attributeChangedCallback(): void {
    this.#draw();
  }

  /** Takes what is chosen as the answer; false if nothing is. */
  commit(): boolean {
    const chosen = this.#options.find(({ input }) => input.checked);
    if (!chosen || this.#over) return false;
    this.#decided = true;
    this.#draw();
    dispatchGraded(this, { suggestion: chosen.right ? 3 : 1, right: chosen.right, settled: true });
    return true;
  }

  get #over(): boolean {
    return this.#decided || this.hasAttribute("revealed");
  }

  /** Puts the options into the order of the day, in place of the list. */
  #deal(items: readonly Element[]): void {
    const name = this.getAttribute("name") ?? "";
    const order = orderOf(name, studyDay(clock()), items.length);
    this.#options = order.map((written, place) => {
      const item = items[written]!;
      // Its value is its place on the card, so that a choice can be kept whatever the order.
      const input = h("input", { type: "radio", name: `choice ${name}`, value: String(written) });
      const mark = h("span", { class: "flash-choice__mark" });
      const content = h("span", { class: "flash-choice__text" });
      content.append(...item.childNodes);
      const letter = h("span", { class: "flash-choice__letter" }, letterOf(place));
      const row = h("label", { class: "flash-choice__option" }, input, letter, " ", content, mark);
      return { row, input, mark, right: item.hasAttribute("data-right") };
    });
    const group = h("div", { class: "flash-choice__options", role: "radiogroup", "aria-label": text.choose }, ...this.#options.map(({ row }) => row));
    this.querySelector("ul")?.replaceWith(group);
  }

  #press(): void {
    if (this.#over) this.#again();
    else if (!this.commit()) {
      this.#refusal.textContent = text.nothingChosen;
      this.#options[0]?.input.focus();
    }
  }

  #again(): void {
    this.#decided = false;
    for (const { input } of this.#options) input.checked = false;
    this.#draw();
  }

  #choose(): void {
    this.#refusal.textContent = "";
    this.#draw();
    // The session keeps what was done on a card when it hears of it.
    this.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #onLetter(event: KeyboardEvent): void {
    const option = this.#over || this.closest("[inert], details:not([open])") ? undefined : this.#options[placeOf(event)];
    // A card that is only laid out yet hears nothing.
    if (!option || getComputedStyle(this).visibility === "hidden") return;
    event.preventDefault();
    event.stopPropagation();
    option.input.checked = true;
    option.input.focus();
    this.#choose();
  }

  /** Enter checks, and so does Space on what is chosen already. */
  #onKey(event: KeyboardEvent): void {
    const { key, target } = event;
    if (!(target instanceof HTMLInputElement) || this.#over || !(key === "Enter" || (key === " " && target.checked))) return;
    event.preventDefault();
    this.#press();
  }

  #draw(): void {
    const over = this.#over;
    const chosen = this.#options.find(({ input }) => input.checked);
    for (const { row, input, mark, right } of this.#options) {
      input.disabled = over;
      const said = !over ? "" : right ? text.isRight : input.checked ? text.isChosen : "";
      mark.textContent = said;
      row.dataset["state"] = !over ? "" : right ? "right" : input.checked ? "wrong" : "other";
    }
    this.#verdict.textContent = !over || !chosen ? "" : chosen.right ? text.right : text.notRight;
    this.#verdict.dataset["right"] = String(chosen?.right ?? false);
    this.#button.textContent = over ? text.chooseAgain : text.check;
    this.#button.hidden = over && this.hasAttribute("revealed");
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "flash-choice": FlashChoice;
  }
}

export function defineChoice(): void {
  if (!customElements.get("flash-choice")) customElements.define("flash-choice", FlashChoice);
}

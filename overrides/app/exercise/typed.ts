// <flash-typed>: the learner types the answer, and sees where it differs from the right one.
import { button, h } from "../dom";
import { exerciseText as text } from "../text";
import { type Committed, dispatchGraded } from "./graded";
import { differences, judge, type Outcome } from "./typed-answer";
import { side } from "./verdict";

const SUGGESTED = { right: 3, near: 2, wrong: 1 } as const;

class FlashTyped extends HTMLElement implements Committed {
  static readonly observedAttributes = ["revealed"];
  #decided = false;
  readonly #field = h("input", {
    class: "flash-field flash-typed__field",
    type: "text",
    autocapitalize: "off",
    autocomplete: "off",
    autocorrect: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    oninput: () => this.#onInput(),
    onkeydown: (event) => this.#onKey(event as KeyboardEvent),
  });
  readonly #refusal = h("p", { class: "flash-work__refusal", role: "alert" });
  readonly #verdict = h("div", { class: "flash-typed__verdict", role: "status" });
  readonly #button = button(text.check, () => this.#press());

  connectedCallback(): void {
    if (this.contains(this.#field)) return;
    this.#field.placeholder = this.getAttribute("hint") ?? "";
    if (this.#code) this.#field.classList.add("flash-typed__field--code");
    const label = h("label", { class: "flash-typed__label" }, h("span", {}, this.#label), this.#field);
    this.append(h("div", { class: "flash-typed__row" }, label, this.#button), this.#refusal, this.#verdict);
    this.#draw();
  }

  attributeChangedCallback(): void {
    this.#draw();
  }

  /** Takes what is typed as the answer; false if nothing is. */
  commit(): boolean {
    if (!this.#field.value.trim() || this.#over) return false;
    this.#decided = true;
    this.#draw();
    const outcome = this.#outcome;
    dispatchGraded(this, { suggestion: SUGGESTED[outcome], right: outcome === "right", settled: true });
    return true;
  }

  get #code(): boolean {
    return this.hasAttribute("code");
  }

  get #answer(): string {
    return this.getAttribute("answer") ?? "";
  }

  get #outcome(): Outcome {
    return judge(this.#field.value, this.#answer, this.#code);
  }

  get #over(): boolean {
    return this.#decided || this.hasAttribute("revealed");
  }

  /** On a card with several gaps, which of them is meant. */
  get #label(): string {
    const all = [...(this.parentElement?.querySelectorAll(":scope > flash-typed") ?? [])];
    return all.length > 1 ? text.typeGap(all.indexOf(this) + 1, all.length) : text.typeAnswer;
  }

  #press(): void {
    if (this.#over) {
      this.#decided = false;
      this.#field.value = "";
      this.#draw();
      this.#field.focus();
    } else if (!this.commit()) {
      this.#refuse(text.nothingTyped);
      this.#field.focus();
    }
  }

  #onInput(): void {
    this.#refuse("");
    // Put back by a session that was left with its answer shown.
    if (this.#over) this.#draw();
  }

  #refuse(why: string): void {
    this.#refusal.textContent = why;
    this.#field.setAttribute("aria-invalid", String(why !== ""));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing || this.#over) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#press();
    } else if (event.key === "Escape") {
      // Outside the field the keys of a session work again.
      (this.closest<HTMLElement>("[tabindex]") ?? this.#field).focus();
      this.#field.blur();
    }
  }

  #draw(): void {
    const over = this.#over;
    this.#field.readOnly = over;
    this.#button.textContent = over ? text.typeAgain : text.check;
    this.#button.hidden = over && this.hasAttribute("revealed");
    const given = this.#field.value;
    this.#verdict.replaceChildren(...(over && given.trim() ? this.#told(given) : []));
  }

  #told(given: string): HTMLElement[] {
    const outcome = this.#outcome;
    const line = h("p", { class: "flash-work__line" }, { right: text.right, near: text.nearlyRight, wrong: text.notRight }[outcome]);
    line.dataset["right"] = String(outcome === "right");
    if (outcome === "right") return [line];
    const parts = differences(given, this.#answer, this.#code);
    return [line, side(text.yours, "del", parts.given, "extra"), side(text.rightAnswer, "ins", parts.answer, "missing")];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "flash-typed": FlashTyped;
  }
}

export function defineTyped(): void {
  if (!customElements.get("flash-typed")) customElements.define("flash-typed", FlashTyped);
}

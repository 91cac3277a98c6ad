// <flash-predict>: the learner commits to what a snippet will print, then the real run decides.
import { button, h, keepReachable } from "../dom";
import { spoken } from "../lang";
import { Controls, limitOf } from "../runner/controls";
import { OutputView } from "../runner/output-view";
import type { Outcome } from "../runner/protocol";
import { remember, remembered } from "../storage";
import { exerciseText as text } from "../text";
import { agrees, difference, isEmpty } from "./compare";
import { dispatchGraded } from "./graded";
import { variantOf } from "./variants";
import { verdictView } from "./verdict";

/** The code of one variant, highlighted, and the output that the build proved. */
interface Variant {
  shown: HTMLElement;
  output: Node;
}

class FlashPredict extends HTMLElement {
  #variants: Variant[] = [];
  #variant!: Variant;
  #place!: HTMLElement;
  #output!: OutputView;
  #committed = false;
  readonly #answer = h("textarea", {
    class: "flash-predict__answer",
    rows: "2",
    autocapitalize: "off",
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => this.#refuse(""),
    onkeydown: (event) => this.#onKey(event as KeyboardEvent),
  });
  readonly #refusal = h("p", { class: "flash-predict__refusal", role: "alert", ...spoken() });
  readonly #printed = h("div", { class: "flash-output" });
  readonly #verdict = h("div", { class: "flash-predict__verdict", role: "status" });
  readonly #again = button(text.again, () => this.#next());
  readonly #controls = new Controls(
    { toolbar: text.prediction, run: text.check, runName: text.check, onRun: () => void this.#commit(), onBusy: () => this.#draw() },
    this.#again,
  );

  connectedCallback(): void {
    const place = this.querySelector<HTMLElement>(".flash-predict__code");
    if (!place || this.querySelector(".flash-snippet__bar")) return;
    this.#place = place;
    this.#variants = this.#read(place);
    const label = h("label", { class: "flash-predict__label" }, h("span", spoken(), text.ask), this.#answer);
    this.#output = new OutputView(this.#printed);
    // What is not there yet is hidden, so that the buttons stand below the answer first and below the result then.
    place.after(label, this.#refusal, this.#verdict, this.#printed, this.#controls.bar);
    this.#begin();
  }

  disconnectedCallback(): void {
    this.#controls.stop();
  }

  /** What the card holds: the written code with its output, and the further variants. */
  #read(place: HTMLElement): Variant[] {
    const fold = this.querySelector(".flash-predict__output");
    const written = { shown: place, output: fold?.querySelector(".flash-output") ?? h("div") };
    fold?.remove();
    const further = [...this.querySelectorAll<HTMLTemplateElement>(".flash-predict__variant")].map(({ content }) => {
      const output = h("div");
      output.append(...[...content.children].slice(1).map((child) => child.cloneNode(true)));
      const shown = content.querySelector<HTMLElement>(".flash-predict__code");
      return shown ? { shown: document.importNode(shown, true), output } : written;
    });
    return [written, ...further];
  }

  get #counter(): string {
    return `attempts ${this.getAttribute("name") ?? ""}`;
  }

  get #attempts(): number {
    return Number(remembered(this.#counter)) || 0;
  }

  #begin(): void {
    const chosen = this.#variants[variantOf(this.getAttribute("name") ?? "", this.#attempts, this.#variants.length)];
    if (!chosen) return;
    this.#variant = chosen;
    this.#place.replaceWith(chosen.shown);
    this.#place = chosen.shown;
    const code = chosen.shown.querySelector("code");
    if (code) keepReachable(code);
    this.#committed = false;
    this.#answer.value = "";
    this.#verdict.replaceChildren();
    this.#refuse("");
    this.#controls.status = "";
    this.#draw();
  }

  #next(): void {
    this.#begin();
    this.#answer.focus();
  }

  async #commit(): Promise<void> {
    if (this.#committed || this.#controls.busy) return;
    if (isEmpty(this.#answer.value)) {
      this.#refuse(text.empty);
      this.#answer.focus();
      return;
    }
    this.#committed = true;
    remember(this.#counter, String(this.#attempts + 1));
    const code = this.#variant.shown.querySelector("code")?.textContent ?? "";
    const outcome = await this.#controls.run({ kind: "run", code }, this.#output, limitOf(this));
    // Gone from the page while it ran: there is nobody to tell.
    if (outcome && this.isConnected) this.#decide(outcome);
    this.#draw();
  }

  /** The real run decides; where there was none, what the build proved. */
  #decide(outcome: Outcome): void {
    const ran = outcome.end === "finished";
    if (!ran) {
      const proven = h("div");
      proven.append(this.#variant.output.cloneNode(true));
      this.#printed.replaceChildren(...proven.childNodes);
      this.#output = new OutputView(this.#printed);
    }
    const answer = this.#answer.value;
    const right = agrees(answer, this.#output.printed);
    this.#verdict.replaceChildren(
      ...verdictView({ right, parts: right ? [] : difference(answer, this.#output.printed), ms: ran ? outcome.ms : null }),
    );
    dispatchGraded(this, { suggestion: right ? 3 : 1, right, settled: true });
  }

  #refuse(why: string): void {
    this.#refusal.textContent = why;
    this.#answer.setAttribute("aria-invalid", String(why !== ""));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#commit();
  }

  #draw(): void {
    const { busy } = this.#controls;
    const decided = this.#committed && !busy;
    this.#answer.readOnly = this.#committed;
    this.#printed.hidden = !decided;
    this.#controls.runs = !this.#committed || busy;
    this.#again.hidden = !decided || this.#variants.length < 2;
    this.#controls.bar.hidden = decided && this.#again.hidden;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "flash-predict": FlashPredict;
  }
}

export function definePredict(): void {
  if (!customElements.get("flash-predict")) customElements.define("flash-predict", FlashPredict);
}

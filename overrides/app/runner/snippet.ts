// <flash-snippet>: gives the highlighted code and proven output that the page already shows a Run button and an editor.
import { button, h, keepReachable } from "../dom";
import { CodeField } from "../editor/field";
import { editorText, runnerText as text } from "../text";
import { Controls, limitOf } from "./controls";
import { showOutcome } from "./outcome";
import { OutputView } from "./output-view";

class FlashSnippet extends HTMLElement {
  #field!: CodeField;
  #output!: OutputView;
  readonly #edit = button(editorText.edit, () => void this.#open(), { name: text.editName, look: "quiet" });
  readonly #reset = button(editorText.reset, () => this.#back(), { look: "quiet" });
  readonly #controls = new Controls(
    { toolbar: text.toolbar, run: text.run, runName: text.runName, onRun: () => void this.run(), onBusy: () => this.#draw() },
    this.#edit,
    this.#reset,
  );

  connectedCallback(): void {
    const code = this.querySelector("code");
    const shown = code?.closest<HTMLElement>(".highlight, pre");
    // A copy of an element that was drawn before (as in an animation) is only a picture of it.
    if (!code || !shown || this.querySelector(".flash-snippet__bar")) return;
    keepReachable(code);
    this.#field = new CodeField(shown, {
      name: this.getAttribute("name") ?? "",
      label: text.code,
      onChange: () => this.#draw(),
      onRun: () => void this.run(),
    });
    const output = this.querySelector<HTMLElement>(".flash-output") ?? h("div", { class: "flash-output" });
    this.#output = new OutputView(output);
    shown.after(this.#field.place);
    this.append(this.#controls.bar, output);
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#controls.stop();
  }

  async run(): Promise<void> {
    const { changed, code } = this.#field;
    const limit = limitOf(this);
    this.#field.markLine(null);
    const outcome = await this.#controls.run({ kind: "run", code }, this.#output, limit);
    if (!outcome) return;
    this.#controls.status = showOutcome(outcome, this.#output, { changed, limit });
    if (outcome.end === "raised") this.#field.markLine(outcome.error.line);
  }

  async #open(): Promise<void> {
    await this.#field.open();
  }

  /** Back to the original and what it was proven to print; from there, back to plain highlighted code. */
  #back(): void {
    if (this.#field.changed) this.#field.reset();
    else {
      this.#field.close();
      this.#edit.focus();
    }
    this.#output.showProven();
    this.#controls.status = "";
    this.#draw();
  }

  #draw(): void {
    if (!this.#field) return;
    const { editing, changed, hasDraft } = this.#field;
    const { busy } = this.#controls;
    this.#edit.hidden = editing || busy;
    this.#edit.textContent = hasDraft ? editorText.resume : editorText.edit;
    this.#edit.setAttribute("aria-label", hasDraft ? text.resumeName : text.editName);
    this.#reset.hidden = !editing || busy;
    this.#reset.textContent = changed ? editorText.reset : editorText.close;
    this.#reset.setAttribute("aria-label", changed ? text.resetName : text.closeName);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "flash-snippet": FlashSnippet;
  }
}

/** Registers the element; snippets that are already there, and those inserted later, come alive. */
export function defineSnippet(): void {
  if (!customElements.get("flash-snippet")) customElements.define("flash-snippet", FlashSnippet);
}

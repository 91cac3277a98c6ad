// <flash-code>: the learner completes the starter, Run grades it by the card's tests; hint and solution on demand.
import { button, h, keepReachable } from "../dom";
import { spoken } from "../lang";
import { CodeField } from "../editor/field";
import { Controls, limitOf } from "../runner/controls";
import { showFailure } from "../runner/outcome";
import { OutputView } from "../runner/output-view";
import type { Outcome } from "../runner/protocol";
import { editorText, exerciseText as text, runnerText } from "../text";
import { checkList } from "./checks";
import { gradeOf, suggestionFor } from "./grade";
import { dispatchGraded } from "./graded";

class FlashCode extends HTMLElement {
  #field!: CodeField;
  #output!: OutputView;
  #tests = "";
  #solution = "";
  #solved = false;
  readonly #help = { hint: false, solution: false };
  readonly #edit = button(editorText.edit, () => void this.#field.open(), { name: text.editName });
  readonly #reset = button(editorText.reset, () => this.#back(), { look: "quiet" });
  readonly #summary = h("p", { class: "flash-code__summary", role: "status", ...spoken() });
  readonly #checks = h("div", { class: "flash-code__checks" });
  readonly #printed = h("div", { class: "flash-output" });
  readonly #controls = new Controls(
    { toolbar: text.toolbar, run: text.run, runName: text.run, onRun: () => void this.run(), onBusy: () => this.#draw() },
    this.#edit,
    this.#reset,
  );

  connectedCallback(): void {
    const starter = this.querySelector<HTMLElement>(".flash-code__starter");
    if (!starter || this.querySelector(".flash-snippet__bar")) return;
    this.#tests = codeIn(this, ".flash-code__tests");
    this.#solution = codeIn(this, ".flash-code__solution");
    this.#field = new CodeField(starter, {
      name: this.getAttribute("name") ?? "",
      label: text.code,
      onChange: () => this.#draw(),
      onRun: () => void this.run(),
    });
    this.#output = new OutputView(this.#printed);
    const result = h("div", { class: "flash-code__result" }, this.#summary, this.#checks, this.#printed);
    starter.addEventListener("click", () => this.#openAtClick());
    starter.after(this.#field.place, this.#controls.bar, result);
    for (const code of this.querySelectorAll<HTMLElement>("pre > code")) keepReachable(code);
    this.#watchFold(".flash-code__hint", () => this.#use("hint"));
    this.#watchFold(".flash-code__solution", (fold) => void this.#showSolution(fold));
    this.#clear();
    this.#draw();
  }

  disconnectedCallback(): void {
    this.#controls.stop();
  }

  async run(): Promise<void> {
    if (this.#controls.busy) return;
    const { code, original: starter } = this.#field;
    const limit = limitOf(this);
    this.#clear();
    this.#field.markLine(null);
    const outcome = await this.#controls.run({ kind: "grade", code, starter, tests: this.#tests }, this.#output, limit);
    if (outcome) this.#showResult(outcome, limit);
  }

  #showResult(outcome: Outcome, limit: number): void {
    const grade = gradeOf(outcome);
    if (outcome.end !== "finished") showFailure(outcome, this.#output, limit);
    if (outcome.end === "raised") this.#field.markLine(outcome.error.line);
    this.#printed.hidden = !this.#printed.querySelector("pre, .flash-output__figure, .flash-output__note");
    if (outcome.end !== "finished" && outcome.end !== "raised") {
      // Stopped, or Python did not come: that says something about the code only if it took too long or too much memory.
      if (outcome.end === "timeout" || outcome.end === "crashed") this.#tell(false);
      return;
    }
    const { checks, ms } = outcome;
    this.#checks.replaceChildren(...(checks?.length ? [checkList(checks)] : []));
    this.#summary.textContent = grade.total > 0 ? text.summary(grade.passed, grade.total, ms) : text.notGraded;
    this.#summary.dataset["right"] = String(grade.right);
    this.#tell(grade.right);
  }

  #tell(right: boolean): void {
    const suggestion = suggestionFor(right, this.#help);
    this.#solved ||= right;
    dispatchGraded(this, { suggestion, right, settled: right });
  }

  /** What is looked at after the exercise was solved is no help. */
  #use(help: "hint" | "solution"): void {
    if (!this.#solved) this.#help[help] = true;
  }

  async #showSolution(fold: HTMLDetailsElement): Promise<void> {
    this.#use("solution");
    fold.querySelector(".flash-diff")?.remove();
    if (!this.#field.changed) return;
    const { codeDiff } = await import("./diff-view");
    fold.querySelector(".flash-diff")?.remove();
    fold.append(codeDiff(this.#field.code, this.#solution));
  }

  #watchFold(selector: string, opened: (fold: HTMLDetailsElement) => void): void {
    const fold = this.querySelector<HTMLDetailsElement>(selector);
    fold?.addEventListener("toggle", () => {
      if (fold.open) opened(fold);
    });
  }

  /** A click into the plain code means: let me write here. One that selects text does not. */
  #openAtClick(): void {
    if (getSelection()?.isCollapsed !== false) void this.#field.open();
  }

  #back(): void {
    if (this.#field.changed) this.#field.reset();
    else {
      this.#field.close();
      this.#edit.focus();
    }
    this.#clear();
    this.#draw();
  }

  #clear(): void {
    this.#summary.textContent = "";
    delete this.#summary.dataset["right"];
    this.#checks.replaceChildren();
    this.#output.startLive();
    this.#printed.hidden = true;
    this.#controls.status = "";
  }

  #draw(): void {
    if (!this.#field) return;
    const { editing, changed, hasDraft } = this.#field;
    const { busy } = this.#controls;
    if (busy) this.#printed.hidden = false;
    this.#edit.hidden = editing || busy;
    this.#edit.textContent = hasDraft ? editorText.resume : editorText.edit;
    this.#edit.setAttribute("aria-label", hasDraft ? text.resumeName : text.editName);
    this.#reset.hidden = !editing || busy;
    this.#reset.textContent = changed ? editorText.reset : editorText.close;
    this.#reset.setAttribute("aria-label", changed ? text.resetName : runnerText.closeName);
  }
}

const codeIn = (element: Element, selector: string): string => element.querySelector(`${selector} code`)?.textContent ?? "";

declare global {
  interface HTMLElementTagNameMap {
    "flash-code": FlashCode;
  }
}

export function defineCode(): void {
  if (!customElements.get("flash-code")) customElements.define("flash-code", FlashCode);
}

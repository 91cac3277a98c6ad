// What one tier shows, and the panel that shows it: overrides/theme/partials/tiers.html, which has a place for each part.
import { button, h, part } from "../dom";
import { storageText } from "../text";

export interface TierAction {
  readonly label: string;
  readonly name: string;
  readonly look?: string;
  readonly run: () => void;
}

export interface TierView {
  readonly tone: "saved" | "busy" | "absent" | "problem";
  readonly status: string;
  readonly facts?: readonly string[];
  readonly progress?: { readonly name: string; readonly done: number; readonly total: number };
  readonly actions?: readonly TierAction[];
}

export class TierPanel {
  readonly #panel: HTMLElement;
  // Read aloud when it changes; the bytes stand outside of it, or they would be read several times a second.
  readonly #status: HTMLElement;
  readonly #actions: HTMLElement;
  readonly #facts = h("ul", { class: "flash-tier__facts" });
  readonly #bar = h("progress", {});
  readonly #amount = h("span", {});
  readonly #progress = h("div", { class: "flash-tier__progress" }, this.#bar, this.#amount);
  #shownActions = "";

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    this.#status = part(panel, ".flash-tier__status");
    this.#actions = part(panel, ".flash-tier__actions");
    part(panel, ".flash-tier__more").replaceChildren(this.#progress, this.#facts);
  }

  show({ tone, status, facts = [], progress, actions = [] }: TierView): void {
    this.#panel.dataset["tone"] = tone;
    if (this.#status.textContent !== status) this.#status.textContent = status;
    this.#facts.replaceChildren(...facts.map((fact) => h("li", { class: "flash-tier__fact" }, fact)));
    this.#facts.hidden = facts.length === 0;
    this.#progress.hidden = !progress;
    if (progress) this.#showProgress(progress);
    this.#showActions(actions);
  }

  #showProgress({ name, done, total }: NonNullable<TierView["progress"]>): void {
    this.#bar.setAttribute("aria-label", name);
    this.#bar.max = total;
    this.#bar.value = done;
    this.#amount.textContent = storageText.amount(done, total);
  }

  #showActions(actions: readonly TierAction[]): void {
    const names = actions.map(({ name }) => name).join("\n");
    if (names === this.#shownActions) return;
    this.#shownActions = names;
    // The button that was pressed disappears; a keyboard's place must not disappear with it.
    const focused = this.#actions.contains(document.activeElement);
    this.#actions.replaceChildren(...actions.map(({ label, name, look = "", run }) => button(label, run, { name, look })));
    if (focused) (this.#actions.querySelector("button") ?? this.#status).focus();
  }
}

// <flash-learnt>: how far the learner has come in a section; nothing while that is nothing.
import { baseURL, siteURL } from "../base";
import { openDeck } from "../deck/deck";
import { h } from "../dom";
import { openLog } from "../log/log";
import { clock } from "../study/clock";
import { History } from "../study/history";
import { studyText as text } from "../text";

class FlashLearnt extends HTMLElement {
  connectedCallback(): void {
    // Without deck or log there is no progress to tell of, and the page is whole without it.
    this.#show().catch(() => undefined);
  }

  async #show(): Promise<void> {
    const history = new History(await openLog(baseURL, () => undefined), clock);
    await history.refresh();
    if (history.states.size === 0) return;
    const { cards } = await openDeck(siteURL("deck/"));
    const own = cards.filter(({ section }) => section === this.getAttribute("section"));
    const begun = own.filter(({ units }) => units.some((unit) => history.states.get(unit)?.memory)).length;
    if (begun === 0) return;
    const label = text.begun(begun, own.length);
    this.replaceChildren(h("p", {}, label), h("progress", { max: String(own.length), value: String(begun), "aria-label": label }));
  }
}

export function defineLearnt(): void {
  if (!customElements.get("flash-learnt")) customElements.define("flash-learnt", FlashLearnt);
}

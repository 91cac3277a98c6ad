// A line about versions at the bottom of the page: it covers no control for long and takes no focus.
import { button, h } from "../dom";
import { spoken } from "../lang";
import { updateText } from "../text";

interface Choices {
  readonly reload: () => void;
  readonly later: () => void;
}

/** So many letters have room beside the buttons on a phone. */
const ONE_ROW = 40;

let region: HTMLElement | undefined;
let shown = "";

/** Shown once, however often it is called with the same words. */
export function showNotice(words: string, { reload, later }: Choices): void {
  if (shown === words) return;
  shown = words;
  // A live region is read aloud when its content changes, not when it appears with its content.
  region ??= document.body.appendChild(h("div", { class: "flash-update", role: "status", ...spoken() }));
  const agree = button(
    updateText.reload,
    () => {
      agree.disabled = true;
      reload();
    },
    { look: "primary" },
  );
  const decline = button(
    updateText.later,
    () => {
      closeNotice();
      later();
    },
    { look: "quiet" },
  );
  const long = words.length > ONE_ROW ? " flash-update__notice--long" : "";
  const notice = h("div", { class: `flash-update__notice${long}` }, h("p", {}, words), agree, decline);
  requestAnimationFrame(() => region?.replaceChildren(notice));
}

export function closeNotice(): void {
  shown = "";
  requestAnimationFrame(() => region?.replaceChildren());
}

// "A new version is ready": one line at the bottom that covers no control for long and takes no focus.
import { button, h } from "../dom";
import { updateText } from "../text";

interface Choices {
  readonly reload: () => void;
  readonly later: () => void;
}

let region: HTMLElement | undefined;

/** Shown once, however often it is called. */
export function showNotice({ reload, later }: Choices): void {
  if (region?.hasChildNodes()) return;
  // A live region is read aloud when its content changes, not when it appears with its content.
  region ??= document.body.appendChild(h("div", { class: "flash-update", role: "status" }));
  const close = (): void => region?.replaceChildren();
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
      close();
      later();
    },
    { look: "quiet" },
  );
  const notice = h("div", { class: "flash-update__notice" }, h("p", {}, updateText.ready), agree, decline);
  requestAnimationFrame(() => region?.replaceChildren(notice));
}

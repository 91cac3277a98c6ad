// A modal dialog: the browser's own, with a heading and a way out.
import { button, h } from "../dom";
import { sessionText as text } from "../text";

let count = 0;

/** Opens a dialog that is gone once it is closed; focus then is where it was before. */
export function openDialog(title: string, ...content: Node[]): HTMLDialogElement {
  count += 1;
  const heading = h("h2", { class: "flash-dialog__title", id: `flash-dialog-${count}` }, title);
  const close = button("✕", () => dialog.close(), { name: text.close, look: "quiet" });
  const head = h("div", { class: "flash-dialog__head" }, heading, close);
  const dialog = h("dialog", { class: "flash-dialog", "aria-labelledby": heading.id }, head, h("div", { class: "flash-dialog__body" }, ...content));
  dialog.addEventListener("close", () => dialog.remove(), { once: true });
  // The backdrop belongs to the dialog; a click that began on a field and ended there is no click on it.
  dialog.addEventListener("pointerdown", ({ target, currentTarget }) => target === currentTarget && dialog.close());
  // Inside the study page, where the site's rules for text hold.
  (document.querySelector("flash-study") ?? document.body).append(dialog);
  dialog.showModal();
  return dialog;
}

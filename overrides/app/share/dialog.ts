// The box with what is to be pasted into a page elsewhere; loaded when it is asked for.
import { button, h } from "../dom";
import { openDialog } from "../study/dialog";
import { shareText as text } from "../text";
import { type Form, FORMS, type Shared } from "./forms";

/** What the page says of itself to other sites. */
function shared(): Shared {
  const said = (property: string): string => document.querySelector<HTMLMetaElement>(`meta[property="og:${property}"]`)?.content ?? "";
  const frame = said("image").replace(/[^/]*$/, "");
  const [base = "", name = ""] = frame.replace(/\/$/, "").split(/embed\/(?=[^/]*$)/);
  return { title: said("title"), page: said("url"), picture: said("image"), frame, name, base };
}

export function openShare(): void {
  const card = shared();
  const code = h("textarea", { class: "flash-field", readonly: true, rows: "6", spellcheck: "false", "aria-label": text.code });
  const told = h("p", { role: "status" });
  const show = (): void => {
    code.value = FORMS[list.value as Form](card);
    told.textContent = "";
  };
  const options = (Object.keys(FORMS) as Form[]).map((form) => h("option", { value: form }, text.forms[form]));
  const list = h("select", { class: "flash-field", onchange: show }, ...options);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code.value);
      told.textContent = text.copied;
    } catch {
      // Refused, or a page without a secure address: the learner's own copy command still works.
      code.focus();
      code.select();
      told.textContent = text.selected;
    }
  };
  show();
  openDialog(
    text.title,
    h("label", { class: "flash-labelled" }, h("span", {}, text.where), list),
    code,
    button(text.copy, () => void copy(), { look: "primary" }),
    told,
  );
}

// A button that opens a menu: arrow keys walk through it, Escape and Tab leave it.
import { h } from "../dom";
import { icon } from "./icons";

export interface MenuItem {
  label: string;
  /** The key that does the same, if there is one. */
  key?: string;
  /** What a press does; null where it makes no sense now. */
  press: (() => void) | null;
  /** Of a switch: whether it is on. */
  checked?: boolean;
}

/** `items` is asked each time the menu opens: what can be done depends on the card. Null is a line between two groups. */
export function menuButton(name: string, items: () => readonly (MenuItem | null)[]): HTMLElement {
  const list = h("div", { class: "flash-menu__list", role: "menu", "aria-label": name, hidden: true });
  const opener = h("button", { type: "button", class: "flash-button flash-button--quiet flash-menu__button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": name, title: name }, icon("menu"));
  const place = h("div", { class: "flash-menu" }, opener, list);
  const choices = () => [...list.querySelectorAll<HTMLElement>("[role^=menuitem]")];

  const close = (refocus: boolean) => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (refocus) opener.focus();
  };
  const open = (at: number) => {
    list.replaceChildren(...items().map((item) => (item ? entry(item, () => close(true)) : h("hr", {}))));
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    choices().at(at)?.focus();
  };
  const walk = (steps: number) => {
    const all = choices();
    const here = all.indexOf(document.activeElement as HTMLElement);
    all.at((here + steps) % all.length)?.focus();
  };

  opener.addEventListener("click", () => (list.hidden ? open(0) : close(true)));
  place.addEventListener("keydown", (event) => {
    if (list.hidden) {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      open(event.key === "ArrowDown" ? 0 : -1);
    } else if (event.key === "ArrowDown") walk(1);
    else if (event.key === "ArrowUp") walk(-1);
    else if (event.key === "Home") choices().at(0)?.focus();
    else if (event.key === "End") choices().at(-1)?.focus();
    else if (event.key === "Escape") close(true);
    else {
      if (event.key === "Tab") close(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (!place.contains(relatedTarget as Node | null)) close(false);
  });
  return place;
}

function entry({ label, key, press, checked }: MenuItem, done: () => void): HTMLElement {
  const role = checked === undefined ? "menuitem" : "menuitemcheckbox";
  const onclick = () => {
    if (!press) return;
    done();
    press();
  };
  const made = h("button", { type: "button", role, class: "flash-menu__item", tabindex: "-1", onclick }, h("span", {}, label));
  if (checked !== undefined) made.setAttribute("aria-checked", String(checked));
  if (!press) made.setAttribute("aria-disabled", "true");
  if (key) made.append(h("kbd", { class: "flash-key", "aria-hidden": "true" }, key));
  if (key) made.setAttribute("aria-keyshortcuts", key);
  return made;
}

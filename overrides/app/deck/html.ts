// A card's HTML, made fit for the page that it is shown on.
import { mathStyleURL } from "../base";
import { h } from "../dom";
import { written } from "../lang";

/** Attributes that hold a link. */
const LINKS = ["href", "src", "poster", "data"];

/** Parses a card's HTML; its links, which are relative to the site's base, become absolute. */
export function cardHTML(html: string, base: URL): DocumentFragment {
  // Nothing inside a template is fetched, so the links are right before the browser follows the first one.
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const name of LINKS) {
    for (const element of template.content.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, absolute(element.getAttribute(name) ?? "", base));
    }
  }
  const made = document.importNode(template.content, true);
  for (const element of made.children) Object.assign(element, written());
  return made;
}

/** A link within the page, such as a pattern inside a drawing, stays what it is. */
export function absolute(link: string, base: URL): string {
  return link.startsWith("#") ? link : new URL(link, base).href;
}

/** Adds the stylesheet for formulas, once; resolves when it is in use, or can't be had. */
export function loadMathStyle(): Promise<void> {
  const { href } = mathStyleURL();
  style ??= [...document.styleSheets].some((sheet) => sheet.href === href) ? Promise.resolve() : added(href);
  return style;
}

let style: Promise<void> | undefined;

const added = (href: string): Promise<void> =>
  new Promise((resolve) => document.head.append(h("link", { rel: "stylesheet", href, onload: () => resolve(), onerror: () => resolve() })));

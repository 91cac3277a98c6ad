// Making elements without a framework: one function for elements, one for buttons.

type Properties = Record<string, string | boolean | ((event: Event) => void)>;

/** An element with attributes, `on…` listeners and children. A false attribute is left out, a true one is set empty. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** What the page is known to hold. */
export function part(whole: HTMLElement, selector: string): HTMLElement {
  const found = whole.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`${selector} is missing in ${whole.localName}`);
  return found;
}

/** Lets an element that scrolls take the focus, or the keyboard can't reach its end. Gives a function to check anew. */
export function keepReachable(element: HTMLElement): () => void {
  let asked = 0;
  const update = () => {
    asked = 0;
    const scrolls = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
    // Setting what is set already would make the browser lay out the page anew.
    if (scrolls === element.hasAttribute("tabindex")) return;
    if (scrolls) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  };
  new ResizeObserver(update).observe(element);
  // Measuring at once would make the browser lay out a page that is still being changed.
  return () => {
    asked ||= requestAnimationFrame(update);
  };
}

/** A button in the site's style; `name` is what a screen reader says where the label alone says too little. */
export function button(label: string, onclick: () => void, { name = label, look = "" } = {}): HTMLButtonElement {
  const style = look ? `flash-button flash-button--${look}` : "flash-button";
  const named = name === label ? {} : { "aria-label": name };
  return h("button", { type: "button", class: style, onclick, ...named }, label);
}

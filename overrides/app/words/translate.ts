// Puts the words of a language in the place of the English ones that stand in the pages themselves: `data-words` names an element's
// text, `data-words-label` its accessible name (and title and placeholder, where it has them), `data-value` what stands for {}.

type PageWords = Readonly<Record<string, string>>;

/** The theme puts its skip link where no template of ours can mark it. */
const SKIP = ".md-skip";
const MARKED = `[data-words], [data-words-label], ${SKIP}`;
const NAMING = ["aria-label", "title", "placeholder"];

export function translate(language: string, words: PageWords): void {
  const root = document.documentElement;

  const put = (element: HTMLElement): void => {
    const { words: text = element.matches(SKIP) ? "skip" : "", wordsLabel: label = "", value = "" } = element.dataset;
    // Once, and no more: what is put in is seen as a change as well.
    delete element.dataset["words"];
    delete element.dataset["wordsLabel"];
    const said = words[text]?.replace("{}", value);
    const named = words[label]?.replace("{}", value);
    if (said !== undefined) element.textContent = said;
    if (named !== undefined) for (const name of NAMING) if (element.hasAttribute(name)) element.setAttribute(name, named);
    // What is named in this language, but holds content of the page's, would hand its own down.
    const speaks = said !== undefined || (named !== undefined && element.textContent?.trim() === "");
    if (speaks && root.lang !== language) element.lang = language;
  };
  let settingsAreRead = false;
  /** What the theme's search says lies in its settings, which it reads after this. A page can arrive in parts, and they with it. */
  const putInSettings = (): void => {
    const settings = document.getElementById("__config");
    if (settingsAreRead || !settings) return;
    try {
      const all = JSON.parse(settings.textContent ?? "") as { translations?: Record<string, string> };
      all.translations = { ...all.translations, ...words };
      settings.textContent = JSON.stringify(all);
      settingsAreRead = true;
    } catch {
      // The rest is still to come.
    }
  };
  const putBelow = (top: ParentNode): void => {
    for (const element of top.querySelectorAll<HTMLElement>(MARKED)) put(element);
  };

  // Called after each step of the parser and before the next picture is painted, so nobody sees the English words; later on for
  // cards that are put in.
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof HTMLElement)) continue;
        if (node.matches(MARKED)) put(node);
        putBelow(node);
      }
    }
    putInSettings();
  }).observe(root, { childList: true, subtree: true });
  putBelow(document);
}

// Light and dark: the browser's own bars take the page's colour, also where the learner has chosen another than the device has.

const bars = (): HTMLMetaElement[] => [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"][media]')];

let papers: readonly string[] | undefined;

/** The colours of a light page and of a dark one, as the page's head has them. */
export function paperColors(): readonly string[] {
  papers ??= bars().map(({ content }) => content);
  return papers;
}

/** Material adds a colour of its own for the bars, but the first one that applies counts, and that is the head's. */
export function followScheme(): void {
  const [light = "", dark = ""] = paperColors();
  const show = (): void => {
    const color = document.body.dataset["mdColorScheme"] === "slate" ? dark : light;
    for (const bar of bars()) bar.content = color;
  };
  new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  show();
}

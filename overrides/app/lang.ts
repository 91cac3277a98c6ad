// Two languages on one page: that of the interface and that of the cards. A screen reader is told which words are in which.
import { language } from "./text";

/** For an element of the interface on a page that has the cards' language. */
export const spoken = (): { lang?: string } => (document.documentElement.lang === language ? {} : { lang: language });

/** For an element that holds what a card says, on a page that has the interface's language. */
export function written(): { lang?: string } {
  const { lang, dataset } = document.documentElement;
  const { content = lang } = dataset;
  return content === lang ? {} : { lang: content };
}

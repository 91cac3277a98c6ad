// The learner's choice of the interface's language.
import { h } from "../dom";
import { LANGUAGE } from "../protocol/kept";
import { remember, remembered } from "../storage";
import { openDialog } from "../study/dialog";
import { languageText as text } from "../text";
import { chooseLanguage } from "../words/choose";
import { LANGUAGES, type Language } from "../words/formats";

const BROWSER = "";

/** What a language calls itself: who can't read the one in force finds their own. */
const ownName = (language: Language): string => {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

/** A labelled list of languages. A choice is kept on this device, and the page loads anew in it. */
export function languageField(): HTMLElement {
  const setting = remembered(LANGUAGE) ?? BROWSER;
  const option = (value: string, label: string, lang: string | false) => h("option", { value, lang, selected: value === setting }, label);
  const onchange = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    remember(LANGUAGE, value === BROWSER ? null : value);
    location.reload();
  };
  const list = h(
    "select",
    { class: "flash-field", onchange },
    option(BROWSER, text.browser(ownName(chooseLanguage(null, navigator.languages))), false),
    ...LANGUAGES.map((language) => option(language, ownName(language), language)),
  );
  return h("div", {}, h("label", { class: "flash-labelled" }, h("span", {}, text.label), list), h("p", {}, text.note));
}

export const openLanguage = (): void => void openDialog(text.title, languageField());

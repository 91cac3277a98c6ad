// What the script in a page's head does about the language.
import { chooseLanguage } from "./choose";
import type { Language } from "./formats";

/** Files by language: the module with all words, and, for all but English, the script that puts them into the page. */
export interface LanguageFiles {
  module: Readonly<Record<Language, string>>;
  page: Readonly<Partial<Record<Language, string>>>;
}

/** Chooses, and has the page's own words replaced before anything is drawn. */
export function loadLanguage(setting: string | null, { page }: LanguageFiles, folder: URL): Language {
  const language = chooseLanguage(setting, navigator.languages);
  const file = page[language];
  if (!file) return language;
  const script = document.createElement("script");
  script.async = false;
  script.src = new URL(file, folder).href;
  // Nothing is painted until it has run. A browser that doesn't know the word waits for the stylesheet, which takes longer to come.
  script.setAttribute("blocking", "render");
  document.head.append(script);
  return language;
}

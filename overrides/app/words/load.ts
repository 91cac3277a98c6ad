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
  // The parser waits for it. So nothing is painted before it has run, and neither does the theme's script run before, which takes its
  // own words from the page only once.
  document.write(`<script src="${new URL(file, folder).href}"></script>`);
  return language;
}

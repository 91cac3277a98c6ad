// Which language the interface speaks.
import { LANGUAGES, type Language } from "./formats";

const isLanguage = (tag: string | null): tag is Language => LANGUAGES.some((language) => language === tag);

/** The learner's setting, else the first of the browser's languages that there is, else English. */
export function chooseLanguage(setting: string | null, wished: readonly string[]): Language {
  if (isLanguage(setting)) return setting;
  return wished.map((tag) => tag.split("-")[0] ?? "").find(isLanguage) ?? "en";
}

// Stands in the head of every page: chooses the language before anything is drawn, and calls the scripts that speak it.
import { keptKey, LANGUAGE } from "./protocol/kept";
import { type LanguageFiles, loadLanguage } from "./words/load";

// Set by scripts/node/bundle.mjs.
declare const SITE_FILES: LanguageFiles;

const here = document.currentScript as HTMLScriptElement;
const app = new URL(here.dataset["app"] ?? "", document.baseURI);
const root = document.documentElement;

function setting(): string | null {
  try {
    return localStorage.getItem(keptKey(new URL("../../", app), LANGUAGE));
  } catch {
    return null;
  }
}

// Cards keep the language of the site, whatever the interface speaks.
root.dataset["content"] = root.lang;
const language = loadLanguage(setting(), SITE_FILES, app);
if (here.hasAttribute("data-interface")) root.lang = language;

const script = document.createElement("script");
script.type = "module";
script.src = new URL(SITE_FILES.module[language], app).href;
here.after(script);

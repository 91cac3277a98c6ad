// Stands in the head of every page: chooses the language before anything is drawn, and calls the script that speaks it.
import { keptKey, LANGUAGE } from "./protocol/kept";
import { chooseLanguage } from "./words/choose";
import type { Language } from "./words/formats";

// Set by scripts/node/bundle.mjs: the file of each language.
declare const SCRIPT_FILES: Readonly<Record<Language, string>>;

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

const language = chooseLanguage(setting(), navigator.languages);
// Cards keep the language of the site, whatever the interface speaks.
root.dataset["content"] = root.lang;
if (here.hasAttribute("data-interface")) root.lang = language;

const script = document.createElement("script");
script.type = "module";
script.src = new URL(SCRIPT_FILES[language], app).href;
here.after(script);

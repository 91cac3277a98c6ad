// Stands in the head of every page: chooses the language before anything is drawn, calls the scripts that speak it, and tells learners
// from first visitors.
import { keptKey, LANGUAGE, MARK } from "./protocol/kept";
import { type LanguageFiles, loadLanguage } from "./words/load";

// Set by scripts/node/bundle.mjs.
declare const SITE_FILES: LanguageFiles;

const here = document.currentScript as HTMLScriptElement;
const app = new URL(here.dataset["app"] ?? "", document.baseURI);
const root = document.documentElement;

function kept(name: string): string | null {
  try {
    return localStorage.getItem(keptKey(new URL("../../", app), name));
  } catch {
    return null;
  }
}

// Cards keep the language of the site, whatever the interface speaks.
root.dataset["content"] = root.lang;
const language = loadLanguage(kept(LANGUAGE), SITE_FILES, app);
if (here.hasAttribute("data-interface")) root.lang = language;
// Only a learner's very first session is known to begin with the card that stands in the page.
if (location.search !== "" || kept(MARK) !== null) root.dataset["begun"] = "";

const script = document.createElement("script");
script.type = "module";
script.src = new URL(SITE_FILES.module[language], app).href;
here.after(script);

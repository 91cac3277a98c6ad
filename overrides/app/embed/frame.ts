// The script of an embedded page that needs no modules: a sandboxed frame gets modules only from hosts that let any page read
// their files. What must work everywhere is here; what runs code comes with the module, where it may.
import { showMathWithoutFonts } from "./math";
import { tellHeight } from "./height";
import { openLinksByHost } from "./links";
import { openForPrint } from "./print";
import { chooseTheme } from "./theme";
import { chooseLanguage } from "../words/choose";
import type { Language } from "../words/formats";

// Set by scripts/node/bundle.mjs: the hashed names of the modules beside this script, by language.
declare const EMBED_FILES: Readonly<Record<Language, string>>;

/** What is of no use without the module. */
const RUNS = "flash-snippet, flash-code, flash-predict";

const script = document.currentScript as HTMLScriptElement;

document.documentElement.classList.add("flash-scripted");
chooseTheme();
showMathWithoutFonts();
addEventListener("DOMContentLoaded", () => {
  tellHeight();
  openLinksByHost();
  openForPrint();
  import(new URL(EMBED_FILES[chooseLanguage(null, navigator.languages)], script.src).href).catch(() => {
    document.documentElement.classList.remove("flash-scripted");
    const note = document.querySelector<HTMLElement>(".flash-embed__trouble");
    if (note) note.hidden = document.querySelector(RUNS) === null;
  });
});

// The script of an embedded page that needs no modules: a sandboxed frame gets modules only from hosts that let any page read
// their files. What must work everywhere is here; what runs code comes with the module, where it may.
import { showMathWithoutFonts } from "./math";
import { tellHeight } from "./height";
import { openLinksByHost } from "./links";
import { openForPrint } from "./print";
import { chooseTheme } from "./theme";
import { type LanguageFiles, loadLanguage } from "../words/load";

// Set by scripts/node/bundle.mjs: the files beside this script, by language.
declare const EMBED_FILES: LanguageFiles;

/** What is of no use without the module. */
const RUNS = "flash-snippet, flash-code, flash-predict";

const script = document.currentScript as HTMLScriptElement;

document.documentElement.classList.add("flash-scripted");
// What is set on the site is out of reach here: a frame's storage is one of its own, or none.
const language = loadLanguage(null, EMBED_FILES, new URL(script.src));
chooseTheme();
showMathWithoutFonts();
addEventListener("DOMContentLoaded", () => {
  tellHeight();
  openLinksByHost();
  openForPrint();
  import(new URL(EMBED_FILES.module[language], script.src).href).catch(() => {
    document.documentElement.classList.remove("flash-scripted");
    const note = document.querySelector<HTMLElement>(".flash-embed__trouble");
    if (note) note.hidden = document.querySelector(RUNS) === null;
  });
});

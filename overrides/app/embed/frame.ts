// The script of an embedded page that needs no modules: a sandboxed frame gets modules only from hosts that let any page read
// their files. What must work everywhere is here; what runs code comes with the module, where it may.
import { showMathWithoutFonts } from "./math";
import { tellHeight } from "./height";
import { openLinksByHost } from "./links";
import { openForPrint } from "./print";
import { chooseTheme } from "./theme";

// Set by scripts/node/bundle.mjs: the hashed name of the module beside this script.
declare const EMBED_FILE: string;

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
  import(new URL(EMBED_FILE, script.src).href).catch(() => {
    document.documentElement.classList.remove("flash-scripted");
    const note = document.querySelector<HTMLElement>(".flash-embed__trouble");
    if (note) note.hidden = document.querySelector(RUNS) === null;
  });
});

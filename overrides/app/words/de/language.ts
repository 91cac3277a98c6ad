import type { languageText as English } from "../en/language";
import type { Same } from "../same";

export const languageText: Same<typeof English> = {
  menu: "Sprache (Language)",
  title: "Sprache (Language)",
  label: "Sprache der Menüs und Meldungen",
  browser: (name) => `Wie im Browser (${name})`,
  note: "Die Karten bleiben in der Sprache, in der sie geschrieben sind.",
};

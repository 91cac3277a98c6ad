import type { editorText as English } from "../en/editor";
import type { Same } from "../same";

export const editorText: Same<typeof English> = {
  edit: "Bearbeiten",
  resume: "Entwurf bearbeiten",
  reset: "Zurücksetzen",
  close: "Schließen",
  keys: "Strg und Enter führt den Code aus. Tab rückt ein; mit Escape und dann Tab verlässt du den Editor.",
  restored: "Entwurf wiederhergestellt. „Zurücksetzen“ holt das Original zurück.",
  outdated: "Diese Karte hat sich seit deinem Entwurf geändert.",
  bringBack: "Meinen Entwurf zurückholen",
  broughtBack: "Entwurf wiederhergestellt. Er gehört zu einer früheren Fassung dieser Karte.",
  plain: "Der vollständige Editor konnte nicht geladen werden; dies ist ein einfacher.",
};

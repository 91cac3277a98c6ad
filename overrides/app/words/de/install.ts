import type * as english from "../en/install";
import type { Same } from "../same";

export const installText: Same<typeof english.installText> = {
  title: "Als App installieren",
  why: "Dann öffnet sie sich vom Startbildschirm in einem eigenen Fenster, und der Browser löscht deine Antworten nicht so leicht.",
  install: "Installieren",
  decline: "Nicht jetzt",
  accepted: "Wird installiert.",
  dismissed: "Nicht installiert. Über das Menü deines Browsers geht es jederzeit.",
  byHand: "Auf iPhone und iPad: Tippe auf „Teilen“, dann auf „Zum Home-Bildschirm“.",
};

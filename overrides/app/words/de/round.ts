import type { roundText as English } from "../en/round";
import type { Same } from "../same";

export const roundText: Same<typeof English> = {
  rating: "Hast du es gewusst?",
  again: "Noch nicht",
  known: "Gewusst",
  left: (cards) => (cards === 1 ? "Die letzte Karte" : `Noch ${cards} Karten`),
  done: (known, cards) =>
    known === cards ? `Fertig: Du hast alle ${cards} auf Anhieb gewusst.` : `Fertig: Du hast ${known} von ${cards} auf Anhieb gewusst.`,
  once: "Noch einmal",
};

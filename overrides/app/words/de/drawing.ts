import type { drawingText as English } from "../en/drawing";
import type { Same } from "../same";

export const drawingText: Same<typeof English> = {
  numbers: "Zahlen anzeigen",
  table: "Zahlen der Grafik",
  legend: "Legende",
  series: (number) => `Reihe ${number}`,
  gap: "–",
};

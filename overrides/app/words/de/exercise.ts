import type { exerciseText as English } from "../en/exercise";
import { formats } from "../formats";
import type { Same } from "../same";

const { seconds } = formats("de");

export const exerciseText: Same<typeof English> = {
  toolbar: "Aufgabe",
  code: "Dein Code",
  run: "Tests ausführen",
  editName: "Code bearbeiten",
  resumeName: "Code-Entwurf bearbeiten",
  resetName: "Auf den Startcode zurücksetzen",
  checks: "Prüfungen",
  states: { passed: "✓ bestanden", failed: "✗ nicht bestanden", skipped: "– übersprungen" },
  took: (ms) => seconds(ms),
  sameError: "Derselbe Fehler wie oben.",
  summary: (passed, total, ms) => `${passed === total ? "✓" : "✗"} ${passed} von ${total} bestanden · ${seconds(ms)}`,
  notGraded: "Die Tests kamen nicht zum Zug: Dein Code brach vorher mit einem Fehler ab.",
  diff: "Von deinem Code (−) zur Lösung (+)",
  prediction: "Vorhersage",
  ask: "Was gibt der Code aus?",
  check: "Prüfen",
  empty: "Schreib auf, welche Ausgabe du erwartest, und prüfe sie dann.",
  again: "Mit neuen Zahlen",
  right: "✓ Richtig",
  wrong: "✗ Die Ausgabe lautet anders",
  yours: "Deine Antwort",
  printed: "Ausgabe",
  runDecided: (ms) => `Entschieden durch einen echten Lauf von eben, in ${seconds(ms)}.`,
  provenDecided: "Python konnte hier nicht laufen; entschieden hat die beim Erstellen der Website geprüfte Ausgabe.",
};

import assert from "node:assert/strict";
import { test } from "node:test";
import hints from "../../../overrides/app/words/de/hints.json";
import { hintIn } from "../../../overrides/app/words/hints";

const cases: [string, string][] = [
  ["Did you mean np.arange?", "Meintest du np.arange?"],
  ["Did you mean the key 'lr'?", "Meintest du den Schlüssel 'lr'?"],
  ["x has 3 items; indices begin with 0.", "x hat 3 Einträge; Indizes beginnen bei 0."],
  ["The function assigns n further down, so n is its own: assign it first.", "Die Funktion weist n weiter unten einen Wert zu, darum ist n ihr eigenes: Weise ihn vorher zu."],
  ["The shapes (2, 3) and (2,) don't go together: from the right, sizes must be equal or 1.", "Die Formen (2, 3) und (2,) passen nicht zusammen: Von rechts her müssen die Größen gleich oder 1 sein."],
  ["NumPy and Python's standard library are available here.", "Hier gibt es NumPy und Pythons Standardbibliothek."],
  ["The sizes in (3,) must multiply to 4; one may be -1.", "Die Größen in (3,) müssen miteinander malgenommen 4 ergeben; eine darf -1 sein."],
  ["Nobody has ever said this.", "Nobody has ever said this."],
];

for (const [english, german] of cases) test(`in German: ${english}`, () => assert.equal(hintIn(hints, english), german));

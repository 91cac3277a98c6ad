// Whether a typed answer is the one that is asked for, and where the two differ. Pure.
import { diffArrays } from "diff";
import { type Part, plain } from "./compare";

/** `near`: a slip of the finger away from it. */
export type Outcome = "right" | "near" | "wrong";

/** Words so short, and whatever has a digit, are never nearly right. */
const LONG_ENOUGH = 5;

/** Share of letters that must be in place for a comparison letter by letter to help. */
const ALIKE = 0.5;

/** In code every character counts but those around it; elsewhere neither case, white space nor a last full stop does. */
function said(text: string, code: boolean): string {
  const written = plain(text.normalize("NFC")).trim();
  if (code) return written;
  const even = written.replace(/\s+/g, " ").replace(/ ?([^\p{L}\p{N}_ ]) ?/gu, "$1");
  return even.replace(/[.!]+$/, "").toLocaleLowerCase("en");
}

export function judge(given: string, answer: string, code: boolean): Outcome {
  const [a, b] = [said(given, code), said(answer, code)];
  if (a === b) return "right";
  return !code && b.length >= LONG_ENOUGH && !/\d/.test(b) && isSlip(a, b) ? "near" : "wrong";
}

/** One letter too many, too few or another, or two that changed places. */
function isSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const rest = (text: string, skipped: number): string => text.slice(start + skipped);
  const swapped = a.slice(start, start + 2) === `${b[start + 1] ?? ""}${b[start] ?? ""}`;
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1) || (swapped && rest(a, 2) === rest(b, 2));
}

/** Both texts in pieces: what stands in the given one only, what in the answer only, and what in both, each as it is written there. */
export interface Differences {
  given: Part[];
  answer: Part[];
}

export function differences(given: string, answer: string, code: boolean): Differences {
  const [a, b] = [letters(given, code), letters(answer, code)];
  const same = (one: string, other: string): boolean => (code ? one === other : folded(one) === folded(other));
  const changes = diffArrays(a, b, { comparator: same });
  const kept = changes.reduce((sum, { added, removed, count }) => sum + (added || removed ? 0 : count), 0);
  if (kept < ALIKE * Math.max(a.length, b.length)) {
    return { given: [{ kind: "extra", text: a.join("") }], answer: [{ kind: "missing", text: b.join("") }] };
  }
  const sides: Differences = { given: [], answer: [] };
  for (const { added, removed, count } of changes) {
    if (!added) sides.given.push({ kind: removed ? "extra" : "same", text: a.splice(0, count).join("") });
    if (!removed) sides.answer.push({ kind: added ? "missing" : "same", text: b.splice(0, count).join("") });
  }
  return sides;
}

const letters = (text: string, code: boolean): string[] => [...(code ? plain(text).trim() : plain(text).trim().replace(/\s+/g, " "))];

const folded = (text: string): string => text.toLocaleLowerCase("en");

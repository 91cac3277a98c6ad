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

/** The given text against the answer: `extra` stands in the former only, `missing` in the latter only. */
export function differences(given: string, answer: string, code: boolean): Part[] {
  const letters = (text: string): string[] => [...plain(text).trim().replace(code ? /(?!)/ : /\s+/g, " ")];
  const same = code ? (a: string, b: string) => a === b : (a: string, b: string) => a.toLocaleLowerCase("en") === b.toLocaleLowerCase("en");
  const changes = diffArrays(letters(given), letters(answer), { comparator: same });
  const kept = changes.reduce((sum, { value, added, removed }) => sum + (added || removed ? 0 : value.length), 0);
  if (kept < ALIKE * Math.max(letters(given).length, letters(answer).length)) {
    return [{ kind: "extra", text: given.trim() }, { kind: "missing", text: answer }];
  }
  return changes.map(({ value, added, removed }) => ({ kind: added ? "missing" : removed ? "extra" : "same", text: value.join("") }));
}

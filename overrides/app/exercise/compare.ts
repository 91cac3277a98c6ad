// Whether a predicted output is what was printed. Pure: tolerant of how it is written, exact in what it says.
import { diffArrays } from "diff";

/** A piece of output: what stands between it and the one before, how it is written, and what it says, which is compared. */
export interface Token {
  gap: string;
  text: string;
  value: string;
}

/** Pieces of an answer or an output, side by side: those of one kind that follow each other are one part. */
export interface Part {
  kind: "same" | "missing" | "extra";
  text: string;
}

const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}\p{N}_])/uy;
const SIGNED = /[+-](?=\.?\d)/y;
const WORD = /[\p{L}\p{N}_]+/uy;
const BREAK = /\s*\n\s*/y;
const BLANK = /[^\S\n]+/y;
/** A sign belongs to the number that follows it unless it stands between two numbers or words without a blank before. */
const BEFORE_SIGN = /(?:^|[\s([{,=:<>*/%^'"+-])$/;
const OPENING = "([{";
const CLOSING = ")]}";

/** What phones make of quotes and minus signs, back in the form in which Python prints them. Keeps the length. */
export const plain = (text: string) => text.replace(/[‘’‚′]/g, "'").replace(/[“”„″]/g, '"').replace(/[−–]/g, "-").replace(/\r\n?/g, "\n");

/** Splits an output. White space and commas only separate inside brackets; outside, a line break is a token. */
export function tokens(output: string): Token[] {
  const text = plain(output).trim();
  const found: Token[] = [];
  let depth = 0;
  let gap = "";
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0] ?? "";
    at += taken.length;
    return taken;
  };
  const add = (written: string, value: string) => {
    found.push({ gap, text: written, value });
    gap = "";
  };
  while (at < text.length) {
    if (take(BREAK)) {
      if (depth === 0) add("\n", "\n");
      else gap ||= " ";
      continue;
    }
    if (take(BLANK)) {
      gap ||= " ";
      continue;
    }
    const sign = BEFORE_SIGN.test(text.slice(Math.max(0, at - 1), at)) ? take(SIGNED) : "";
    const number = take(NUMBER);
    const word = number || sign ? "" : take(WORD);
    if (number) add(sign + number, sameNumber(sign, number));
    else if (sign || word) add(sign || word, sign || word);
    if (number || sign || word) continue;
    const mark = text[at] ?? "";
    at += 1;
    if (OPENING.includes(mark)) depth += 1;
    else if (CLOSING.includes(mark)) depth = Math.max(0, depth - 1);
    // A comma between two items says no more than a blank; the one of `(3,)` makes it a tuple.
    if (mark === "," && depth > 0 && !/^\s*\)/.test(text.slice(at))) gap = ", ";
    else add(mark, mark === '"' ? "'" : mark);
  }
  return found;
}

/** A number as its digits and a power of ten, so that 0.50, .5 and 5e-1 are one, however long they are. */
function sameNumber(sign: string, written: string): string {
  const [mantissa = "", exponent = "0"] = written.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (!significant) return "number 0";
  const power = Number(exponent) - fraction.length + digits.length - significant.length;
  return `number ${sign === "-" ? "-" : ""}${significant}e${power}`;
}

export const isEmpty = (answer: string): boolean => tokens(answer).length === 0;

export function agrees(answer: string, output: string): boolean {
  const given = tokens(answer);
  const printed = tokens(output);
  return given.length === printed.length && given.every(({ value }, place) => value === printed[place]?.value);
}

/** The answer against the output: `extra` stands in the answer only, `missing` in the output only. */
export function difference(answer: string, output: string): Part[] {
  const changes = diffArrays(tokens(answer), tokens(output), { comparator: (a, b) => a.value === b.value });
  return changes.map(({ value, added, removed }) => ({
    kind: added ? "missing" : removed ? "extra" : "same",
    text: written(value),
  }));
}

const written = (pieces: readonly Token[]): string => pieces.map(({ gap, text }) => gap + text).join("");

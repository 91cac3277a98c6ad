// Two texts against each other. Signs and elements tell what changed; colour only helps.
import { diffLines } from "diff";
import { h, keepReachable } from "../dom";
import { spoken } from "../lang";
import { exerciseText as text } from "../text";

/** What makes the solution of the learner's code, line by line. */
export function codeDiff(code: string, solution: string): HTMLElement {
  const changes = diffLines(withEnd(code), withEnd(solution));
  const pre = h("pre", { class: "flash-diff__code", "aria-label": text.diff, role: "group" });
  for (const { value, added, removed } of changes) {
    for (const line of value.replace(/\n$/, "").split("\n")) {
      if (added) pre.append(h("ins", {}, `+ ${line}\n`));
      else if (removed) pre.append(h("del", {}, `- ${line}\n`));
      else pre.append(h("span", {}, `  ${line}\n`));
    }
  }
  keepReachable(pre);
  return h("div", { class: "flash-diff" }, h("p", { class: "flash-diff__label", ...spoken() }, text.diff), pre);
}

const withEnd = (code: string) => `${code.trimEnd()}\n`;

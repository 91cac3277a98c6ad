import assert from "node:assert/strict";
import { test } from "node:test";
import { gradeOf, suggestionFor } from "../../../overrides/app/exercise/grade";
import type { Check, Outcome } from "../../../overrides/app/runner/protocol";

const check = (state: Check["state"]): Check => ({ state, message: "", source: "assert x", detail: null, ms: 1 });
const finished = (...states: Check["state"][]): Outcome => ({ end: "finished", ms: 3, checks: states.map(check) });
const NO_HELP = { hint: false, solution: false };

test("an exercise is right when every check passed", () => {
  assert.deepEqual(gradeOf(finished("passed", "passed")), { passed: 2, total: 2, right: true });
  assert.deepEqual(gradeOf(finished("passed", "failed", "skipped")), { passed: 1, total: 3, right: false });
});

test("a run without checks, one that raised and one that was stopped are not right", () => {
  const raised = { text: "", hint: null, line: null };
  assert.equal(gradeOf(finished()).right, false);
  assert.equal(gradeOf({ end: "raised", error: raised, ms: 1, checks: [check("passed")] }).right, false);
  assert.equal(gradeOf({ end: "raised", error: raised, ms: 1, checks: null }).right, false);
  assert.equal(gradeOf({ end: "timeout" }).right, false);
});

test("passing suggests Good, after a hint Hard, after the solution Again; failing suggests Again", () => {
  assert.equal(suggestionFor(true, NO_HELP), 3);
  assert.equal(suggestionFor(true, { hint: true, solution: false }), 2);
  assert.equal(suggestionFor(true, { hint: false, solution: true }), 1);
  assert.equal(suggestionFor(true, { hint: true, solution: true }), 1);
  assert.equal(suggestionFor(false, NO_HELP), 1);
  assert.equal(suggestionFor(false, { hint: true, solution: false }), 1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Action, initial, reduce, type Session } from "../../../overrides/app/study/session";

const play = (...actions: Action[]): Session => actions.reduce(reduce, initial);
const show = (unit: string): Action => ({ type: "show", next: { unit } });
const rated = (unit: string | null, again = false): Action => ({
  type: "rated",
  next: unit === null ? { unit, due: { day: 9 } } : { unit },
  again,
});
const flip: Action = { type: "flip", suggestion: null };
const rate: Action = { type: "rate" };
const practise: Action = { type: "practise", units: ["a", "b"], due: null };

test("a session begins by loading", () => assert.equal(initial.phase, "loading"));

test("a card shows its question, and its answer once it is turned", () => {
  assert.deepEqual(play(show("a")), { phase: "question", unit: "a", practice: null });
  assert.equal(play(show("a"), flip).phase, "answer");
});

test("a card that lies on its answer is not turned back", () => assert.equal(play(show("a"), flip, flip).phase, "answer"));

test("the next card shows only after the answer is stored", () => {
  const saving = play(show("a"), flip, rate);
  assert.ok(saving.phase === "answer" && saving.saving && saving.unit === "a");
  assert.deepEqual(reduce(saving, rated("b")), { phase: "question", unit: "b", practice: null });
});

test("a second tap while an answer is being stored changes nothing", () => {
  const saving = play(show("a"), flip, rate);
  assert.equal(reduce(saving, rate), saving);
});

test("a question can't be rated before it is turned", () => {
  const question = play(show("a"));
  assert.equal(reduce(question, rate), question);
  assert.equal(reduce(question, rated("b")), question);
});

test("a card does not go away before its answer was stored", () => {
  const answer = play(show("a"), flip);
  assert.equal(reduce(answer, rated("b")), answer);
});

test("an answer that could not be stored stays on screen, and can be given again", () => {
  const unsaved = play(show("a"), flip, rate, { type: "unsaved", rating: 3 });
  assert.ok(unsaved.phase === "answer" && unsaved.unsaved === 3 && !unsaved.saving);
  assert.equal(play(show("a"), flip, rate, { type: "unsaved", rating: 3 }, rate, rated("b")).phase, "question");
});

test("with no card left the session is finished and tells when the next is due", () => {
  assert.deepEqual(play(show("a"), flip, rate, rated(null)), { phase: "finished", due: { day: 9 }, practised: false });
});

test("undo shows the answer again, to be rated anew", () => {
  const back = play(show("a"), flip, rate, rated("b"), { type: "undone", unit: "a", answered: true, practice: null });
  assert.ok(back.phase === "answer" && back.unit === "a");
});

test("practice goes through its cards, whatever the schedule says comes next", () => {
  const second = play(practise, flip, rate, rated("z"));
  assert.ok(second.phase === "question" && second.unit === "b");
  assert.deepEqual(reduce(reduce(reduce(second, flip), rate), rated(null)), { phase: "finished", due: { day: 9 }, practised: true });
});

test("a card failed in practice comes once more at its end", () => {
  const second = play(practise, flip, rate, rated("z", true));
  assert.deepEqual("practice" in second && second.practice, ["a"]);
});

test("what the learner's own result suggests is kept until the card is rated", () => {
  const right = play(show("a"), { type: "flip", suggestion: 3 });
  assert.ok(right.phase === "answer" && right.suggestion === 3);
  const unsaved = reduce(reduce(right, rate), { type: "unsaved", rating: 3 });
  assert.ok(unsaved.phase === "answer" && unsaved.suggestion === 3);
});

test("a result that comes after the card was turned suggests nothing new", () => {
  const shown = play(show("a"), { type: "flip", suggestion: 1 }, { type: "flip", suggestion: 3 });
  assert.ok(shown.phase === "answer" && shown.suggestion === 1);
});

test("undo brings no suggestion back", () => {
  const back = play(show("a"), { type: "flip", suggestion: 1 }, rate, rated("b"), { type: "undone", unit: "a", answered: true, practice: null });
  assert.ok(back.phase === "answer" && back.suggestion === null);
});

test("a card that is put aside makes way for the next, in practice for the one after it", () => {
  assert.deepEqual(play(show("a"), { type: "skip", next: { unit: "b" } }), { phase: "question", unit: "b", practice: null });
  assert.deepEqual(play(practise, { type: "skip", next: { unit: "z" } }), { phase: "question", unit: "b", practice: [] });
});

test("a card whose answer is on its way is not put aside", () => {
  const saving = play(show("a"), flip, rate);
  assert.equal(reduce(saving, { type: "skip", next: { unit: "b" } }), saving);
});

test("what is taken back in practice brings its card, and those that came after it", () => {
  const back = play(practise, flip, rate, rated("z"), { type: "undone", unit: "a", answered: true, practice: ["b"] });
  assert.ok(back.phase === "answer" && back.unit === "a");
  assert.deepEqual(back.practice, ["b"]);
});

test("a card that comes back from being put aside shows its question", () => {
  const back = play(show("b"), { type: "undone", unit: "a", answered: false, practice: null });
  assert.deepEqual(back, { phase: "question", unit: "a", practice: null });
});

test("a session goes on at the same card and side, with the answer that still has to be stored", () => {
  const kept = { type: "restore", unit: "a", practice: null, suggestion: 3 } as const;
  assert.deepEqual(play({ ...kept, answered: false, unsaved: null }), { phase: "question", unit: "a", practice: null });
  const answer = play({ ...kept, answered: true, unsaved: 4 });
  assert.ok(answer.phase === "answer" && answer.suggestion === 3 && answer.unsaved === 4 && !answer.saving);
});

"""What must hold for code once it ran: snippets print what cards say, predictions can be made, exercises grade."""

from __future__ import annotations

from collections.abc import Iterator

from flashdeck.content import Exercise, Snippet
from flashdeck.model import Card, Code, Deck, Predict
from flashdeck.problems import Problem
from flashdeck.proofs import Proofs
from flashdeck.prove import Check, Outcome


def check_runs(deck: Deck, proofs: Proofs) -> Iterator[Problem]:
    """Problems of everything on the deck that runs."""
    for card in deck.cards:
        path = card.place.path
        for snippet in card.snippets:
            yield from _snippet(path, snippet, proofs.run(snippet.code))
        match card.kind:
            case Predict():
                yield from _prediction(card, card.kind, proofs)
            case Code(exercise=exercise) if exercise.complete:
                yield from _exercise(path, exercise, proofs)


def _snippet(path: str, snippet: Snippet, outcome: Outcome) -> Iterator[Problem]:
    if outcome.error:
        detail = outcome.output + outcome.error
        yield Problem(path, snippet.line, f"snippet {snippet.name} fails", "mend the code", detail)
    elif snippet.output_line is None:
        what = f"snippet {snippet.name} has no output block"
        yield Problem(path, snippet.line, what, "add this below it", f"```output\n{outcome.output}```")
    elif outcome.output != snippet.output:
        what = f"snippet {snippet.name} prints something else"
        detail = f"The card says:\n{_indented(snippet.output)}It prints:\n{_indented(outcome.output)}"
        yield Problem(path, snippet.output_line, what, "correct the code or the output block", detail)


def _prediction(card: Card, kind: Predict, proofs: Proofs) -> Iterator[Problem]:
    """A prediction needs something to predict, and fresh values that ask for another answer."""
    snippet = next((part for part in card.question if isinstance(part, Snippet)), None)
    if snippet is None:
        return
    path, own = card.place.path, proofs.run(snippet.code)
    if not own.error and not own.output.strip():
        yield Problem(path, snippet.line, "there is nothing to predict", "let the snippet print something")
    outcomes = [proofs.run(variant.code) for variant in kind.variants]
    line = card.place.line("fresh")
    for variant, outcome in zip(kind.variants, outcomes, strict=True):
        if outcome.error and not own.error:
            mend = "mend the code, or take the value out of fresh"
            detail = f"{_indented(variant.code)}{outcome.output}{outcome.error}"
            yield Problem(path, line, f"a variant of snippet {snippet.name} fails", mend, detail)
    if outcomes and all(outcome.output == own.output for outcome in outcomes):
        mend = "choose values that matter, or delete the field"
        yield Problem(path, line, "fresh changes nothing of what is printed", mend)


def _exercise(path: str, exercise: Exercise, proofs: Proofs) -> Iterator[Problem]:
    """The starter must run but fail the tests, and the solution pass them."""
    starter, tests = exercise.starter, exercise.tests
    alone, read = proofs.run(starter.code), proofs.read(tests.code)
    if alone.error:
        mend = "let it run; what is to be written can raise NotImplementedError inside its function"
        yield Problem(path, starter.line, "the starter fails on its own", mend, alone.error)
    if read.error:
        yield Problem(path, tests.line, "the tests can't be read", "mend the code", _from_tests(read.error))
    if alone.error or read.error:
        return
    if proofs.graded(starter.code, starter.code, tests.code).passed:
        mend = "take out of it what the learner is to write, or test that"
        yield Problem(path, starter.line, "the starter passes the tests", mend)
    yield from _solution(path, exercise, proofs.graded(exercise.solution.code, starter.code, tests.code))


def _solution(path: str, exercise: Exercise, outcome: Outcome) -> Iterator[Problem]:
    line = exercise.solution.line
    if outcome.error:
        yield Problem(path, line, "the solution fails", "mend the code", outcome.output + outcome.error)
    elif not outcome.checks:
        mend = 'write `assert expression, "what is wrong"`, not indented'
        yield Problem(path, exercise.tests.line, "the tests check nothing", mend)
    elif not outcome.passed:
        failed = [check for check in outcome.checks if check.state != "passed"]
        what = f"the solution does not pass {len(failed)} of {len(outcome.checks)} checks"
        yield Problem(path, line, what, "correct the solution or the tests", "".join(map(_told, failed)))


def _told(check: Check) -> str:
    """A check that did not pass, and why."""
    name = check.message or check.source
    more = _indented(check.detail) if check.detail and check.detail.strip() != name else ""
    return f"{check.state}: {name}\n{more}"


def _from_tests(error: str) -> str:
    """A traceback from the line of the tests on."""
    _, place, rest = error.partition('  File "tests.py"')
    return place + rest or error


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines()) or "  (nothing)\n"

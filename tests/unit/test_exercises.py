"""Exercises grade fairly: usual mistakes fail, and right answers pass that are written otherwise than the solution.

The answers are files: tests/exercises/<slug of the card>/wrong-<why>.py and right-<how>.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from flashdeck.content import Exercise
from flashdeck.model import Code
from flashdeck.parse import parse
from flashdeck.prove import Outcome, Program, prove
from flashdeck.runtime import Runtime
from flashdeck.source import read_source
from tests.unit.project import PROJECT, PROOFS

FOLDER = PROJECT / "tests" / "exercises"
ANSWERS = sorted(FOLDER.glob("*/*.py"))
AT_LEAST = 2
"""Answers of each sort that a code card has."""


def _name(path: Path) -> str:
    return path.relative_to(FOLDER).with_suffix("").as_posix()


def _exercises() -> dict[str, Exercise]:
    """The exercises of all code cards by slug."""
    deck, _ = parse(read_source(PROJECT))
    return {card.slug: card.kind.exercise for card in deck.cards if isinstance(card.kind, Code)}


EXERCISES = _exercises()


@pytest.fixture(scope="module")
def outcomes(runtime: Runtime) -> dict[str, Outcome]:
    """All answers to exercises of the deck, graded in one go."""
    programs = []
    for path in ANSWERS:
        if exercise := EXERCISES.get(path.parent.name):
            code = path.read_text("utf-8")
            programs.append(Program(_name(path), code, exercise.starter.code, exercise.tests.code))
    return prove(runtime, programs, PROOFS)


@pytest.mark.parametrize("slug", sorted(EXERCISES))
@pytest.mark.parametrize("sort", ["wrong", "right"])
def test_each_code_card_has_wrong_and_right_answers(slug: str, sort: str) -> None:
    found = list((FOLDER / slug).glob(f"{sort}-*.py"))
    assert len(found) >= AT_LEAST, f"add tests/exercises/{slug}/{sort}-….py"


def test_each_answer_belongs_to_a_code_card_and_says_what_it_is() -> None:
    stray = [_name(path) for path in ANSWERS if path.parent.name not in EXERCISES]
    assert stray == []
    assert [_name(path) for path in ANSWERS if not path.name.startswith(("wrong-", "right-"))] == []


@pytest.mark.parametrize("name", [_name(path) for path in ANSWERS if path.name.startswith("right-")])
def test_a_right_answer_passes(name: str, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[name]
    failed = [(check.message, check.detail) for check in outcome.checks or () if check.state != "passed"]
    assert outcome.passed, outcome.error or failed


@pytest.mark.parametrize("name", [_name(path) for path in ANSWERS if path.name.startswith("wrong-")])
def test_a_wrong_answer_runs_and_fails_a_check_that_says_why(name: str, outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes[name]
    failed = [check for check in outcome.checks or () if check.state == "failed"]
    assert failed, outcome.error
    assert all(check.message for check in failed)

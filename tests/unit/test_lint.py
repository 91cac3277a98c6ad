"""Rules of good cards: each finds what breaks it, and nothing on a card that keeps it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flashdeck.lint import RULES, lint
from flashdeck.parse import parse
from flashdeck.source import read_source
from tests.unit.project import PROJECT

GOOD = """\
---
id: k7f3q9xw
type: basic
tags: [pooling]
level: intro
source: Goodfellow et al. 2016, §9.3
---
What does max pooling keep of each window?

## Answer
Only its largest entry.

## Details
For example, 3 of the window 1, 2, 3.
"""
CLOZE = GOOD.replace("type: basic", "type: cloze").replace(
    "What does max pooling keep of each window?", "Max pooling keeps the {{kept|largest}} entry."
)
LATER = GOOD.replace("k7f3q9xw", "m4x8w2qd")
BROKEN = {
    "one-fact": [("Only its largest entry.", "The largest entry; nothing else, and no average.")],
    "short-question": [("each window?", "each window" + " of the input" * 9 + "?")],
    "short-answer": [("Only its largest entry.", "Only the entry" + " that is largest" * 10 + ".")],
    "no-yes-no": [
        ("What does max pooling keep", "Does max pooling keep the largest"),
        ("What does", "A map is given. Can"),
    ],
    "no-sets": [
        ("What does max pooling keep", "Name three things that max pooling keeps"),
        ("What does", "Which two does"),
    ],
    "context": [("max pooling keep of each window", "this layer keep of each one")],
    "one-answer": [("Only its largest entry.", "Large entries, such as its maximum.")],
    "not-guessable": [("Only its largest entry.", "Max pooling keeps a window.")],
    "needs-first": [("level: intro", "needs: [then]\nlevel: intro")],
    "example": [("For example, 3 of the window 1, 2, 3.", "It keeps what is strongest.")],
    "source": [(" 2016, §9.3", " 2016"), (" 2016, §9.3", ", §9.3")],
    "dated": [("For example, 3", "Today it is rare: 3"), ("For example, 3", "The state of the\nart: 3")],
}
"""For each rule, changes to the good card that break it, each alone."""


def found(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    """Rules that find something on a card, with the line; other findings as they are told."""
    folder = tmp_path / "cards" / "01-basics"
    folder.mkdir(parents=True)
    (folder / "_section.md").write_text("---\ntitle: Basics\norder: [now, then]\n---\nAll of it.\n", "utf-8")
    (folder / "now.md").write_text(text, "utf-8")
    (folder / "then.md").write_text(LATER, "utf-8")
    (tmp_path / "cards" / "ids.lock").write_text("k7f3q9xw now\nm4x8w2qd then\n", "utf-8")
    deck, problems = parse(read_source(tmp_path))
    assert not problems
    names = []
    for problem in lint(deck):
        name = re.search(r"\[([\w-]+)\]$", problem.what)
        names.append((name[1] if name else problem.what, problem.line))
    return names


@pytest.mark.parametrize("text", [GOOD, CLOZE], ids=["basic", "cloze"])
def test_a_good_card_breaks_no_rule(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(("rule", "change"), [(rule, change) for rule, changes in BROKEN.items() for change in changes])
def test_a_rule_finds_what_breaks_it_and_no_other_does(tmp_path: Path, rule: str, change: tuple[str, str]) -> None:
    text = GOOD.replace(*change)
    assert text != GOOD
    assert [name for name, _ in found(tmp_path, text)] == [rule]


@pytest.mark.parametrize("rule", BROKEN)
def test_what_is_meant_is_not_told(tmp_path: Path, rule: str) -> None:
    text = GOOD.replace(*BROKEN[rule][0]).replace("level: intro", f"meant: [{rule}]\nlevel: intro")
    assert found(tmp_path, text) == []


def test_every_rule_is_tried_here_and_documented() -> None:
    names = {name for name, _ in RULES}
    assert names == {*BROKEN, "short-gap"}
    text = (PROJECT / "docs" / "writing-cards.md").read_text("utf-8")
    table = text[text.index("## Rules of good cards") : text.index("meant: [no-sets]")]
    assert set(re.findall(r"`([\w-]+)`", "".join(re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)))) == names


def test_a_finding_stands_at_its_line(tmp_path: Path) -> None:
    text = GOOD.replace("For example, 3", "The first line says 3.\nA second one says what is\ncurrently true: 3")
    assert found(tmp_path, text) == [("dated", 16)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("one-fakt", "meant names one-fakt, which is no rule"),
        ("one-fact", "meant names one-fact, but nothing on the card breaks that rule"),
    ],
)
def test_what_is_meant_must_be_a_rule_that_is_broken(tmp_path: Path, name: str, told: str) -> None:
    text = GOOD.replace("level: intro", f"meant: [{name}]\nlevel: intro")
    assert found(tmp_path, text) == [(told, 5)]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("Max pooling keeps the {{kept|entry that is the largest}}.", "short-gap"),
        ("Max pooling {{what|pools}}.", "not-guessable"),
        ("It keeps the {{kept|largest entry}}.", "context"),
    ],
)
def test_gaps_are_answers_too(tmp_path: Path, statement: str, rule: str) -> None:
    text = CLOZE.replace("Max pooling keeps the {{kept|largest}} entry.", statement)
    assert [name for name, _ in found(tmp_path, text)] == [rule]


def test_each_direction_of_a_reversed_card_is_held_against_the_rules(tmp_path: Path) -> None:
    asked, told = "Can this layer keep them?", "Max pooling; average too, and more."
    back = f"## Reversed question\n{asked}\n\n## Reversed answer\n{told}\n\n## Details"
    text = GOOD.replace("type: basic", "type: reversed").replace("## Details", back)
    assert {name for name, _ in found(tmp_path, text)} == {"no-yes-no", "context", "one-fact"}


@pytest.mark.parametrize("question", ["What are convolutional neural networks?", "What are CNNs?"])
def test_letters_of_a_tag_may_be_spelled_out(tmp_path: Path, question: str) -> None:
    text = GOOD.replace("[pooling]", "[cnn]").replace("What does max pooling keep of each window?", question)
    assert found(tmp_path, text) == []


def test_the_deck_of_this_project_keeps_every_rule() -> None:
    deck, problems = parse(read_source(PROJECT))
    assert [*map(str, problems), *map(str, lint(deck))] == []

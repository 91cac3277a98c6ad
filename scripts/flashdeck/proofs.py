"""A deck to the programs that prove it, and what came of them back into the deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flashdeck.content import Passage, Snippet, Variant
from flashdeck.model import Basic, Card, Choice, Cloze, Code, Deck, Kind, Predict, Reversed, Section
from flashdeck.prove import Outcome, Program

Run = Callable[[Sequence[Program]], Sequence[Outcome]]
"""Runs programs; gives what came out of each, in the same order."""


@dataclass(frozen=True)
class Proofs:
    """What came of every program of a deck."""

    outcomes: Mapping[Program, Outcome]

    def run(self, code: str) -> Outcome:
        """What came of a snippet."""
        return self.outcomes[_program(code)]

    def read(self, code: str) -> Outcome:
        """What came of reading code as Python, without running it."""
        return self.outcomes[_reading(code)]

    def graded(self, code: str, starter: str, tests: str) -> Outcome:
        """What came of an answer to an exercise."""
        return self.outcomes[_program(code, starter, tests)]


def deck_programs(deck: Deck) -> list[Program]:
    """Everything on the deck that can be run, each program once."""
    return list(dict.fromkeys(program for card in deck.cards for program in _programs(card)))


def prove_deck(deck: Deck, run: Run) -> Proofs:
    """Run everything on the deck that can be run."""
    programs = deck_programs(deck)
    return Proofs(dict(zip(programs, run(programs), strict=True)))


def proven(deck: Deck, proofs: Proofs) -> Deck:
    """The deck with what is known only from running it: drawings, and what variants print."""
    return Deck(tuple(_section(section, proofs) for section in deck.sections))


def _program(code: str, starter: str = "", tests: str = "") -> Program:
    return Program("", code, starter, tests)  # the same code on two cards is one program


def _reading(code: str) -> Program:
    """Asks the very Python that will read the code, for the one that builds may be older."""
    return _program(f"compile({code!r}, 'tests.py', 'exec')\n")


def _programs(card: Card) -> Iterator[Program]:
    yield from (_program(snippet.code) for snippet in card.snippets)
    match card.kind:
        case Predict(variants=variants):
            yield from (_program(variant.code) for variant in variants)
        case Code(exercise=exercise) if exercise.complete:
            yield _program(exercise.starter.code)
            yield _reading(exercise.tests.code)
            for answer in (exercise.starter, exercise.solution):
                yield _program(answer.code, exercise.starter.code, exercise.tests.code)


def _section(section: Section, proofs: Proofs) -> Section:
    return replace(section, cards=tuple(_card(card, proofs) for card in section.cards))


def _card(card: Card, proofs: Proofs) -> Card:
    def filled(passage: Passage) -> Passage:
        return tuple(_snippet(part, proofs) if isinstance(part, Snippet) else part for part in passage)

    kind: Kind
    match card.kind:
        case Basic(answer) | Code(answer) | Choice(answer):
            kind = replace(card.kind, answer=filled(answer))
        case Cloze(explanation):
            kind = replace(card.kind, explanation=filled(explanation))
        case Reversed(answer, _, back_answer):
            kind = replace(card.kind, answer=filled(answer), back_answer=filled(back_answer))
        case Predict(answer, variants):
            kind = Predict(filled(answer), tuple(_variant(variant, proofs) for variant in variants))
    return replace(card, kind=kind, question=filled(card.question), details=filled(card.details))


def _snippet(snippet: Snippet, proofs: Proofs) -> Snippet:
    return replace(snippet, drawings=_alts(proofs.run(snippet.code)))


def _variant(variant: Variant, proofs: Proofs) -> Variant:
    return replace(variant, output=proofs.run(variant.code).output)


def _alts(outcome: Outcome) -> tuple[str, ...]:
    return tuple(str(drawing["alt"]) for drawing in outcome.drawings)

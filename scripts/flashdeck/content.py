"""What stands on a card: prose, figures, snippets, and what a learner has to do there."""

from __future__ import annotations

from dataclasses import dataclass

from flashdeck.typed import Typed


@dataclass(frozen=True)
class Prose:
    """Markdown that holds no figure and no runnable snippet."""

    markdown: str
    line: int
    """Line of its first line in the card's file."""


@dataclass(frozen=True)
class Figure:
    """An SVG image on a line of its own: `![text alternative](path "caption")`."""

    path: str
    """Path of the file, relative to the card's folder, as written."""

    alt: str
    caption: str
    line: int


@dataclass(frozen=True)
class Snippet:
    """A `python run` fence with the `output` fence that follows it."""

    name: str
    """Card id and the snippet's number on the card: `k7f3q9xw-1`."""

    code: str
    """Source, ending with a newline."""

    output: str
    """What the card says it prints, ending with a newline unless empty."""

    line: int
    """Line of the code's first line; tracebacks count from there."""

    output_line: int | None
    """Line of the output fence; None when the card has none, which is a mistake."""

    drawings: tuple[str, ...] = ()
    """Text alternatives of what it draws; known once it ran."""


Part = Prose | Figure | Snippet
Passage = tuple[Part, ...]


@dataclass(frozen=True)
class Fence:
    """Code that isn't run where it stands: part of an exercise."""

    code: str
    """Source, ending with a newline; empty when the card has none, which is a mistake."""

    line: int
    """Line of the code's first line."""


@dataclass(frozen=True)
class Exercise:
    """Code to complete: the learner starts from `starter`, and `tests` grade what it became."""

    starter: Fence
    tests: Fence
    """Statements; each `assert` at their top level is a check."""

    solution: Fence
    hint: Passage
    """Empty when there is none."""

    @property
    def complete(self) -> bool:
        """Whether everything that grading needs is there."""
        return bool(self.starter.code and self.tests.code and self.solution.code)


@dataclass(frozen=True)
class Variant:
    """A prediction's snippet with fresh values in place of its own."""

    code: str
    output: str = ""
    """What it prints; known once it ran."""

    drawings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prediction:
    """A snippet whose output the learner predicts."""

    snippet: Snippet
    variants: tuple[Variant, ...]
    """Further forms of it, in an order that stays the same."""


@dataclass(frozen=True)
class Choices:
    """Options of which the learner chooses one."""

    options: tuple[Prose, ...]
    right: int
    """Index of the right one."""


@dataclass(frozen=True)
class Field:
    """Where the learner types what the answer is."""

    unit: str
    answer: Typed
    hint: str = ""


Question = tuple[Part | Exercise | Prediction | Choices | Field, ...]
"""A question with what is to be done."""

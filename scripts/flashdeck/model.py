"""Raw cards to cards: fields checked and typed, Markdown split into prose, figures and runnable snippets."""

from __future__ import annotations

import re
from dataclasses import dataclass

ID = re.compile(r"[a-z][a-z0-9]{7}")
"""What a card's id looks like."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a file's name, a section's folder and a tag look like."""


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


Question = tuple[Part | Exercise | Prediction, ...]
"""A question with what is to be done."""


@dataclass(frozen=True)
class Basic:
    """Question and answer; the learner judges."""

    answer: Passage


@dataclass(frozen=True)
class Code:
    """The learner completes code, and running it judges."""

    answer: Passage
    exercise: Exercise


@dataclass(frozen=True)
class Predict:
    """The learner says what the question's snippet prints, and running it judges."""

    answer: Passage
    variants: tuple[Variant, ...]


Kind = Basic | Code | Predict
"""What makes a card the kind it is. A union: a new kind is added here, in kinds.KINDS and in each `match` over it."""


@dataclass(frozen=True)
class Face:
    """Question and answer of a unit that asks something else than the card's page does."""

    unit: str
    question: Question
    answer: Question


@dataclass(frozen=True)
class Place:
    """Where a field of a card stands, for problems that are found later."""

    path: str
    lines: dict[str, int]
    """Line of each front-matter field."""

    def line(self, field: str) -> int:
        """Line of a field, or of the front matter's start when it is not there."""
        return self.lines.get(field, 1)


@dataclass(frozen=True)
class Card:
    """One card, whole."""

    id: str
    """Random, minted once: the card's identity for ever. Empty when the file has none, which is a mistake."""

    slug: str
    """File name: what stands in the URL."""

    section: str
    """Name of the section's folder."""

    type: str
    kind: Kind
    level: str
    tags: tuple[str, ...]
    needs: tuple[str, ...]
    """Slugs of the cards to know first."""

    source: str
    """Where the answer can be looked up: Markdown, one line."""

    aliases: tuple[str, ...]
    """Former slugs; each becomes a redirect."""

    overview: bool
    """Whether only the gist is graded and the rest stands underneath."""

    meant: tuple[str, ...]
    """Rules of good cards that this one breaks on purpose."""

    revision: int
    """Raised by the author to offer learners a fresh start; 0 unless given."""

    title: str
    """The question's first paragraph as plain text."""

    question: Passage
    """As written; `asked` has it with what is to be done."""

    details: Passage
    place: Place

    @property
    def asked(self) -> Question:
        """The question with what is to be done: an exercise at its end, or its snippet as a prediction."""
        match self.kind:
            case Basic():
                return self.question
            case Code(exercise=exercise):
                return (*self.question, exercise)
            case Predict(variants=variants):
                return tuple(
                    Prediction(part, variants) if isinstance(part, Snippet) else part for part in self.question
                )

    @property
    def answer(self) -> Question:
        """What the learner grades, as on the card's page."""
        return self.kind.answer

    @property
    def faces(self) -> tuple[Face, ...]:
        """Faces of the units that ask something else than the page: a gap of several, the reverse."""
        match self.kind:
            case Basic() | Code() | Predict():
                return ()

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything on the card that holds Markdown, in reading order."""
        match self.kind:
            case Basic(answer) | Predict(answer):
                return (self.question, answer, self.details)
            case Code(answer, exercise):
                return (self.question, exercise.hint, answer, self.details)

    @property
    def snippets(self) -> tuple[Snippet, ...]:
        """The card's runnable snippets, in reading order."""
        return tuple(part for passage in self.passages for part in passage if isinstance(part, Snippet))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The card's figures, in reading order."""
        return tuple(part for passage in self.passages for part in passage if isinstance(part, Figure))

    @property
    def prose(self) -> tuple[Prose, ...]:
        """The card's prose, in reading order."""
        return tuple(part for passage in self.passages for part in passage if isinstance(part, Prose))

    @property
    def units(self) -> tuple[str, ...]:
        """The parts of the card that are scheduled on their own."""
        match self.kind:
            case Basic() | Code() | Predict():
                return (self.id,)


@dataclass(frozen=True)
class Section:
    """A folder of cards."""

    slug: str
    """The folder's name."""

    title: str
    about: Passage
    """What the section teaches."""

    cards: tuple[Card, ...]
    """In the order in which they are studied."""


@dataclass(frozen=True)
class Deck:
    """All sections of the project."""

    sections: tuple[Section, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in study order."""
        return tuple(card for section in self.sections for card in section.cards)

"""The deck: cards of each kind in their sections, and what each of their units asks and answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from flashdeck.content import Choices, Exercise, Field, Figure, Passage, Prediction, Prose, Question, Snippet, Variant
from flashdeck.gaps import Gap
from flashdeck.statement import answered, asked, filled
from flashdeck.typed import Typed

ID = re.compile(r"[a-z][a-z0-9]{7}")
"""What a card's id looks like."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a file's name, a section's folder and a tag look like."""


@dataclass(frozen=True)
class Basic:
    """Question and answer; the learner judges."""

    answer: Passage
    typed: Typed | None = None
    """What the learner types, if that is asked for."""


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


@dataclass(frozen=True)
class Choice:
    """The learner chooses one of several options."""

    answer: Passage
    choices: Choices


@dataclass(frozen=True)
class Cloze:
    """The question is a statement with gaps; each is asked for on its own."""

    explanation: Passage
    gaps: tuple[Gap, ...]
    """In reading order, each key once."""

    typed: tuple[Typed, ...]
    """What the learner types into each, if that is asked for."""


@dataclass(frozen=True)
class Reversed:
    """Question and answer, and the same fact asked for from its other end."""

    answer: Passage
    back_question: Passage
    back_answer: Passage
    typed: Typed | None = None
    back_typed: Typed | None = None


Kind = Basic | Code | Predict | Choice | Cloze | Reversed
"""What makes a card the kind it is. A union: a new kind is added here, in kinds.KINDS and in each `match` over it."""

BACK = "reversed"
"""Key of the unit that asks a reversed card from its other end."""


@dataclass(frozen=True)
class Face:
    """Question and answer of a unit that asks something else than the card's page does."""

    unit: str
    question: Question
    answer: Question


@dataclass(frozen=True)
class Term:
    """A word of the field and what it means."""

    name: str
    meaning: str
    """A sentence, in Markdown."""

    @property
    def anchor(self) -> str:
        """Its place on the glossary's page."""
        return "-".join(re.findall(r"\w+", self.name.lower()))


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

    terms: tuple[Term, ...]
    """What the card adds to the glossary."""

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
        """The question with what is to be done, as on the card's page."""
        match self.kind:
            case Basic(typed=typed) | Reversed(typed=typed):
                return (*self.question, *_field(self.id, typed))
            case Code(exercise=exercise):
                return (*self.question, exercise)
            case Predict(variants=variants):
                return tuple(
                    Prediction(part, variants) if isinstance(part, Snippet) else part for part in self.question
                )
            case Choice(choices=choices):
                return (*self.question, choices)
            case Cloze() as cloze:
                return (*_each(self.question, asked), *self._gap_fields(cloze))

    @property
    def answer(self) -> Question:
        """What the learner grades, as on the card's page."""
        match self.kind:
            case Cloze(explanation=explanation):
                return (*_each(self.question, answered), *explanation)
            case kind:
                return kind.answer

    @property
    def faces(self) -> tuple[Face, ...]:
        """Faces of the units that ask something else than the page: a gap, the reverse."""
        match self.kind:
            case Basic() | Code() | Predict() | Choice():
                return ()
            case Cloze() as cloze:
                return tuple(self._gap_face(cloze, place) for place in range(len(cloze.gaps)))
            case Reversed(back_question=question, back_answer=answer, back_typed=typed):
                unit = f"{self.id}#{BACK}"
                return (Face(unit, (*question, *_field(unit, typed)), answer),)

    @property
    def back(self) -> Face | None:
        """What a reversed card asks from its other end."""
        return self.faces[0] if isinstance(self.kind, Reversed) else None

    def _gap_face(self, cloze: Cloze, place: int) -> Face:
        """The statement with one gap asked for and the others filled."""
        key = cloze.gaps[place].key
        return Face(
            unit=f"{self.id}#{key}",
            question=(
                *_each(self.question, lambda markdown: asked(markdown, key)),
                *self._gap_fields(cloze)[place : place + 1],
            ),
            answer=(*_each(self.question, lambda markdown: answered(markdown, key)), *cloze.explanation),
        )

    def _gap_fields(self, cloze: Cloze) -> tuple[Field, ...]:
        return tuple(
            Field(f"{self.id}#{gap.key}", answer, gap.hint)
            for gap, answer in zip(cloze.gaps, cloze.typed, strict=False)
        )

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything on the card that holds Markdown, in reading order."""
        match self.kind:
            case Basic(answer) | Predict(answer):
                return (self.question, answer, self.details)
            case Code(answer, exercise):
                return (self.question, exercise.hint, answer, self.details)
            case Choice(answer, choices):
                return (self.question, choices.options, answer, self.details)
            case Cloze(explanation):
                return (_each(self.question, filled), explanation, self.details)
            case Reversed(answer, back_question, back_answer):
                return (self.question, answer, back_question, back_answer, self.details)

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
            case Basic() | Code() | Predict() | Choice():
                return (self.id,)
            case Cloze(gaps=gaps):
                return tuple(f"{self.id}#{gap.key}" for gap in gaps)
            case Reversed():
                return (self.id, f"{self.id}#{BACK}")


def _field(unit: str, typed: Typed | None) -> tuple[Field, ...]:
    return (Field(unit, typed),) if typed else ()


def _each(passage: Passage, change: Callable[[str], str]) -> Passage:
    """The passage with its prose changed."""
    return tuple(replace(part, markdown=change(part.markdown)) if isinstance(part, Prose) else part for part in passage)


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

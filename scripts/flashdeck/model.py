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


Part = Prose | Figure | Snippet
Passage = tuple[Part, ...]


@dataclass(frozen=True)
class Basic:
    """Question and answer; the learner judges."""

    answer: Passage


Kind = Basic
"""What makes a card the kind it is. A union: a new kind is added here, in parse.KINDS and in each `match` over it."""


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

    title: str
    """The question's first paragraph as plain text."""

    question: Passage
    details: Passage
    place: Place

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Everything on the card that holds Markdown, in reading order."""
        match self.kind:
            case Basic(answer):
                return (self.question, answer, self.details)

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
            case Basic():
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

"""Deck to JSON: an index, an outline of all cards, and one file a section.

The one writer; overrides/app/deck/deck.ts is the one reader.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from flashdeck.compose import compose, link_cards
from flashdeck.content import Question
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck
from flashdeck.typeset import Typesetter, formulas

SCHEMA = 4
"""Number of the format; raised when a reader of the old one could no longer read it."""

OUTLINE = "cards.json"
TEXT_DIGITS = 10
_TAG = re.compile(r"<[^>]*>")


RUN = ("code", "predict")
"""Types of cards that only Python can grade."""


@dataclass(frozen=True)
class Place:
    """Where a deck is studied."""

    pages: str | None = ""
    """Address of the site with the cards' pages, with a slash at its end; empty for the deck's own, None for none."""

    python: bool = True
    """Whether code runs there. Where it doesn't, it is to be read, and the learner judges."""

    def page(self, slug: str) -> str | None:
        """Address of a card's page."""
        return None if self.pages is None else f"{self.pages}cards/{slug}/"


ON_SITE = Place()


class SectionEntry(TypedDict):
    """A section in the index."""

    slug: str
    title: str
    file: str
    cards: int


class Index(TypedDict):
    """deck/index.json."""

    schema: int
    name: str
    cards: str
    sections: list[SectionEntry]


class OutlineEntry(TypedDict):
    """What a queue, a filter and a search need of a card."""

    id: str
    slug: str
    section: str
    type: str
    level: str
    tags: list[str]
    needs: list[str]
    title: str
    units: list[str]
    text: str
    revision: int


class OutlineFile(TypedDict):
    """deck/cards.json: all cards in the order in which they are studied."""

    schema: int
    cards: list[OutlineEntry]


class SnippetEntry(TypedDict):
    """A runnable snippet and what it was proven to print."""

    name: str
    code: str
    output: str


class FaceEntry(TypedDict):
    """Question and answer of a unit."""

    question: str
    answer: str


class CardEntry(TypedDict):
    """A card; question, answer, details and source are HTML with links relative to the site's base."""

    id: str
    slug: str
    type: str
    level: str
    tags: list[str]
    needs: list[str]
    title: str
    url: str
    question: str
    answer: str
    faces: dict[str, FaceEntry]
    details: str
    source: str
    math: bool
    units: list[str]
    text: str
    revision: int
    snippets: list[SnippetEntry]


class SectionFile(TypedDict):
    """deck/<section>.json."""

    schema: int
    section: str
    title: str
    cards: list[CardEntry]


def deck_files(  # noqa: PLR0913, PLR0917 (what it takes to write a deck)
    deck: Deck, name: str, root: Path, renderer: Renderer, typesetter: Typesetter, place: Place = ON_SITE
) -> dict[str, str]:
    """Text of each file of the deck by its path below the site, schema included; `name` is the deck's title."""
    index: Index = {
        "schema": SCHEMA,
        "name": name,
        "cards": OUTLINE,
        "sections": [
            {"slug": section.slug, "title": section.title, "file": f"{section.slug}.json", "cards": len(section.cards)}
            for section in deck.sections
        ],
    }
    ids = {card.slug: card.id for card in deck.cards}
    outline: OutlineFile = {"schema": SCHEMA, "cards": []}
    files = {}
    for section in deck.sections:
        cards = [_card(card, root, renderer, typesetter, place) for card in section.cards]
        entry: SectionFile = {"schema": SCHEMA, "section": section.slug, "title": section.title, "cards": cards}
        files[f"deck/{section.slug}.json"] = _json(entry)
        outline["cards"] += [_outline(card, section.slug, ids) for card in cards]
    schema = Path(__file__).with_name("deck.schema.json").read_text("utf-8")
    return {"deck/index.json": _json(index), f"deck/{OUTLINE}": _json(outline), "deck/schema.json": schema, **files}


def _card(card: Card, root: Path, renderer: Renderer, typesetter: Typesetter, place: Place) -> CardEntry:
    def render(passage: Question) -> str:
        return renderer.render(compose(card, passage, root, place.page))

    question, answer, details = render(card.asked), render(card.answer), render(card.details)
    source = renderer.render(link_cards(card.source, place.page))
    faces = {face.unit: (render(face.question), render(face.answer)) for face in card.faces}
    read = [question, answer, *(side for face in faces.values() for side in face)]
    typeset = typesetter.replace
    return {
        "id": card.id,
        "slug": card.slug,
        "type": card.type if place.python or card.type not in RUN else "basic",
        "level": card.level,
        "tags": list(card.tags),
        "needs": list(card.needs),
        "title": card.title,
        "url": place.page(card.slug) or "",
        "question": typeset(question),
        "answer": typeset(answer),
        "faces": {unit: {"question": typeset(front), "answer": typeset(back)} for unit, (front, back) in faces.items()},
        "details": typeset(details),
        "source": typeset(source),
        "math": any(formulas(text) for text in (*read, details, source)),
        "units": list(card.units),
        "text": _text_hash(read),
        "revision": card.revision,
        "snippets": [
            {"name": snippet.name, "code": snippet.code, "output": snippet.output} for snippet in card.snippets
        ],
    }


def _outline(card: CardEntry, section: str, ids: dict[str, str]) -> OutlineEntry:
    return {
        "id": card["id"],
        "slug": card["slug"],
        "section": section,
        "type": card["type"],
        "level": card["level"],
        "tags": card["tags"],
        "needs": [ids[slug] for slug in card["needs"] if slug in ids],
        "title": card["title"],
        "units": card["units"],
        "text": card["text"],
        "revision": card["revision"],
    }


def _text_hash(pages: list[str]) -> str:
    """A short hash of what is to be read, whatever its markup; of math as it was written."""
    words = [" ".join(html.unescape(_TAG.sub("", page)).split()) for page in pages]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:TEXT_DIGITS]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"

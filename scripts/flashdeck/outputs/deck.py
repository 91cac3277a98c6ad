"""Deck to JSON: an index and one file a section. The one writer; overrides/app/deck/deck.ts is the one reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from flashdeck.compose import compose, link_cards
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck, Question, Section
from flashdeck.typeset import Typesetter, formulas

SCHEMA = 2
"""Number of the format; raised when a reader of the old one could no longer read it."""


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
    sections: list[SectionEntry]


class SnippetEntry(TypedDict):
    """A runnable snippet and what it was proven to print."""

    name: str
    code: str
    output: str


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
    details: str
    source: str
    math: bool
    units: list[str]
    snippets: list[SnippetEntry]


class SectionFile(TypedDict):
    """deck/<section>.json."""

    schema: int
    section: str
    title: str
    cards: list[CardEntry]


def deck_files(deck: Deck, name: str, root: Path, renderer: Renderer, typesetter: Typesetter) -> dict[str, str]:
    """Text of each file of the deck by its path below the site, schema included; `name` is the deck's title."""
    index: Index = {
        "schema": SCHEMA,
        "name": name,
        "sections": [
            {"slug": section.slug, "title": section.title, "file": f"{section.slug}.json", "cards": len(section.cards)}
            for section in deck.sections
        ],
    }
    files = {"deck/index.json": _json(index)}
    for section in deck.sections:
        entry = _section(section, root, renderer, typesetter)
        files[f"deck/{section.slug}.json"] = _json(entry)
    schema = Path(__file__).with_name("deck.schema.json").read_text("utf-8")
    return files | {"deck/schema.json": schema}


def _section(section: Section, root: Path, renderer: Renderer, typesetter: Typesetter) -> SectionFile:
    return {
        "schema": SCHEMA,
        "section": section.slug,
        "title": section.title,
        "cards": [_card(card, root, renderer, typesetter) for card in section.cards],
    }


def _card(card: Card, root: Path, renderer: Renderer, typesetter: Typesetter) -> CardEntry:
    def link(slug: str) -> str:
        return f"cards/{slug}/"

    def render(passage: Question) -> str:
        return renderer.render(compose(card, passage, root, link))

    parts = {
        "question": render(card.asked),
        "answer": render(card.kind.answer),
        "details": render(card.details),
        "source": renderer.render(link_cards(card.source, link)),
    }
    math = any(formulas(text) for text in parts.values())
    parts = {name: typesetter.replace(text) for name, text in parts.items()}
    return {
        "id": card.id,
        "slug": card.slug,
        "type": card.type,
        "level": card.level,
        "tags": list(card.tags),
        "needs": list(card.needs),
        "title": card.title,
        "url": f"cards/{card.slug}/",
        "question": parts["question"],
        "answer": parts["answer"],
        "details": parts["details"],
        "source": parts["source"],
        "math": math,
        "units": list(card.units),
        "snippets": [
            {"name": snippet.name, "code": snippet.code, "output": snippet.output} for snippet in card.snippets
        ],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"

"""Deck to what the home page shows of it: how much there is, and one card to try."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flashdeck.compose import compose
from flashdeck.markdown import Renderer
from flashdeck.model import Deck
from flashdeck.problems import Failure


def home_data(deck: Deck, featured: str, root: Path, renderer: Renderer) -> dict[str, Any]:
    """Counts, and HTML of the card whose slug is `featured`: its answer and its first snippet.

    Raises Failure when there is no such card; an empty slug shows none.
    """
    data: dict[str, Any] = {"cards": len(deck.cards), "sections": len(deck.sections), "featured": None}
    if not featured:
        return data
    card = next((card for card in deck.cards if card.slug == featured), None)
    if card is None:
        raise Failure(f"mkdocs.yml features {featured}, which is no card (name another under extra: featured)")

    def link(slug: str) -> str:
        return f"cards/{slug}/"

    data["featured"] = {
        "title": card.title,
        "url": f"cards/{card.slug}/",
        "section": next(section.title for section in deck.sections if section.slug == card.section),
        "answer": renderer.render(compose(card, card.answer, root, link)),
        "snippet": renderer.render(compose(card, card.snippets[:1], root, link)),
    }
    return data

"""Deck to what the site's own pages show of it: how much there is, one card to try, and the first one to study."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flashdeck.compose import compose
from flashdeck.markdown import Renderer
from flashdeck.model import Deck
from flashdeck.problems import Failure


def home_data(deck: Deck, featured: str, root: Path, renderer: Renderer) -> dict[str, Any]:
    """Counts, and HTML: the question that studying begins with, and answer and first snippet of the card `featured`.

    Raises Failure when there is no card with the slug `featured`; an empty one shows none.
    """

    def link(slug: str) -> str:
        return f"cards/{slug}/"

    data: dict[str, Any] = {"cards": len(deck.cards), "sections": len(deck.sections), "first": None, "featured": None}
    first = deck.cards[0] if deck.cards else None
    # Other kinds show more than their question, and a card with prerequisites waits for them.
    if first and first.type == "basic" and not first.needs:
        data["first"] = renderer.render(compose(first, first.asked, root, link))
    if not featured:
        return data
    card = next((card for card in deck.cards if card.slug == featured), None)
    if card is None:
        raise Failure(f"mkdocs.yml features {featured}, which is no card (name another under extra: featured)")
    data["featured"] = {
        "title": card.title,
        "url": f"cards/{card.slug}/",
        "section": next(section.title for section in deck.sections if section.slug == card.section),
        "answer": renderer.render(compose(card, card.answer, root, link)),
        "snippet": renderer.render(compose(card, card.snippets[:1], root, link)),
    }
    return data

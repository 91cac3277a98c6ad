"""Former slugs to redirect pages, so that old links keep working on any static host."""

from __future__ import annotations

import html

from flashdeck.model import Deck


def redirect_files(deck: Deck) -> dict[str, str]:
    """Text of each redirect page by its path below the site."""
    return {f"cards/{alias}/index.html": _page(card.slug, card.title) for card in deck.cards for alias in card.aliases}


def _page(slug: str, title: str) -> str:
    name = html.escape(title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        f'<meta http-equiv="refresh" content="0; url=../{slug}/"><link rel="canonical" href="../{slug}/">'
        f'<meta name="robots" content="noindex"></head><body><a href="../{slug}/">{name}</a></body></html>\n'
    )

"""Deck to oEmbed: what a host that was given a card's address puts into its own page. Card pages tell where it lies."""

from __future__ import annotations

import html
import json

from flashdeck.model import Card, Deck

WIDTH = 600
HEIGHT = 360
"""Pixels, until the card tells its own height."""


def oembed_files(deck: Deck, site: str, site_url: str) -> dict[str, str]:
    """JSON of each card by path below the site. `site` is the site's name, `site_url` where it is published."""
    return {f"embed/{card.slug}/oembed.json": _oembed(card, site, site_url) for card in deck.cards}


def _oembed(card: Card, site: str, site_url: str) -> str:
    """WordPress resizes frames only in exactly this form: a quotation with a link, then the frame."""
    title = html.escape(card.title)
    page, frame = (html.escape(f"{site_url}{kind}/{card.slug}/") for kind in ("cards", "embed"))
    shown = (
        f'<blockquote class="wp-embedded-content"><a href="{page}">{title}</a></blockquote>'
        f'<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="{title}"'
        f' src="{frame}" width="{WIDTH}" height="{HEIGHT}" frameborder="0" marginwidth="0" marginheight="0"'
        ' scrolling="no"></iframe>'
    )
    said = {
        "version": "1.0",
        "type": "rich",
        "title": card.title,
        "provider_name": site,
        "provider_url": site_url,
        "width": WIDTH,
        "height": HEIGHT,
        "thumbnail_url": f"{site_url}embed/{card.slug}/card.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "html": shown,
    }
    return json.dumps(said, ensure_ascii=False) + "\n"

"""Deck to the pages that others put into theirs: one a card, a round of a section's first cards, details for rounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flashdeck.compose import SOURCE_LABEL, compose, link_cards
from flashdeck.content import Question
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck, Section

TEMPLATES = Path(__file__).resolve().parents[3] / "overrides" / "embed"
ROUND = 10
"""Cards of a round: what a class does in ten minutes, and little enough to load."""

CARD_BASE = "../../"
"""The site's top from where a card's page lies."""

_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_LINK = re.compile(r'<a (?=[^>]*href="(?!#))')


@dataclass(frozen=True)
class _Entry:
    """A card as the templates show it: HTML, but for its name and addresses."""

    slug: str
    url: str
    """The card's page, relative to the embedded one."""

    question: str
    answer: str
    back: tuple[str, str] | None
    """Question and answer of a reversed card from its other end."""

    details: str
    source: str


class Embeds:
    """Writes the pages of one site."""

    def __init__(self, root: Path, renderer: Renderer, site: str, site_url: str) -> None:
        """`site` is the site's name, `site_url` where it is published."""
        loader = FileSystemLoader(TEMPLATES)
        templates = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
        templates.globals |= {"site": site, "site_url": site_url}
        self._templates = templates
        self._root = root
        self._renderer = renderer

    def files(self, deck: Deck) -> dict[str, str]:
        """Text of each page and of the script for pages around them, by path below the site; math is as written."""
        pages = {"embed.js": (TEMPLATES / "embed.js").read_text("utf-8")}
        pages |= {f"embed/{card.slug}/index.html": self._card(card) for card in deck.cards}
        pages |= {f"embed/section/{section.slug}/index.html": self._round(section) for section in deck.sections}
        in_rounds = [self._entry(card, CARD_BASE) for section in deck.sections for card in section.cards[:ROUND]]
        details = self._templates.get_template("details.html")
        return pages | {f"embed/{it.slug}/details.html": details.render(card=it) for it in in_rounds if it.details}

    def _card(self, card: Card) -> str:
        base = CARD_BASE
        return self._templates.get_template("card.html").render(
            base=base,
            page=f"cards/{card.slug}/",
            title=card.title,
            study=f"card={card.slug}",
            card=self._entry(card, base),
        )

    def _round(self, section: Section) -> str:
        base = "../../../"
        return self._templates.get_template("round.html").render(
            base=base,
            page=f"cards/#{section.slug}",
            title=section.title,
            study=f"section={section.slug}",
            cards=[self._entry(card, base, heading="h2") for card in section.cards[:ROUND]],
            total=len(section.cards),
        )

    def _entry(self, card: Card, base: str, heading: str = "h1") -> _Entry:
        def link(slug: str) -> str:
            return f"{base}cards/{slug}/"

        def render(passage: Question) -> str:
            return self._html(compose(card, passage, self._root, link))

        question = _FIRST_PARAGRAPH.sub(rf"<{heading}>\1</{heading}>", render(card.asked), count=1)
        source = self._html(f"{SOURCE_LABEL} {link_cards(card.source, link)}")
        back = (render(card.back.question), render(card.back.answer)) if card.back else None
        return _Entry(card.slug, link(card.slug), question, render(card.answer), back, render(card.details), source)

    def _html(self, markdown: str) -> str:
        """HTML whose links leave the page around the frame alone."""
        return _LINK.sub('<a target="_blank" rel="noopener" ', self._renderer.render(markdown))

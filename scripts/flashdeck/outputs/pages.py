"""Deck to Markdown pages under docs/cards/: one a card, one a section, one that lists them all, and the map."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import yaml

from flashdeck.arcs import Row, drawing, in_order
from flashdeck.compose import SOURCE_LABEL, compose, link_cards
from flashdeck.content import Prose, Question
from flashdeck.model import Basic, Card, Choice, Cloze, Code, Deck, Predict, Reversed, Section

FOLDER = "docs/cards"
INDEX = "index"
MAP = "map"
GLOSSARY = "glossary"
MAP_LINK = f"[Map of all sections]({MAP}.md){{: data-words=mapOfSections }}"
GLOSSARY_LINK = f"[Glossary]({GLOSSARY}.md){{: data-words=glossary }}"


def write_pages(deck: Deck, root: Path) -> int:
    """Write the pages that changed and remove those without a card; gives how many were written or removed."""
    pages = {f"{card.slug}.md": card_page(card, deck, root) for card in deck.cards}
    pages |= {f"{section.slug}.md": section_page(section, deck) for section in deck.sections}
    pages |= {f"{INDEX}.md": index_page(deck), f"{MAP}.md": map_page(deck), f"{GLOSSARY}.md": glossary_page(deck)}
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    stale = [path for path in folder.glob("*.md") if path.name not in pages]
    for path in stale:
        path.unlink()
    changed = 0
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed += 1
    return changed + len(stale)


def card_page(card: Card, deck: Deck, root: Path) -> str:
    """Markdown of one card's page: question as the title, everything else folded under `Show answer`."""

    def link(slug: str) -> str:
        return f"{slug}.md"

    def block(passage: Question) -> str:
        return compose(card, passage, root, link)

    titles = {other.slug: other.title for other in deck.cards}
    section = next(section for section in deck.sections if section.slug == card.section)
    meta = {
        "template": "card.html",
        "title": card.title,
        "description": f"{card.title} {_about(card)}",
        "card": {
            "id": card.id,
            "slug": card.slug,
            "type": card.type,
            "level": card.level,
            "tags": list(card.tags),
            "section": section.title,
            "section_slug": section.slug,
            "terms": [{"name": term.name, "anchor": term.anchor} for term in card.terms],
            "needs": [{"title": titles[slug], "url": f"cards/{slug}/"} for slug in card.needs if slug in titles],
        },
    }
    details = _labelled("Details", "details", "card-details", block(card.details)) if card.details else ""
    back = _reversed(block(card.back.question), block(card.back.answer)) if card.back else ""
    return (
        f"{_front_matter(meta)}\n# {_on_one_line(block(card.asked))}\n\n"
        '<details class="card-answer" markdown="block">\n<summary data-words="showAnswer">Show answer</summary>\n\n'
        f"{_labelled('Answer', 'answer', 'card-gist', block(card.answer))}{back}{details}"
        f'<div class="card-source" markdown="block">\n\n{SOURCE_LABEL} {link_cards(card.source, link)}\n\n</div>\n\n'
        "</details>\n"
    )


def _reversed(question: str, answer: str) -> str:
    """The other end of a card, which would give its answer away and so stands below it."""
    summary = '<summary data-words="showReversed">Show reversed answer</summary>'
    folded = f'<details class="card-answer" markdown="block">\n{summary}\n\n{answer}\n\n</details>'
    return _labelled("The other way round", "otherWay", "card-reversed", f"{question}\n\n{folded}")


def _about(card: Card) -> str:
    """What the page holds, for search engines."""
    match card.kind:
        case Basic() | Reversed():
            things = ["its answer", *["an explanation"] * bool(card.details), *["code that runs"] * bool(card.snippets)]
            *first, last = things
            return f"A flashcard with {', '.join(first)}{' and ' if first else ''}{last}."
        case Choice():
            return "A flashcard with several answers of which one is right."
        case Cloze():
            return "A flashcard with a gap to fill."
        case Code():
            return "A flashcard with Python code to complete, and tests that grade it in your browser."
        case Predict():
            return "A flashcard with Python code whose output you predict before it runs in your browser."


def _on_one_line(text: str) -> str:
    """Markdown with its first paragraph on one line, as a heading has to be."""
    first, gap, rest = text.partition("\n\n")
    return " ".join(first.split("\n")) + gap + rest


def _labelled(label: str, words: str, name: str, text: str) -> str:
    """A part of the card with a small heading, in a block of its own class."""
    heading = f"## {label} {{: .card-label data-words={words} }}"
    return f'<div class="{name}" markdown="block">\n\n{heading}\n\n{text}\n\n</div>\n\n'


def index_page(deck: Deck) -> str:
    """Markdown of the page that lists all cards. Search leaves it out: it would hit on every card's title."""
    listed = "\n".join(_section(section) for section in deck.sections)
    return f"{_listing('Cards')}\n# Cards {{: data-words=cards }}\n\n{MAP_LINK} · {GLOSSARY_LINK}\n\n{listed}"


def section_page(section: Section, deck: Deck) -> str:
    """Markdown of a section's overview: what it teaches, how its cards hang together, what each builds on."""
    titles = {card.slug: card.title for card in deck.cards}
    rows = in_order([Row(card.slug, card.title, f"../{card.slug}/", card.needs) for card in section.cards])
    cards = {card.slug: card for card in section.cards}
    told = (
        "The cards of this section in the order of their prerequisites. An arc leads from a card to each that builds "
        "on it; the list below says the same in words."
    )
    listed = "".join(
        f"{number}. [{_escaped(row.label)}]({row.name}.md) {_chips(cards[row.name])}"
        f"{_builds_on([f'[{_escaped(titles[need])}]({need}.md)' for need in row.needs if need in titles])}\n"
        for number, row in enumerate(rows, 1)
    )
    return (
        f"{_listing(section.title)}\n# {_escaped(section.title)}\n\n{_about_section(section)}\n\n"
        f'<flash-learnt section="{section.slug}"></flash-learnt>\n\n'
        f"[Study this section](../study.md?section={section.slug})"
        "{: .flash-button .flash-button--primary data-words=studySection }\n\n"
        f"## How the cards build on each other {{: data-words=howCardsBuild }}\n\n{drawing(rows, told)}\n\n"
        '<section class="card-list flash-overview" markdown="block">\n\n## All cards {: data-words=allCards }\n\n'
        f"{listed}\n</section>\n\n"
        f"{MAP_LINK}\n"
    )


def map_page(deck: Deck) -> str:
    """Markdown of the map: sections and how they depend on each other, and every card."""
    home = {card.slug: card.section for card in deck.cards}
    titles = {section.slug: section.title for section in deck.sections}
    needs = {
        section.slug: tuple(
            dict.fromkeys(
                home[need]
                for card in section.cards
                for need in card.needs
                if home.get(need, section.slug) != section.slug
            )
        )
        for section in deck.sections
    }
    rows = [Row(slug, title, f"../{slug}/", _before(needs[slug], slug, titles)) for slug, title in titles.items()]
    told = (
        "All sections in study order. An arc leads from a section to each with cards that build on it; the list below "
        "says the same in words."
    )
    listed = "\n".join(
        f"## [{_escaped(section.title)}]({section.slug}.md)\n\n"
        f"{_builds_on([f'[{_escaped(titles[need])}]({need}.md)' for need in needs[section.slug]]).strip()}\n\n"
        + "".join(f"- [{_escaped(card.title)}]({card.slug}.md)\n" for card in section.cards)
        for section in deck.sections
    )
    heading = "# Map of all sections {: data-words=mapOfSections }"
    return f"{_listing('Map')}\n{heading}\n\n{drawing(rows, told)}\n\n{listed}\n"


def glossary_page(deck: Deck) -> str:
    """Markdown of the glossary: every term by the alphabet, with the card that explains it."""
    terms = sorted(((term, card) for card in deck.cards for term in card.terms), key=lambda pair: pair[0].name.lower())
    listed = "\n".join(
        f"## {_escaped(term.name)} {{: #{term.anchor} }}\n\n{term.meaning}\n\n"
        f"<small>[{_escaped(card.title)}]({card.slug}.md)</small>\n"
        for term, card in terms
    )
    meta = {"title": "Glossary", "hide": ["navigation", "toc"]}
    return f"{_front_matter(meta)}\n# Glossary {{: data-words=glossary }}\n\n{listed}"


def _before(needs: tuple[str, ...], slug: str, titles: dict[str, str]) -> tuple[str, ...]:
    """Those of the needed sections that stand before the section: arcs go down, and a map has no circles."""
    order = list(titles)
    return tuple(need for need in needs if order.index(need) < order.index(slug))


def _builds_on(links: list[str]) -> str:
    label = '<span data-words="buildsOnList">Builds on:</span>'
    return f'<small class="flash-overview__needs">{label} {", ".join(links)}</small>' if links else ""


def _listing(title: str) -> str:
    """Front matter of a page that search leaves out: it would hit on every card's title."""
    return _front_matter({"title": title, "hide": ["navigation", "toc"], "search": {"exclude": True}})


def _about_section(section: Section) -> str:
    return "\n\n".join(part.markdown for part in section.about if isinstance(part, Prose))


def _section(section: Section) -> str:
    cards = "".join(
        f"{number}. [{_escaped(card.title)}]({card.slug}.md) {_chips(card)}\n"
        for number, card in enumerate(section.cards, 1)
    )
    study = f"[Study this section](../study.md?section={section.slug}){{: data-words=studySection }}"
    return (
        f'<section class="card-list" markdown="block">\n\n'
        f"## {_escaped(section.title)} {{: #{section.slug} }}\n\n{_about_section(section)}\n\n"
        f"{study} · [Overview]({section.slug}.md){{: data-words=overview }}\n\n"
        f"{cards}\n</section>\n"
    )


def _chips(card: Card) -> str:
    """What is told of a card in the list: its level, and its kind unless that is the plain one."""
    words = [card.level, *([] if isinstance(card.kind, Basic) else [card.type])]
    chips = " ".join(f'<span class="flash-chip" data-words="{word}">{word}</span>' for word in words)
    return f'<span class="card-list__chips">{chips}</span>'


def _escaped(text: str) -> str:
    """Plain text as Markdown that shows it as it is; formulas stay formulas."""

    def escape(found: re.Match[str]) -> str:
        return found[0] if found["formula"] else f"\\{found[0]}"

    return re.sub(r"(?P<formula>\$[^$\n]+\$)|[\\`*_{}\[\]$#]", escape, html.escape(text, quote=False))


def _front_matter(meta: dict[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)}---\n"

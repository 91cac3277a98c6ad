"""What must hold for the deck as a whole: ids, slugs, prerequisites, links, figures, math and code that runs."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

from flashdeck.check_runs import check_runs
from flashdeck.compose import card_links, link_cards
from flashdeck.content import Prose
from flashdeck.figures import check_figure
from flashdeck.gaps import read_gaps
from flashdeck.ids import check_ids
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck
from flashdeck.problems import Problem
from flashdeck.proofs import Proofs
from flashdeck.source import SECTION_FILE, Source
from flashdeck.typeset import Formula, Typesetter, formulas

_TARGET = re.compile(r'<(a|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
_WHOLE = re.compile(r"[a-z][a-z0-9+.-]*:|#", re.IGNORECASE)


@dataclass(frozen=True)
class Tools:
    """What the rules need beside the deck itself."""

    root: Path
    source: Source
    renderer: Renderer
    typesetter: Typesetter
    proofs: Proofs


def check(deck: Deck, tools: Tools) -> list[Problem]:
    """All problems of the deck, by every rule."""
    return [problem for _, rule in RULES for problem in rule(deck, tools)]


def _ids(deck: Deck, tools: Tools) -> Iterable[Problem]:
    known = {card.slug for card in deck.cards if card.id}
    return check_ids(deck.cards, tools.source.slugs - known, tools.source.lock)


def _slugs(deck: Deck, _tools: Tools) -> Iterator[Problem]:
    owners: dict[str, Card] = {}
    folders = {section.slug for section in deck.sections}
    for card in deck.cards:
        if card.slug in folders:
            yield Problem(card.place.path, 1, f"the slug {card.slug} is also that of a section", "rename the file")
        if card.slug in owners:
            what = f"the slug {card.slug} is also that of {owners[card.slug].place.path}"
            yield Problem(card.place.path, 1, what, "rename one of the files")
        owners.setdefault(card.slug, card)
    for card in deck.cards:
        for alias in card.aliases:
            if alias in owners:
                what = f"alias {alias} is taken by {owners[alias].place.path}"
                yield Problem(card.place.path, card.place.line("aliases"), what, "delete the alias")
            owners.setdefault(alias, card)


def _needs(deck: Deck, tools: Tools) -> Iterator[Problem]:
    for card in deck.cards:
        for slug in card.needs:
            if slug not in tools.source.slugs:
                mend = "name the slug of a card, or delete it"
                yield Problem(card.place.path, card.place.line("needs"), f"unknown prerequisite {slug}", mend)
    yield from _cycles({card.slug: card for card in deck.cards})


def _terms(deck: Deck, _tools: Tools) -> Iterator[Problem]:
    owners: dict[str, Card] = {}
    for card in deck.cards:
        for term in card.terms:
            owner = owners.setdefault(term.anchor, card)
            if owner is not card:
                what = f"the term {term.name} is explained on {owner.place.path} as well"
                yield Problem(card.place.path, card.place.line("terms"), what, "delete one of the two")


def _cycles(cards: dict[str, Card]) -> Iterator[Problem]:
    """One problem for each circle of prerequisites; each is cut open once told, to find the next."""
    graph = {slug: [need for need in dict.fromkeys(card.needs) if need in cards] for slug, card in cards.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle = error.args[1][::-1]
            card = cards[circle[0]]
            what = f"circular prerequisites: {' needs '.join(circle)}"
            yield Problem(card.place.path, card.place.line("needs"), what, "delete one of these")
            graph[circle[0]].remove(circle[1])
        else:
            return


def _links(deck: Deck, tools: Tools) -> Iterator[Problem]:
    for path, part in _texts(deck):
        for found in card_links(part.markdown):
            if PurePosixPath(found["path"]).stem not in tools.source.slugs:
                line = _line(part, found.start())
                yield Problem(path, line, f"link to unknown card {found['path']}", "mend or delete it")
        if any(mark in part.markdown for mark in ("](", "]:", "<a", "<img")):
            yield from _stray_links(path, part, tools.renderer)


def _stray_links(path: str, part: Prose, renderer: Renderer) -> Iterator[Problem]:
    """Links that would lead to no page, and images that would be no figures."""
    for tag, escaped in _TARGET.findall(renderer.render(link_cards(part.markdown, lambda slug: f"#{slug}"))):
        target = html.unescape(escaped)
        line = _line(part, max(part.markdown.find(target), 0))
        if tag == "img":
            mend = 'put it on a line of its own: ![what it shows](figures/name.svg "caption")'
            yield Problem(path, line, f"image {target} is no figure", mend)
        elif not _WHOLE.match(target):
            mend = "name a card's file, [text](what-are-cnns.md), or write the whole address"
            yield Problem(path, line, f"link to {target} leads nowhere", mend)


def _gaps(deck: Deck, _tools: Tools) -> Iterator[Problem]:
    """Gaps where none is asked for; those of a cloze statement are not in its card's prose."""
    for path, part in _texts(deck):
        for gap in read_gaps(part.markdown)[0] if "{{" in part.markdown or "cloze" in part.markdown else ():
            what = f"gap {gap.key} stands outside the statement of a cloze card"
            yield Problem(path, _line(part, gap.start), what, "move it before the first ##, or set it as code")


def _figures(deck: Deck, tools: Tools) -> Iterator[Problem]:
    for card in deck.cards:
        for figure in card.figures:
            yield from check_figure(card, figure, tools.root)


def _math(deck: Deck, tools: Tools) -> Iterator[Problem]:
    found: list[tuple[str, Prose, Formula]] = []
    for path, part in _texts(deck):
        if "$" in part.markdown or "\\" in part.markdown:
            found.extend((path, part, formula) for formula in formulas(tools.renderer.render(part.markdown)))
    made = tools.typesetter.prepare(formula for _, _, formula in found)
    for path, part, formula in found:
        if error := made[formula].error:
            line = _line(part, max(part.markdown.find(formula.tex), 0))
            yield Problem(path, line, f"broken math ${' '.join(formula.tex.split())}$: {error}", "mend the TeX")


def _runs(deck: Deck, tools: Tools) -> Iterable[Problem]:
    return check_runs(deck, tools.proofs)


def _texts(deck: Deck) -> Iterator[tuple[str, Prose]]:
    """Everything that is rendered as Markdown, with the path of its file."""
    for section in deck.sections:
        for part in section.about:
            if isinstance(part, Prose):
                yield f"cards/{section.slug}/{SECTION_FILE}", part
        for card in section.cards:
            for part in (*card.prose, Prose(card.source, card.place.line("source"))):
                yield card.place.path, part


def _line(part: Prose, offset: int) -> int:
    return part.line + part.markdown.count("\n", 0, offset)


RULES: tuple[tuple[str, Callable[[Deck, Tools], Iterable[Problem]]], ...] = (
    ("ids", _ids),
    ("slugs", _slugs),
    ("needs", _needs),
    ("terms", _terms),
    ("links", _links),
    ("gaps", _gaps),
    ("figures", _figures),
    ("math", _math),
    ("runs", _runs),
)
"""Every rule over the deck, by name, in the order in which they are tried."""

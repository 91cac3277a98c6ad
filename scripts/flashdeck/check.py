"""What must hold for the deck as a whole: ids, slugs, prerequisites, links, figures, math and proven output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath

from flashdeck.compose import CARD_LINK
from flashdeck.figures import check_figure
from flashdeck.ids import check_ids
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck, Prose
from flashdeck.problems import Problem
from flashdeck.prove import Outcome
from flashdeck.source import Source
from flashdeck.typeset import Formula, Typesetter, formulas

Proof = Callable[[Deck], dict[str, Outcome]]
"""Runs all snippets of a deck; gives what came out by snippet name."""


@dataclass(frozen=True)
class Tools:
    """What the rules need beside the deck itself."""

    root: Path
    source: Source
    renderer: Renderer
    typesetter: Typesetter
    prove: Proof


def check(deck: Deck, tools: Tools) -> list[Problem]:
    """All problems of the deck, by every rule."""
    return [problem for _, rule in RULES for problem in rule(deck, tools)]


def _ids(deck: Deck, tools: Tools) -> Iterable[Problem]:
    read = {card.slug for card in deck.cards}
    return check_ids(deck.cards, frozenset(tools.source.slugs - read), tools.source.lock)


def _slugs(deck: Deck, _tools: Tools) -> Iterator[Problem]:
    owners: dict[str, Card] = {}
    for card in deck.cards:
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


def _cycles(cards: dict[str, Card]) -> Iterator[Problem]:
    """One problem for each circle of prerequisites; each is cut open once told, to find the next."""
    graph = {slug: {need for need in card.needs if need in cards} for slug, card in cards.items()}
    while True:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            circle = error.args[1][::-1]
            card = cards[circle[0]]
            what = f"circular prerequisites: {' needs '.join(circle)}"
            yield Problem(card.place.path, card.place.line("needs"), what, "delete one of these")
            graph[circle[0]].discard(circle[1])
        else:
            return


def _links(deck: Deck, tools: Tools) -> Iterator[Problem]:
    for card in deck.cards:
        for part in card.prose:
            for found in CARD_LINK.finditer(part.markdown):
                slug = PurePosixPath(found["path"]).stem
                if slug not in tools.source.slugs:
                    line = _line(part, found.start())
                    yield Problem(card.place.path, line, f"link to unknown card {found['path']}", "mend or delete it")


def _figures(deck: Deck, tools: Tools) -> Iterator[Problem]:
    for card in deck.cards:
        for figure in card.figures:
            yield from check_figure(card, figure, tools.root)


def _math(deck: Deck, tools: Tools) -> Iterator[Problem]:
    found: list[tuple[Card, Prose, Formula]] = []
    for card in deck.cards:
        for part in (*card.prose, Prose(card.source, card.place.line("source"))):
            if "$" in part.markdown or "\\" in part.markdown:
                found.extend((card, part, formula) for formula in formulas(tools.renderer.render(part.markdown)))
    made = tools.typesetter.prepare(formula for _, _, formula in found)
    for card, part, formula in found:
        if error := made[formula].error:
            line = _line(part, max(part.markdown.find(formula.tex), 0))
            yield Problem(card.place.path, line, f"broken math ${formula.tex}$: {error}", "mend the TeX")


def _snippets(deck: Deck, tools: Tools) -> Iterator[Problem]:
    outcomes = tools.prove(deck)
    for card in deck.cards:
        for snippet in card.snippets:
            outcome = outcomes[snippet.name]
            if outcome.error:
                what = f"snippet {snippet.name} fails"
                detail = outcome.output + outcome.error
                yield Problem(card.place.path, snippet.line, what, "mend the code", detail)
            elif outcome.output != snippet.output:
                what = f"snippet {snippet.name} prints something else"
                detail = f"The card says:\n{_indented(snippet.output)}It prints:\n{_indented(outcome.output)}"
                mend = "correct the code or the output block"
                yield Problem(card.place.path, snippet.output_line, what, mend, detail)


def _line(part: Prose, offset: int) -> int:
    return part.line + part.markdown.count("\n", 0, offset)


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines()) or "  (nothing)\n"


RULES: tuple[tuple[str, Callable[[Deck, Tools], Iterable[Problem]]], ...] = (
    ("ids", _ids),
    ("slugs", _slugs),
    ("needs", _needs),
    ("links", _links),
    ("figures", _figures),
    ("math", _math),
    ("snippets", _snippets),
)
"""Every rule over the deck, by name, in the order in which they are tried."""

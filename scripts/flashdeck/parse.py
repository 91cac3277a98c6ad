"""Source to deck: front matter and headings of every file held against what cards may have; problems collected."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flashdeck.content import Part, Passage, Prose
from flashdeck.kinds import KINDS, read_kind
from flashdeck.model import BACK, ID, SLUG, Card, Cloze, Deck, Place, Section, Term
from flashdeck.passages import Splitter
from flashdeck.problems import Problem
from flashdeck.source import SECTION_FILE, RawFile, Source
from flashdeck.statement import titled

LEVELS = ("intro", "core", "advanced")
TAKEN_SLUGS = ("glossary", "index", "map")
"""Slugs whose page would overwrite one of the site's own."""

TAKEN_FOLDERS = ("index", "cards", "schema")
"""Section folders whose deck file would overwrite one of the deck's own."""

_FIRST_PARAGRAPH = re.compile(r"\A(.*?)(?:\n\s*\n|\Z)", re.DOTALL)
_MARKS = re.compile(r"(\$[^$\n]+\$)|\\([!-/:-@\[-`{-~])|[*`]")
"""Formulas, which stay, and what a plain text has not: escapes and marks for stress and code."""


@dataclass(frozen=True)
class Rule:
    """What a front-matter field must be."""

    accepts: Callable[[Any], bool]
    wanted: str
    """How to mend a value that is not accepted."""

    required: bool = False


def _is_slugs(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and SLUG.fullmatch(item) for item in value)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isdigit()


def _is_fresh(value: object) -> bool:
    """Names of variables, each with a list of values."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(name.isidentifier() and isinstance(values, list) and values for name, values in value.items())
        and not any(isinstance(item, (list, dict)) for values in value.values() for item in values)
    )


def _is_terms(value: object) -> bool:
    """Words with a letter in them, each with its meaning."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(
            isinstance(name, str) and re.search(r"\w", name) and _is_text(meaning) for name, meaning in value.items()
        )
    )


_CARD_FIELDS = {
    "id": Rule(
        lambda v: isinstance(v, str) and bool(ID.fullmatch(v)),
        "`flashdeck lock` writes one into a file that has none",
        required=True,
    ),
    "type": Rule(lambda v: isinstance(v, str) and v in KINDS, f"use one of: {', '.join(KINDS)}", required=True),
    "level": Rule(lambda v: v in LEVELS, f"use one of: {', '.join(LEVELS)}", required=True),
    "tags": Rule(_is_slugs, "write lower-case words in brackets: [cnn, pooling]"),
    "needs": Rule(_is_slugs, "write slugs of cards in brackets: [what-are-cnns]"),
    "source": Rule(_is_text, "name where the answer can be looked up", required=True),
    "aliases": Rule(_is_slugs, "write former slugs in brackets: [max-pooling]"),
    "revision": Rule(_is_number, "write a whole number, one more than before"),
    "terms": Rule(
        _is_terms, "write words, each with its meaning: {max pooling: keeps the largest value of each window}"
    ),
    "meant": Rule(_is_slugs, "write names of rules in brackets: [one-fact]"),
    "overview": Rule(lambda v: isinstance(v, bool), "write true or false"),
    "typed": Rule(lambda v: isinstance(v, bool) or v == BACK, f"write true, or {BACK} for the reversed answer alone"),
    "fresh": Rule(_is_fresh, "write names, each with its values: {filters: [16, 32, 64]}"),
}
_SECTION_FIELDS = {
    "title": Rule(_is_text, "write the section's title", required=True),
    "order": Rule(_is_slugs, "write slugs of cards in brackets, in study order"),
}


def parse(source: Source) -> tuple[Deck, list[Problem]]:
    """Cards and sections of `source`, with everything that is wrong with single files.

    A card with mistakes is in the deck all the same, with nothing in place of what is missing, so that one run finds
    whatever else is wrong with it. A file that could not be read is not.
    """
    problems = list(source.problems)
    cards = [_card(raw, problems) for raw in source.cards]
    sections = {raw.folder: raw for raw in source.sections}
    made = []
    for folder in source.folders:
        own = tuple(card for card in cards if card.section == folder)
        if not SLUG.fullmatch(folder) or folder in TAKEN_FOLDERS:
            mend = "use lower-case words joined by hyphens, and not index, cards or schema alone"
            problems.append(Problem(f"cards/{folder}", 1, f"a section's folder can't be named {folder}", mend))
        if folder in sections:
            slugs = frozenset(slug for in_folder, slug in source.listed if in_folder == folder)
            made.append(_section(sections.pop(folder), own, slugs, problems))
            continue
        made.append(Section(folder, folder, (), own))
        if not any(problem.path == f"cards/{folder}/{SECTION_FILE}" for problem in problems):
            mend = "write it with the section's title in its front matter"
            problems.append(Problem(f"cards/{folder}/{SECTION_FILE}", 1, "the section has no _section.md", mend))
    mend = "write one with `flashdeck new`, or delete the folder"
    problems += [Problem(raw.path, 1, "the section has no cards", mend) for raw in sections.values()]
    return Deck(tuple(made)), problems


def _card(raw: RawFile, problems: list[Problem]) -> Card:
    values = _fields(raw, _CARD_FIELDS, "card", problems)
    if not SLUG.fullmatch(raw.slug) or raw.slug in TAKEN_SLUGS:
        mend = "use lower-case words joined by hyphens, and not glossary, index or map alone"
        problems.append(Problem(raw.path, 1, f"a card's file can't be named {raw.slug}.md", mend))
    splitter = Splitter(raw.path, str(values.get("id", raw.slug)), problems)
    kind, passages = read_kind(raw, values, splitter)
    title = _title(passages[""], cloze=isinstance(kind, Cloze))
    _check_question(raw, passages[""], title, problems)
    return Card(
        id=values.get("id", ""),
        slug=raw.slug,
        section=raw.folder,
        type=values.get("type", "basic"),
        kind=kind,
        level=values.get("level", LEVELS[0]),
        tags=tuple(values.get("tags", ())),
        needs=tuple(values.get("needs", ())),
        source=values.get("source", "").strip(),
        aliases=tuple(values.get("aliases", ())),
        overview=values.get("overview", False),
        terms=tuple(Term(name, meaning.strip()) for name, meaning in values.get("terms", {}).items()),
        meant=tuple(values.get("meant", ())),
        revision=int(values.get("revision", 0)),
        title=title,
        question=passages[""],
        details=passages.get("Details", ()),
        place=Place(raw.path, {name: field.line for name, field in raw.fields.items()}),
    )


def _fields(raw: RawFile, rules: dict[str, Rule], what: str, problems: list[Problem]) -> dict[str, Any]:
    """Values of the fields that hold what they should."""
    values: dict[str, Any] = {}
    for name, field in raw.fields.items():
        rule = rules.get(name)
        if rule is None:
            mend = f"a {what} may have: {', '.join(rules)}"
            problems.append(Problem(raw.path, field.line, f"unknown field {name}", mend))
        elif rule.accepts(field.value):
            values[name] = field.value
        else:
            shown = "empty" if field.value in (None, "", []) else repr(field.value)
            problems.append(Problem(raw.path, field.line, f"field {name} can't be {shown}", rule.wanted))
    problems.extend(
        Problem(raw.path, 1, f"field {name} is missing", rule.wanted)
        for name, rule in rules.items()
        if rule.required and name not in raw.fields
    )
    return values


def _check_question(raw: RawFile, question: Passage, title: str, problems: list[Problem]) -> None:
    """The question's first paragraph must be able to become the page's title."""
    line = min(raw.blocks[0].line, raw.end)
    if not raw.blocks[0].text:
        mend = "write it between the front matter and the first ##"
        problems.append(Problem(raw.path, line, "the card has no question", mend))
    elif question and not title:
        problems.append(Problem(raw.path, line, "the question has no text", "start it with a sentence"))
    elif raw.blocks[0].text.startswith("#"):
        problems.append(Problem(raw.path, line, "the question starts with #", "write it as plain text"))


def _title(question: tuple[Part, ...], *, cloze: bool) -> str:
    """The first paragraph, on one line and without Markdown's marks; the gaps of a `cloze` are open."""
    text = question[0].markdown if question and isinstance(question[0], Prose) else ""
    found = _FIRST_PARAGRAPH.match(text)
    paragraph = " ".join((found.group(1) if found else text).split())
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", paragraph)
    return _MARKS.sub(r"\1\2", titled(text) if cloze else text)


def _section(raw: RawFile, cards: tuple[Card, ...], slugs: frozenset[str], problems: list[Problem]) -> Section:
    """A section from its file; `slugs` are those of the card files in its folder."""
    values = _fields(raw, _SECTION_FIELDS, "section", problems)
    order: list[str] = values.get("order", [])
    line = raw.fields["order"].line if "order" in raw.fields else 1
    mend = "mend the slug or delete it"
    problems += [
        Problem(raw.path, line, f"order names {slug}, which is no card of this section", mend)
        for slug in order
        if slug not in slugs
    ]
    problems += [
        Problem(raw.path, block.heading_line, f"unknown heading ## {block.heading}", "a section's text has no headings")
        for block in raw.blocks[1:]
    ]
    about: Passage = Splitter(raw.path, raw.folder, problems).split(raw.blocks[0])
    problems += [
        Problem(raw.path, part.line, "a section's text can't hold a figure or a snippet", "move it to a card")
        for part in about
        if not isinstance(part, Prose)
    ]
    place = {slug: number for number, slug in enumerate(order)}
    ordered = sorted(cards, key=lambda card: (place.get(card.slug, len(order)), card.slug))
    return Section(raw.folder, values.get("title", raw.folder), about, tuple(ordered))

"""Source to deck: front matter and headings of every file held against what cards may have; problems collected."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flashdeck.model import Basic, Card, Deck, Kind, Part, Passage, Place, Prose, Section
from flashdeck.passages import Splitter
from flashdeck.problems import Problem
from flashdeck.source import RawFile, Source

LEVELS = ("intro", "core", "advanced")
_ID = re.compile(r"[a-z][a-z0-9]{7}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FIRST_PARAGRAPH = re.compile(r"\A(.*?)(?:\n\s*\n|\Z)", re.DOTALL)


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


_CARD_FIELDS = {
    "id": Rule(lambda v: isinstance(v, str) and bool(_ID.fullmatch(v)), "mint one with `flashdeck new`", required=True),
    "type": Rule(lambda v: v in KINDS, "use one of: basic", required=True),
    "level": Rule(lambda v: v in LEVELS, f"use one of: {', '.join(LEVELS)}", required=True),
    "tags": Rule(_is_slugs, "write lower-case words in brackets: [cnn, pooling]"),
    "needs": Rule(_is_slugs, "write slugs of cards in brackets: [what-are-cnns]"),
    "source": Rule(_is_text, "name where the answer can be looked up", required=True),
    "aliases": Rule(_is_slugs, "write former slugs in brackets: [max-pooling]"),
    "overview": Rule(lambda v: isinstance(v, bool), "write true or false"),
}
_SECTION_FIELDS = {
    "title": Rule(_is_text, "write the section's title", required=True),
    "order": Rule(_is_slugs, "write slugs of cards in brackets, in study order"),
}


@dataclass(frozen=True)
class KindRule:
    """How a card kind is read from the blocks of its file."""

    required: tuple[str, ...]
    """Headings that must be there."""

    optional: tuple[str, ...]
    build: Callable[[dict[str, Passage]], Kind]
    """Makes the kind from its passages by heading."""


KINDS: dict[str, KindRule] = {
    "basic": KindRule(("Answer",), ("Details",), lambda passages: Basic(passages["Answer"])),
}


def parse(source: Source) -> tuple[Deck, list[Problem]]:
    """Cards and sections of `source`, with everything that is wrong with single files.

    A card with a problem that leaves it incomplete is left out of the deck.
    """
    problems = list(source.problems)
    cards = [card for raw in source.cards if (card := _card(raw, problems))]
    sections = {raw.folder: raw for raw in source.sections}
    made = []
    for folder in source.folders:
        own = [card for card in cards if card.section == folder]
        if folder in sections:
            made.append(_section(sections[folder], own, source.slugs, problems))
        elif not any(problem.path == f"cards/{folder}/_section.md" for problem in problems):
            mend = "write it with the section's title in its front matter"
            problems.append(Problem(f"cards/{folder}/_section.md", 1, "the section has no _section.md", mend))
    return Deck(tuple(made)), problems


def _card(raw: RawFile, problems: list[Problem]) -> Card | None:
    found: list[Problem] = []
    values = _fields(raw, _CARD_FIELDS, "card", found)
    kind_name = values.get("type")
    rule = KINDS.get(str(kind_name), KINDS["basic"])
    if not SLUG.fullmatch(raw.slug):
        mend = "use lower-case words joined by hyphens, as in what-is-max-pooling.md"
        found.append(Problem(raw.path, 1, f"the file name {raw.slug}.md makes no slug", mend))
    splitter = Splitter(raw.path, str(values.get("id", raw.slug)), found)
    passages = _passages(raw, rule, splitter, found)
    problems.extend(found)
    if found:
        return None
    return Card(
        id=values["id"],
        slug=raw.slug,
        section=raw.folder,
        type=values["type"],
        kind=rule.build(passages),
        level=values["level"],
        tags=tuple(values.get("tags", ())),
        needs=tuple(values.get("needs", ())),
        source=values["source"].strip(),
        aliases=tuple(values.get("aliases", ())),
        overview=values.get("overview", False),
        title=_title(passages[""]),
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
            shown = "empty" if field.value is None else repr(field.value)
            problems.append(Problem(raw.path, field.line, f"field {name} can't be {shown}", rule.wanted))
    problems.extend(
        Problem(raw.path, 1, f"field {name} is missing", rule.wanted)
        for name, rule in rules.items()
        if rule.required and name not in raw.fields
    )
    return values


def _passages(raw: RawFile, rule: KindRule, splitter: Splitter, problems: list[Problem]) -> dict[str, Passage]:
    """The card's passages by heading; the question stands under the empty one."""
    passages: dict[str, Passage] = {}
    allowed = ("", *rule.required, *rule.optional)
    for block in raw.blocks:
        if block.heading not in allowed:
            mend = f"use ## {', ## '.join(allowed[1:])}, or ### inside them"
            problems.append(Problem(raw.path, block.line, f"unknown heading ## {block.heading}", mend))
        elif block.heading in passages:
            problems.append(Problem(raw.path, block.line, f"## {block.heading} stands twice", "join the two"))
        else:
            passages[block.heading] = splitter.split(block)
    if not raw.blocks[0].text:
        mend = "write it between the front matter and ## Answer"
        problems.append(Problem(raw.path, raw.blocks[0].line, "the card has no question", mend))
    elif passages[""] and not isinstance(passages[""][0], Prose):
        problems.append(Problem(raw.path, raw.blocks[0].line, "the question has no text", "start it with a sentence"))
    written = {block.heading: block for block in raw.blocks}
    for heading in rule.required:
        block_of, name = written.get(heading), heading.lower()
        if block_of is None:
            problems.append(Problem(raw.path, raw.end, f"the card has no {name}", f"write it below ## {heading}"))
        elif not block_of.text:
            problems.append(Problem(raw.path, block_of.line, f"the {name} is empty", f"write it below ## {heading}"))
    return passages


def _title(question: tuple[Part, ...]) -> str:
    """The first paragraph, on one line and without Markdown's marks."""
    first = question[0]
    text = first.markdown if isinstance(first, Prose) else ""
    found = _FIRST_PARAGRAPH.match(text)
    paragraph = " ".join((found.group(1) if found else text).split())
    return re.sub(r"[*`]|\\(?=[_*`])", "", re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", paragraph))


def _section(raw: RawFile, cards: list[Card], slugs: frozenset[str], problems: list[Problem]) -> Section:
    found: list[Problem] = []
    values = _fields(raw, _SECTION_FIELDS, "section", found)
    order: list[str] = values.get("order", [])
    line = raw.fields["order"].line if "order" in raw.fields else 1
    mend = "mend the slug or delete it"
    found += [Problem(raw.path, line, f"order names {slug}, which is no card", mend) for slug in order if slug not in slugs]
    about: Passage = Splitter(raw.path, raw.folder, found).split(raw.blocks[0])
    problems.extend(found)
    place = {slug: number for number, slug in enumerate(order)}
    ordered = sorted(cards, key=lambda card: (place.get(card.slug, len(order)), card.slug))
    return Section(raw.folder, values.get("title", raw.folder), about, tuple(ordered))

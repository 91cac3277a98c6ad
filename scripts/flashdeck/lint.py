"""Cards to what makes them hard to learn: rules of good cards, each of which an author may break on purpose.

A card that breaks one can be built all the same. `meant: [rule]` in its front matter says that it is meant so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from flashdeck.content import Passage, Prose
from flashdeck.model import Card, Choice, Cloze, Deck, Reversed
from flashdeck.problems import Problem
from flashdeck.statement import titled

QUESTION_WORDS = 28
ANSWER_WORDS = 30
GAP_WORDS = 3
GRADED_BY_RUNNING = ("code", "predict")
"""Kinds whose answer only explains what a run has graded."""

SAME_STEM = 4
"""Words are taken for forms of one when so many first letters are the same."""

GIVEN_AWAY = 0.75
"""Share of an answer's words that its question may not hold."""

_FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$\n]+\$", re.DOTALL)
_CODE = re.compile(r"`[^`]+`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")

_JOINS = re.compile(r"\band\b|;", re.IGNORECASE)
_YES_NO = re.compile(r"(?:is|are|was|were|do|does|did|can|could|will|would|should|must|may|has|have)\b", re.IGNORECASE)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|some|all|\d+)"
_SET = re.compile(
    rf"\b(?:list|name|enumerate|give|state)\s+(?:the\s+)?{_NUMBER}\b|\b(?:what|which)\s+(?:are\s+(?:the\s+)?)?{_NUMBER}\b",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\betc\b|\band so on\b|\be\.g\.|\bfor (?:example|instance)\b|\bsuch as\b|\bamong others\b", re.IGNORECASE
)
_DATED = re.compile(
    r"\b(?:today|nowadays|currently|recent(?:ly)?|at present|these days|state[-\s]of[-\s]the[-\s]art|latest|newest)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_VERSION = re.compile(r"\b\d+\.\d+ (?:documentation|user guide|reference)\b")
_PART = re.compile(
    r"§|\b(?:ch|chap|chapter|sec|section|p|pp|fig|figure|table|eq|algorithm|abstract|appendix)\b|['\u2018\u2019\u201c\"]",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"```|^\|.*\|$|\b(?:for (?:example|instance)|such as|say,|e\.g\.)|\d", re.IGNORECASE | re.MULTILINE
)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be by does each for from has how if in into is it its not of on one or so than that the
        their then they this to use used was what when which while why with without""",
    )
)


@dataclass(frozen=True)
class Found:
    """What a rule has to say about a card."""

    line: int
    what: str
    mend: str


@dataclass(frozen=True)
class Order:
    """Where each card comes in the deck, by slug."""

    places: dict[str, int]


Rule = Callable[[Card, Order], Iterator[Found]]


def lint(deck: Deck) -> list[Problem]:
    """What each rule finds on each card, those left out that the card says are meant."""
    order = Order({card.slug: number for number, card in enumerate(deck.cards)})
    return [problem for card in deck.cards for problem in _of(card, order)]


def _of(card: Card, order: Order) -> Iterator[Problem]:
    path = card.place.path
    line = card.place.line("meant")
    names = [name for name, _ in RULES]
    for name in card.meant:
        if name not in names:
            near = get_close_matches(name, names, 1)
            mend = f"write {near[0]}" if near else f"use one of: {', '.join(names)}"
            yield Problem(path, line, f"meant names {name}, which is no rule", mend)
    for name, rule in RULES:
        found = list(rule(card, order))
        if name not in card.meant:
            for each in found:
                yield Problem(path, each.line, f"{each.what} [{name}]", each.mend)
        elif not found:
            yield Problem(path, line, f"meant names {name}, but nothing on the card breaks that rule", "delete it")


def _one_fact(card: Card, _order: Order) -> Iterator[Found]:
    if card.type in GRADED_BY_RUNNING:
        return
    for side in _answers(card):
        joins = [found.group().lower() for found in _JOINS.finditer(_plain(side))]
        if len(joins) > 1:
            what = f"the answer holds more than one fact: it joins with {' and '.join(map(repr, joins))}"
            yield Found(side[0].line, what, "keep the one that is asked; the rest goes to ## Details or its own card")


def _short_question(card: Card, _order: Order) -> Iterator[Found]:
    for side in _questions(card):
        if (count := len(_plain(side).split())) > QUESTION_WORDS:
            yield Found(side[0].line, f"the question has {count} words", f"ask in at most {QUESTION_WORDS}")


def _short_answer(card: Card, _order: Order) -> Iterator[Found]:
    for side in _answers(card):
        if (count := len(_plain(side).split())) > ANSWER_WORDS:
            mend = f"answer in at most {ANSWER_WORDS}; the rest goes to ## Details"
            yield Found(side[0].line, f"the answer has {count} words", mend)


def _no_yes_no(card: Card, _order: Order) -> Iterator[Found]:
    for side in _questions(card):
        for sentence in _SENTENCE.findall(_plain(side)):
            if sentence.endswith("?") and _YES_NO.match(sentence.strip()):
                yield Found(side[0].line, "the question can be answered by yes or no", "ask what, how or why")


def _no_sets(card: Card, _order: Order) -> Iterator[Found]:
    for side in _questions(card):
        if found := _SET.search(_plain(side)):
            mend = "make a cloze of the list, or one card an item"
            yield Found(side[0].line, f"the question asks for a set: {found.group()!r}", mend)


def _context(card: Card, _order: Order) -> Iterator[Found]:
    terms = [word for name in (card.slug, *card.aliases, *card.tags) for word in _content(name.replace("-", " "))]
    for side in _questions(card):
        words = _content(_plain(side, code=True))
        if not any(_akin(word, term) or _spells(words, term) for word in words for term in terms):
            mend = f"name what it is about: {', '.join(dict.fromkeys(terms))}"
            yield Found(side[0].line, "the question does not say what it is about", mend)


def _one_answer(card: Card, _order: Order) -> Iterator[Found]:
    for side in _answers(card):
        if found := _OPEN_END.search(_plain(side)):
            mend = "ask for one thing that can be right or wrong; examples go to ## Details"
            yield Found(side[0].line, f"the answer leaves open what else is right: {found.group()!r}", mend)


def _not_guessable(card: Card, _order: Order) -> Iterator[Found]:
    for question, answer in _pairs(card):
        asked, told = _content(_plain(question)), _content(_plain(answer))
        known = [word for word in told if any(_akin(word, other) for other in asked)]
        if told and len(known) / len(told) >= GIVEN_AWAY:
            yield Found(answer[0].line, "the question's own words give the answer away", "ask without them")


def _short_gap(card: Card, _order: Order) -> Iterator[Found]:
    for gap in card.kind.gaps if isinstance(card.kind, Cloze) else ():
        if not gap.math and (count := len(_plain((Prose(gap.text, 1),)).split())) > GAP_WORDS:
            what = f"the gap {gap.key} hides {count} words"
            yield Found(card.question[0].line, what, f"hide at most {GAP_WORDS}, or one expression")


def _needs_first(card: Card, order: Order) -> Iterator[Found]:
    for slug in card.needs:
        if order.places.get(slug, -1) > order.places[card.slug]:
            mend = "change the order in the section's _section.md, or the prerequisite"
            yield Found(card.place.line("needs"), f"its prerequisite {slug} comes later", mend)


def _example(card: Card, _order: Order) -> Iterator[Found]:
    shown = card.figures or card.snippets or card.type == "code"
    if not shown and not any(_EXAMPLE.search(part.markdown) for part in card.details if isinstance(part, Prose)):
        mend = "add a figure, a snippet that runs, or an example with numbers to ## Details"
        yield Found(1, "the card shows nothing: no figure, no snippet, no example", mend)


def _source(card: Card, _order: Order) -> Iterator[Found]:
    line = card.place.line("source")
    if not _YEAR.search(card.source) and not _VERSION.search(card.source):
        yield Found(
            line, "the source has no year", "write the year of the edition or paper, or a documentation's version"
        )
    if not _PART.search(card.source):
        yield Found(line, "the source does not say where to look", "write the section: Goodfellow et al. 2016, §9.3")


def _dated(card: Card, _order: Order) -> Iterator[Found]:
    for part in card.prose:
        for sentence in _SENTENCE.findall(_plain((part,))):
            found = _DATED.search(sentence)
            if found and not _YEAR.search(sentence):
                offset = max(part.markdown.lower().find(found.group().lower()), 0)
                line = part.line + part.markdown.count("\n", 0, offset)
                yield Found(line, f"{found.group()!r} is true for a while only", "say of which year it is true")


def _questions(card: Card) -> tuple[Passage, ...]:
    """What the card asks, side by side with `_answers`."""
    match card.kind:
        case Cloze():
            sides: tuple[Passage, ...] = (_open(card.question),)
        case Reversed(back_question=back):
            sides = (card.question, back)
        case _:
            sides = (card.question,)
    return tuple(side for side in sides if side)


def _answers(card: Card) -> tuple[Passage, ...]:
    """What the learner grades, or what explains it."""
    match card.kind:
        case Cloze(explanation):
            sides: tuple[Passage, ...] = (explanation,)
        case Reversed(answer, _, back):
            sides = (answer, back)
        case kind:
            sides = (kind.answer,)
    return tuple(side for side in sides if side)


def _pairs(card: Card) -> Iterator[tuple[Passage, Passage]]:
    """Each question with what it must not give away; the right choice stands beside wrong ones."""
    match card.kind:
        case Choice():
            return
        case Cloze(gaps=gaps):
            for gap in gaps if card.question else ():
                yield _open(card.question), (Prose(gap.text, card.question[0].line),)
        case _:
            yield from zip(_questions(card), _answers(card), strict=False)


def _open(statement: Passage) -> Passage:
    """A cloze statement with its gaps left open."""
    return tuple(Prose(titled(part.markdown), part.line) for part in statement if isinstance(part, Prose))


def _plain(passage: Passage, *, code: bool = False) -> str:
    """Prose without marks; a formula counts as one word, and so does code unless it is wanted itself."""
    text = "\n".join(part.markdown for part in passage if isinstance(part, Prose))
    text = _FORMULA.sub("formula", _LINK.sub(r"\1", text))
    text = text.replace("`", "") if code else _CODE.sub("code", text)
    return re.sub(r"[*_\\]", "", text)


def _content(text: str) -> list[str]:
    """The words of a text that say something."""
    return [word for word in map(str.lower, _WORD.findall(text.replace("_", " "))) if word not in _SMALL]


def _akin(word: str, other: str) -> bool:
    """Whether two words are the same, or forms of one."""
    return word.removesuffix("s") == other.removesuffix("s") or (
        min(len(word), len(other)) >= SAME_STEM and word[:SAME_STEM] == other[:SAME_STEM]
    )


def _spells(words: list[str], term: str) -> bool:
    """Whether the words' first letters spell a short term: convolutional neural networks, cnn."""
    return term.removesuffix("s") in "".join(word[0] for word in words) and len(term) <= SAME_STEM


RULES: tuple[tuple[str, Rule], ...] = (
    ("one-fact", _one_fact),
    ("short-question", _short_question),
    ("short-answer", _short_answer),
    ("no-yes-no", _no_yes_no),
    ("no-sets", _no_sets),
    ("context", _context),
    ("one-answer", _one_answer),
    ("not-guessable", _not_guessable),
    ("short-gap", _short_gap),
    ("needs-first", _needs_first),
    ("example", _example),
    ("source", _source),
    ("dated", _dated),
)
"""Every rule by the name that `meant` uses."""

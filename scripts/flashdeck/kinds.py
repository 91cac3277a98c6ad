"""What each kind of card is made of: its headings, its own fields, and how the model's kind comes from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flashdeck.choices import read_choices
from flashdeck.clozes import read_cloze
from flashdeck.content import Choices, Exercise, Fence, Passage, Prose, Snippet, Variant
from flashdeck.model import BACK, Basic, Choice, Cloze, Code, Kind, Predict, Reversed
from flashdeck.passages import Splitter
from flashdeck.problems import Problem
from flashdeck.source import Block, RawFile
from flashdeck.typed import Typed, read_typed
from flashdeck.variants import further_forms


@dataclass(frozen=True)
class Parts:
    """A card's file, taken apart."""

    raw: RawFile
    values: Mapping[str, Any]
    """Front-matter fields that hold what they should."""

    passages: Mapping[str, Passage]
    """By heading; the question stands under the empty one."""

    fences: Mapping[str, Fence]
    """Code of the headings that hold nothing else."""

    lists: Mapping[str, Block]
    """Headings below which a task list stands, as written."""

    problems: list[Problem]

    def report(self, line: int, what: str, mend: str) -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.raw.path, line, what, mend))


@dataclass(frozen=True)
class KindRule:
    """How a card kind is read from its file."""

    required: tuple[str, ...]
    """Headings that must be there."""

    optional: tuple[str, ...]
    build: Callable[[Parts], Kind]
    code: tuple[str, ...] = ()
    """Those among the headings that hold one block of code and nothing else."""

    lists: tuple[str, ...] = ()
    """Those that hold a task list and nothing else."""

    fields: tuple[str, ...] = ()
    """Front-matter fields that not every kind has."""

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that such a card may have."""
        return (*self.required, *self.optional)


def _basic(parts: Parts) -> Basic:
    return Basic(parts.passages.get("Answer", ()), _typed(parts, "Answer"))


def _choice(parts: Parts) -> Choice:
    block = parts.lists.get("Choices")
    choices = read_choices(block, parts.report) if block else Choices((), 0)
    return Choice(parts.passages.get("Answer", ()), choices)


def _cloze(parts: Parts) -> Cloze:
    gaps = read_cloze(parts.passages[""], parts.report)
    typed: list[Typed] = []
    for gap, line in gaps if parts.values.get("typed") else ():
        answer = read_typed(gap.text if not gap.math else f"${gap.text}$")
        if isinstance(answer, str):
            parts.report(line, f"gap {gap.key} can't be typed: {answer}", "hide less, or delete the field typed")
            answer = Typed("", code=False)
        typed.append(answer)
    return Cloze(parts.passages.get("Answer", ()), tuple(gap for gap, _ in gaps), tuple(typed))


def _reversed(parts: Parts) -> Reversed:
    back_question = parts.passages.get("Reversed question", ())
    for part in back_question:
        if isinstance(part, Snippet):
            parts.report(part.line, "a reversed question can't hold a snippet that runs", "move it to ## Details")
    return Reversed(
        answer=parts.passages.get("Answer", ()),
        back_question=back_question,
        back_answer=parts.passages.get("Reversed answer", ()),
        typed=_typed(parts, "Answer") if parts.values.get("typed") is True else None,
        back_typed=_typed(parts, "Reversed answer"),
    )


def _typed(parts: Parts, heading: str) -> Typed | None:
    """What is to be typed where the card asks for that: what stands below `heading`."""
    passage = parts.passages.get(heading, ())
    if not parts.values.get("typed") or not passage:
        return None
    first = passage[0]
    answer = read_typed(first.markdown) if isinstance(first, Prose) else "it does not begin with text"
    if isinstance(answer, Typed):
        return answer
    mend = "let the first paragraph be what is typed, or delete the field typed"
    parts.report(first.line, f"the {heading.lower()} can't be typed: {answer}", mend)
    return None


def _code(parts: Parts) -> Code:
    hint = parts.passages.get("Hint", ())
    for part in hint:
        if isinstance(part, Snippet):
            parts.report(part.line, "a hint can't hold a snippet that runs", "name its fence ```python, or move it")
    starter, tests, solution = (parts.fences.get(name, Fence("", 1)) for name in ("Starter", "Tests", "Solution"))
    return Code(parts.passages.get("Answer", ()), Exercise(starter, tests, solution, hint))


def _predict(parts: Parts) -> Predict:
    question = parts.passages[""]
    snippets = [part for part in question if isinstance(part, Snippet)]
    if not snippets and question:
        mend = "put a ```python run block and its output between the question's text and the first ##"
        parts.report(question[0].line, "the question has no snippet to predict", mend)
    for snippet in snippets[1:]:
        mend = "keep the one that is to be predicted; others go to ## Details"
        parts.report(snippet.line, "the question has more than one snippet", mend)
    variants = tuple(_variants(parts, snippets[0])) if snippets else ()
    return Predict(parts.passages.get("Answer", ()), variants)


def _variants(parts: Parts, snippet: Snippet) -> Iterator[Variant]:
    """Further forms of the snippet by the field `fresh`."""
    if "fresh" in parts.values:
        line = parts.raw.fields["fresh"].line
        fresh = {name: [str(value) for value in values] for name, values in parts.values["fresh"].items()}
        yield from map(Variant, further_forms(snippet.code, fresh, lambda what, mend: parts.report(line, what, mend)))


KINDS: dict[str, KindRule] = {
    "basic": KindRule(("Answer",), ("Details",), _basic, fields=("typed",)),
    "code": KindRule(
        required=("Starter", "Tests", "Solution", "Answer"),
        optional=("Hint", "Details"),
        build=_code,
        code=("Starter", "Tests", "Solution"),
    ),
    "predict": KindRule(("Answer",), ("Details",), _predict, fields=("fresh",)),
    "choice": KindRule(("Choices", "Answer"), ("Details",), _choice, lists=("Choices",)),
    "cloze": KindRule((), ("Answer", "Details"), _cloze, fields=("typed",)),
    "reversed": KindRule(
        required=("Answer", "Reversed question", "Reversed answer"),
        optional=("Details",),
        build=_reversed,
        fields=("typed",),
    ),
}


def read_kind(raw: RawFile, values: Mapping[str, Any], splitter: Splitter) -> tuple[Kind, dict[str, Passage]]:
    """The card's kind, and its passages by heading, the question under the empty one."""
    rule = KINDS[values.get("type", "basic")]
    for name in values:
        owners = [kind for kind, other in KINDS.items() if name in other.fields]
        if owners and name not in rule.fields and "type" in values:
            what = f"field {name} belongs to {_listed(owners)} cards"
            splitter.problems.append(Problem(raw.path, raw.fields[name].line, what, "delete it, or change the type"))
    if values.get("typed") == BACK and rule.build is not _reversed:
        what = "field typed can be reversed on reversed cards only"
        splitter.problems.append(Problem(raw.path, raw.fields["typed"].line, what, "write true"))
    passages: dict[str, Passage] = {}
    fences: dict[str, Fence] = {}
    lists: dict[str, Block] = {}
    for block in raw.blocks:
        if block.heading and block.heading not in rule.headings:
            if problem := _misplaced(raw, block.heading, block.heading_line, rule, sure="type" in values):
                splitter.problems.append(problem)
        elif block.heading in {**passages, **fences, **lists}:
            what = f"## {block.heading} stands twice"
            splitter.problems.append(Problem(raw.path, block.heading_line, what, "join the two"))
        elif block.heading in rule.code:
            fences[block.heading] = splitter.fence(block)
        elif block.heading in rule.lists:
            lists[block.heading] = block
        else:
            passages[block.heading] = splitter.split(block)
    _check_required(raw, rule, splitter)
    return rule.build(Parts(raw, values, passages, fences, lists, splitter.problems)), passages


def _misplaced(raw: RawFile, heading: str, line: int, rule: KindRule, *, sure: bool) -> Problem | None:
    """What is wrong with a heading that the kind has not; nothing if another has it and the kind is not `sure`."""
    owners = [kind for kind, other in KINDS.items() if heading in other.headings]
    mend = f"use ## {', ## '.join(rule.headings)}, or ### inside them"
    if not owners:
        return Problem(raw.path, line, f"unknown heading ## {heading}", mend)
    what = f"## {heading} belongs to {_listed(owners)} cards"
    return Problem(raw.path, line, what, f"change the type, or {mend}") if sure else None


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _check_required(raw: RawFile, rule: KindRule, splitter: Splitter) -> None:
    written = {block.heading: block for block in raw.blocks}
    for heading in rule.required:
        block, name = written.get(heading), heading.lower()
        if block is not None and not block.text:
            what = f"there is nothing below ## {heading}"
            splitter.problems.append(Problem(raw.path, block.line, what, f"write the {name} there"))
        elif block is None and not splitter.cut:
            mend = f"write ## {heading}, and below it what belongs there"
            splitter.problems.append(Problem(raw.path, raw.end, f"the card has no {name}", mend))

r"""The gaps in Markdown: `{{key|hidden text|hint}}`, and `\cloze{key}{hidden}` inside math."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flashdeck.spans import code_spans, math_at

KEY = re.compile(r"(?!c\d+\Z)[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""What names a gap: lower-case words. Numbers alone, as another program gives its gaps, name none."""

SHORT = 24
"""Characters of a gap by which a message names it."""

_WORDED = "with lower-case words for the key: {{window|largest value}}"
_CLOZE = re.compile(r"\\cloze(?![a-zA-Z])")
_KEYED = re.compile(r"\\cloze\s*\{([^{}]*)\}\s*(?=\{)")
_LIKE_GAP = re.compile(r"\{\{\s*[a-z0-9-]*\s*(\||::)")


@dataclass(frozen=True)
class Gap:
    """A gap, where it stands."""

    key: str
    text: str
    """What it hides: Markdown, or TeX inside math."""

    hint: str
    """Shown in its place; may be empty."""

    math: bool
    start: int
    end: int


@dataclass(frozen=True)
class Fault:
    """Something that was meant as a gap and is none."""

    at: int
    what: str
    mend: str


def read_gaps(markdown: str) -> tuple[list[Gap], list[Fault]]:
    """All gaps in order, and what is wrong with others."""
    found = list(_Scanner(markdown).scan())
    return [each for each in found if isinstance(each, Gap)], [each for each in found if isinstance(each, Fault)]


class _Scanner:
    """Goes through a statement once, from atom to atom: code, a formula, an escaped character, any other one."""

    def __init__(self, markdown: str) -> None:
        self._text = markdown
        self._code = {span.start: span.stop for span in code_spans(markdown)}

    def scan(self) -> Iterator[Gap | Fault]:
        """Gaps and faults in order."""
        at = 0
        while at < len(self._text):
            if self._text.startswith("{{", at):
                found = self._gap(at)
                yield found
                at = found.end if isinstance(found, Gap) else self._past(at)
                continue
            end = self._atom(at)
            if at in self._code:
                yield from self._misplaced(at, end)
            elif math_at(self._text, at) > at:
                yield from self._formula(at, end)
            at = end

    def _atom(self, at: int) -> int:
        """Where the atom ends that begins at `at`."""
        if at in self._code:
            return self._code[at]
        if (end := math_at(self._text, at)) > at:
            return end
        return at + 2 if self._text[at] == "\\" else at + 1

    def _past(self, at: int) -> int:
        """Where to go on after a fault at `at`: behind its closing braces, if it has any on its line."""
        end = self._text.find("}}", at)
        line_end = self._text.find("\n", at)
        return at + 2 if end < 0 or 0 <= line_end < end else end + 2

    def _gap(self, start: int) -> Gap | Fault:
        bars: list[int] = []
        at = start + 2
        while at < len(self._text) and not self._text.startswith("}}", at):
            if self._text.startswith("{{", at):
                return Fault(start, f"gap {self._short(start)} holds another gap", "let them follow each other")
            if self._text[at] == "|":
                bars.append(at)
            at = self._atom(at)
        if at >= len(self._text):
            return Fault(start, f"gap {self._short(start)} has no end", "close it with }}")
        while self._text.startswith("}}}", at):  # the first of three belongs to the text
            at += 1
        ends = [*bars, at]
        fields = [self._text[first + 1 : last].strip() for first, last in zip([start + 1, *bars], ends, strict=True)]
        return self._made(fields, start, at + 2)

    def _made(self, fields: list[str], start: int, end: int) -> Gap | Fault:
        whole = " ".join(self._text[start:end].split())
        key, *rest = fields
        match rest:
            case []:
                return Fault(start, f"gap {whole} has no key", f"write it {_WORDED}")
            case [_, ""]:
                return Fault(start, f"gap {whole} has an empty hint", "write the hint, or delete the last bar")
            case [text] | [text, _]:
                return self._checked(Gap(key, text, "".join(rest[1:]), math=False, start=start, end=end), whole)
        return Fault(start, f"gap {whole} has too many bars", r"write {{key|hidden text|hint}}, and \| for a bar")

    def _checked(self, gap: Gap, whole: str) -> Gap | Fault:
        if not KEY.fullmatch(gap.key):
            return Fault(gap.start, f"gap {whole} can't have the key {gap.key!r}", f"write it {_WORDED}")
        if not gap.text:
            return Fault(gap.start, f"gap {whole} hides nothing", "write the hidden text after its key")
        return gap

    def _formula(self, start: int, end: int) -> Iterator[Gap | Fault]:
        """Gaps inside the formula from `start` to `end`."""
        at = start
        while found := _CLOZE.search(self._text, at, end):
            at = found.end()
            keyed = _KEYED.match(self._text, found.start(), end)
            close = self._balanced(keyed.end(), end) if keyed else None
            if not keyed or close is None:
                yield Fault(found.start(), r"\cloze has no key or no end", r"write \cloze{key}{hidden}")
                continue
            at = close
            whole = self._text[found.start() : close]
            text = self._text[keyed.end() + 1 : close - 1].strip()
            if _CLOZE.search(text):
                yield Fault(found.start(), f"gap {whole} holds another gap", "let them follow each other")
            else:
                yield self._checked(Gap(keyed[1].strip(), text, "", math=True, start=found.start(), end=close), whole)
        if found := _LIKE_GAP.search(self._text, start, end):
            yield Fault(
                found.start(),
                f"gap {self._short(found.start())} stands inside math",
                r"write \cloze{key}{hidden} there",
            )

    def _balanced(self, start: int, end: int) -> int | None:
        """Where the braces end that open at `start`."""
        depth, at = 0, start
        while at < end:
            depth += {"{": 1, "}": -1}.get(self._text[at], 0)
            at += 2 if self._text[at] == "\\" else 1
            if depth == 0:
                return at
        return None

    def _misplaced(self, start: int, end: int) -> Iterator[Fault]:
        if found := _LIKE_GAP.search(self._text, start, end):
            mend = "put the gap around the code: {{function|`np.maximum`}}"
            yield Fault(found.start(), f"gap {self._short(found.start())} stands inside code", mend)

    def _short(self, start: int) -> str:
        """The beginning of a gap, as a name for it."""
        line = self._text[start:].split("\n", 1)[0]
        return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"

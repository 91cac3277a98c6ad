"""The gaps of a statement to Anki's clozes: `{{key|hidden|hint}}` to `{{c1::hidden::hint}}`, and those in math alike.

Anki looks for the ends of clozes in the finished HTML, so they are put there last: until then two characters that no
text has stand around each gap.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace

from flashdeck.content import Part, Passage, Prose
from flashdeck.gaps import Gap, read_gaps
from flashdeck.ids import Numbers

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{_OPEN}(\\d+){_OPEN}(.*?){_CLOSE}", re.DOTALL)

Marked = Mapping[int, tuple[Gap, int]]
"""Gaps with their numbers, by the mark that stands for each."""


def numbered(statement: Passage, numbers: Numbers) -> tuple[Passage, Marked]:
    """The statement with marks around each gap's text, and what the marks stand for."""
    marked: dict[int, tuple[Gap, int]] = {}
    parts: list[Part] = []
    for part in statement:
        if isinstance(part, Prose):
            pieces, done = [], 0
            for gap in read_gaps(part.markdown)[0]:
                mark = len(marked)
                marked[mark] = (gap, numbers[gap.key])
                pieces += [part.markdown[done : gap.start], f"{_OPEN}{mark}{_OPEN}{gap.text}{_CLOSE}"]
                done = gap.end
            parts.append(replace(part, markdown="".join(pieces) + part.markdown[done:]))
        else:
            parts.append(part)
    return tuple(parts), marked


def clozes(text: str, marked: Marked) -> str:
    """Rendered HTML with a cloze in place of each marked gap."""

    def cloze(found: re.Match[str]) -> str:
        gap, number = marked[int(found[1])]
        hint = f"::{_guarded(html.escape(gap.hint, quote=False))}" if gap.hint else ""
        if gap.math:  # in braces of its own, as it may be the argument of a command
            return f"{{ {{{{c{number}::{_tex(found[2])}}}}} }}"
        return f"{{{{c{number}::{_guarded(found[2])}{hint}}}}}"

    return _MARKED.sub(cloze, text)


def _tex(hidden: str) -> str:
    """TeX in which nothing looks like the end of a cloze: spaces mean nothing between braces."""
    apart = re.sub(r"\}(?=\})", "} ", hidden)
    return f"{apart} " if apart.endswith("}") else apart


def _guarded(hidden: str) -> str:
    """HTML that shows the same, in which nothing looks like the end of a cloze or the beginning of its hint."""
    text = re.sub(r":(?=:)|:\Z|\A:", "&#58;", hidden).replace("}}", "}&#125;")
    return f"{text[:-1]}&#125;" if text.endswith("}") else text

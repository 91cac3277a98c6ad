"""A cloze statement to the Markdown of each side: the question has boxes in place of gaps, the answer marks them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from flashdeck.gaps import Gap, read_gaps

EMPTY = "…"
_LONE = re.compile(r"\$\\ldots\$")


def filled(markdown: str) -> str:
    """The statement without gaps, each with its text in place."""
    return _replaced(markdown, _text)


def asked(markdown: str, key: str | None = None) -> str:
    """The statement with a box in place of the gap named `key`, or of all."""
    return _replaced(markdown, lambda gap: _box(gap) if key in (None, gap.key) else _text(gap))


def answered(markdown: str, key: str | None = None) -> str:
    """The whole statement, with the gap named `key` marked, or all."""
    return _replaced(markdown, lambda gap: _mark(gap) if key in (None, gap.key) else _text(gap))


def titled(markdown: str) -> str:
    """The statement with its gaps left open, free of markup of their own; a formula that is all gap is none."""
    return _LONE.sub(f"[{EMPTY}]", _titled(markdown))


def _titled(markdown: str) -> str:
    return _replaced(markdown, lambda gap: r"\ldots" if gap.math else f"[{gap.hint or EMPTY}]")


def _text(gap: Gap) -> str:
    return f"{{{gap.text}}}" if gap.math else gap.text


def _box(gap: Gap) -> str:
    if gap.math:
        return rf"\clozegap{{{gap.key}}}"  # known to scripts/node/math.mjs, as is \cloze
    return f'<span class="flash-gap" data-gap="{gap.key}">[{html.escape(gap.hint) or EMPTY}]</span>'


def _mark(gap: Gap) -> str:
    if gap.math:
        return rf"\cloze{{{gap.key}}}{{{gap.text}}}"
    return f'<mark class="flash-gap" data-gap="{gap.key}">{gap.text}</mark>'


def _replaced(markdown: str, replacement: Callable[[Gap], str]) -> str:
    pieces, done = [], 0
    for gap in read_gaps(markdown)[0]:
        pieces += [markdown[done : gap.start], replacement(gap)]
        done = gap.end
    return "".join(pieces) + markdown[done:]

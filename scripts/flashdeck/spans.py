"""Where in Markdown code and math stand, in which nothing else is looked for."""

from __future__ import annotations

import re

from flashdeck.source import next_fence

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_MATH = re.compile(
    r"\$\$(?:\\.|[^\\$])+?\$\$"
    r"|\$(?!\s)(?:\\.|[^\\$])+?(?<!\s)\$"
    r"|\\\((?:(?!\n[ \t]*\n).)+?\\\)"
    r"|\\\[(?:(?!\n[ \t]*\n).)+?\\\]",
    re.DOTALL,
)


def code_spans(markdown: str) -> list[range]:
    """Where fenced and inline code stands."""
    spans = []
    fence, start = "", 0
    for line in markdown.splitlines(keepends=True):
        after = next_fence(fence, line.rstrip("\n"))
        if fence or after:
            spans.append(range(start, start + len(line)))
        fence, start = after, start + len(line)
    return spans + [range(*found.span()) for found in _CODE.finditer(markdown)]


def math_at(markdown: str, start: int) -> int:
    """Where a formula ends that begins at `start`; `start` itself if none does."""
    found = _MATH.match(markdown, start)
    return found.end() if found else start

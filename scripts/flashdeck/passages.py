"""Markdown lines to passages: prose, figures and runnable snippets, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flashdeck.model import Figure, Part, Passage, Prose, Snippet
from flashdeck.problems import Problem
from flashdeck.source import Block, next_fence

_FIGURE = re.compile(r'^!\[(?P<alt>[^\]]*)\]\((?P<path>[^)\s"]+)(?:\s+"(?P<caption>[^"]*)")?\)\s*$')
_RUN = re.compile(r"^`{3,}\s*python\s+run\s*$")
_OUTPUT = re.compile(r"^`{3,}\s*output\s*$")


@dataclass
class Splitter:
    """Splits a card's blocks; counts its snippets over all of them and collects what is wrong."""

    path: str
    name: str
    """The card's id, or its slug when it has none: the stem of snippet names."""

    problems: list[Problem]
    count: int = 0

    def split(self, block: Block) -> Passage:
        """Parts of one block, in order."""
        parts: list[Part] = []
        lines = block.text.split("\n") if block.text else []
        prose: list[str] = []
        start = at = 0
        fence = ""

        def flush(end: int) -> None:
            text = "\n".join(prose)
            if text.strip():
                skipped = len(text) - len(text.lstrip("\n"))
                parts.append(Prose(text.strip("\n"), block.line + end - len(prose) + skipped))
            prose.clear()

        while at < len(lines):
            line = lines[at]
            figure = None if fence else _FIGURE.match(line)
            if figure:
                flush(at)
                parts.append(Figure(figure["path"], figure["alt"].strip(), figure["caption"] or "", block.line + at))
                at += 1
            elif not fence and _RUN.match(line):
                flush(at)
                start, at = at, self._end(lines, at, block.line)
                snippet, at = self._snippet(lines, start, at, block.line)
                parts.append(snippet)
            else:
                if not fence and _OUTPUT.match(line):
                    mend = "put it right after a ```python run block, or name the fence ```text"
                    self.problems.append(Problem(self.path, block.line + at, "output without a snippet", mend))
                fence = next_fence(fence, line)
                prose.append(line)
                at += 1
        flush(at)
        if fence:
            self.problems.append(
                Problem(self.path, block.line + at, "a code fence has no end", f"close it with {fence}")
            )
        return tuple(parts)

    def _snippet(self, lines: list[str], start: int, end: int, first: int) -> tuple[Snippet, int]:
        """The snippet that opens at `start` and whose fence closes before `end`, and where reading goes on."""
        self.count += 1
        code = _body(lines[start + 1 : end - 1])
        at = end
        while at < len(lines) and not lines[at].strip():
            at += 1
        if at == len(lines) or not _OUTPUT.match(lines[at]):
            mend = "add an ```output block with what it prints; run the check to see what that is"
            self.problems.append(Problem(self.path, first + start, "the snippet has no output block", mend))
            return Snippet(self._name(), code, "", first + start + 1, first + start), end
        close = self._end(lines, at, first)
        output = _body(lines[at + 1 : close - 1])
        return Snippet(self._name(), code, output, first + start + 1, first + at), close

    def _name(self) -> str:
        return f"{self.name}-{self.count}"

    def _end(self, lines: list[str], start: int, first: int) -> int:
        """Index after the fence that opens at `start`."""
        fence = next_fence("", lines[start])
        for at in range(start + 1, len(lines)):
            if not next_fence(fence, lines[at]):
                return at + 1
        self.problems.append(Problem(self.path, first + start, "a code fence has no end", f"close it with {fence}"))
        lines.append(fence)
        return len(lines)


def _body(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)

"""Markdown lines to passages: prose, figures and runnable snippets, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flashdeck.content import Fence, Figure, Part, Passage, Prose, Snippet
from flashdeck.problems import Problem
from flashdeck.source import Block, next_fence

_FIGURE = re.compile(r'^!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<path>[^)\s"]+)(?:\s+"(?P<caption>[^"]*)")?\)\s*$')
_RUN = re.compile(r"^(?:`{3,}|~{3,})\s*python\s+run\s*$")
_OUTPUT = re.compile(r"^(?:`{3,}|~{3,})\s*output\s*$")
_PLAIN = re.compile(r"^(?:`{3,}|~{3,})\s*python\s*$")
_LIKE_RUN = re.compile(r"^\s*(?:`{3,}|~{3,})\s*python\s+run\b", re.IGNORECASE)
_LIKE_OUTPUT = re.compile(r"^\s*(?:`{3,}|~{3,})\s*output\b", re.IGNORECASE)


@dataclass
class Splitter:
    """Splits a card's blocks; counts its snippets over all of them and collects what is wrong."""

    path: str
    name: str
    """The card's id, or its slug when it has none: the stem of snippet names."""

    problems: list[Problem]
    count: int = 0
    cut: bool = False
    """Whether a fence without an end hid the rest of the file."""

    def split(self, block: Block) -> Passage:
        """Parts of one block, in order."""
        parts: list[Part] = []
        lines = self._closed(block)
        prose: list[str] = []
        at = 0
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
                snippet, at = self._snippet(lines, at, block.line)
                parts.append(snippet)
            else:
                if not fence:
                    self._report_lookalike(line, block.line + at)
                fence = next_fence(fence, line)
                prose.append(line)
                at += 1
        flush(at)
        return tuple(parts)

    def fence(self, block: Block) -> Fence:
        """The code of a block that holds one fence of it and nothing else; empty where it does not."""
        lines = self._closed(block)
        mend = "write one ```python block below the heading, and nothing else"
        start = next((at for at, line in enumerate(lines) if next_fence("", line)), None)
        if start is None:
            if lines and not self.cut:
                self._report(block.line, f"## {block.heading} holds no code", mend)
            return Fence("", block.line)
        end = _fence_end(lines, start)
        beside = next((at for at, line in enumerate(lines) if line.strip() and not start <= at < end), None)
        if beside is not None:
            self._report(block.line + beside, f"## {block.heading} holds more than one block of code", mend)
        if not _PLAIN.match(lines[start]):
            what = f"the code of ## {block.heading} starts with {lines[start].strip()}"
            self._report(block.line + start, what, "start it with ```python and nothing else")
        first, code = self._code(lines, start, end, block.line)
        if not code.strip():
            self._report(block.line + start, f"## {block.heading} holds no code", mend)
            return Fence("", first)
        return Fence(code, first)

    def _closed(self, block: Block) -> list[str]:
        """The block's lines up to a fence that has no end: what stands below it can't be told from code."""
        lines = block.text.split("\n") if block.text else []
        fence, opened = "", 0
        for at, line in enumerate(lines):
            after = next_fence(fence, line)
            opened = at if after and not fence else opened
            fence = after
        if not fence:
            return lines
        self.cut = True
        self._report(block.line + opened, "a code fence has no end", f"close it with {fence} on a line of its own")
        return lines[:opened]

    def _snippet(self, lines: list[str], start: int, first: int) -> tuple[Snippet, int]:
        """The snippet whose fence opens at `start`, and where reading goes on; `first` is the line of `lines[0]`."""
        self.count += 1
        end = _fence_end(lines, start)
        line, code = self._code(lines, start, end, first)
        name = f"{self.name}-{self.count}"
        at = end
        while at < len(lines) and not lines[at].strip():
            at += 1
        if at == len(lines) or not _OUTPUT.match(lines[at]):
            return Snippet(name, code, "", line, None), end
        close = _fence_end(lines, at)
        return Snippet(name, code, _body(lines[at + 1 : close - 1]), line, first + at), close

    def _code(self, lines: list[str], start: int, end: int, first: int) -> tuple[int, str]:
        """The code in the fence from `start` to `end`, after the number of its first line."""
        while start + 1 < end - 1 and not lines[start + 1].strip():  # a page would not show these lines, but count them
            start += 1
        code = _body(lines[start + 1 : end - 1])
        if "\t" in code:
            line = first + start + 1 + code[: code.index("\t")].count("\n")
            self._report(line, "the code holds a tab", "indent with spaces, and write \\t inside a string")
        return first + start + 1, code

    def _report_lookalike(self, line: str, number: int) -> None:
        """Say so when a line nearly opens a snippet or its output."""
        if _LIKE_RUN.match(line):
            self._report(number, "this snippet would not run", "start its line with ```python run and nothing else")
        elif _LIKE_OUTPUT.match(line):
            mend = "put it right after a ```python run block, or name the fence ```text"
            self._report(number, "output without a snippet", mend)

    def _report(self, line: int, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, line, what, mend))


def _fence_end(lines: list[str], start: int) -> int:
    """Index after the fence that opens at `start`, which has an end."""
    fence = next_fence("", lines[start])
    return next(at + 1 for at in range(start + 1, len(lines)) if not next_fence(fence, lines[at]))


def _body(lines: list[str]) -> str:
    return "".join(line + "\n" for line in lines)

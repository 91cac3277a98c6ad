"""What can be wrong, and how it is told: problems in card source, and failures that stop a run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in the author's files."""

    path: str
    """Path as the author would type it, relative to the project's folder."""

    line: int
    """Line in that file, counted from 1."""

    what: str
    """The fact: what is wrong."""

    mend: str
    """What to do about it."""

    detail: str = ""
    """Texts to set side by side, shown indented below the line."""

    def __str__(self) -> str:
        """`path:line: what is wrong (what to do)`, the form that editors can jump to, then the detail."""
        fact = " ".join(f"{self.path}:{self.line}: {self.what} ({self.mend})".splitlines())
        return fact + "".join(f"\n    {line}" for line in self.detail.splitlines())


class Failure(Exception):
    """Something that stops a run and belongs to no line of a card: one clear sentence with what to do."""


class ProblemsFound(Exception):
    """Raised by a stage that found problems; carries all of them."""

    def __init__(self, problems: list[Problem]) -> None:
        """`problems` are kept sorted by place, each once."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = sorted(set(problems))

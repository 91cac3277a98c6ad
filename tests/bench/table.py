"""Figures to a table: medians of two ways, measured in turn in one run, and the ratio between them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One thing measured in two ways."""

    what: str
    ours: Sequence[float]
    """One figure a round."""

    theirs: Sequence[float]
    """The same, the other way, in the same rounds."""

    other: str
    """What the other way is."""

    unit: str

    limit: float | None = None
    """What ours may be at most, in the same unit; or at least, where `more` is better."""

    more: bool = False
    """Whether a larger figure is the better one."""

    times: float | None = None
    """What the ratio may be at most."""

    @property
    def ratio(self) -> float:
        """Median of ours over median of theirs."""
        return statistics.median(self.ours) / statistics.median(self.theirs)

    @property
    def missed(self) -> bool:
        """Whether the median of ours, or the ratio, is beyond its limit."""
        median = statistics.median(self.ours)
        if self.times is not None and self.ratio > self.times:
            return True
        return self.limit is not None and (median < self.limit if self.more else median > self.limit)

    def __str__(self) -> str:
        ours, theirs = (f"{statistics.median(figures):>8.2f} {self.unit:<2}" for figures in (self.ours, self.theirs))
        asked = "" if self.limit is None else f", {'at least' if self.more else 'at most'} {self.limit:g}"
        asked += "" if self.times is None else f", at most {self.times:g} times"
        mark = "  << MISSED" if self.missed else ""
        line = f"{self.what:<46}{self.ratio:>6.2f}  {ours} against {theirs} of {self.other}"
        return f"{line} (n={len(self.ours)}{asked}){mark}"


def heading(text: str) -> str:
    """A table's title with the columns' names below it."""
    return f"\n{text}\n{'':<46}{'ratio':>6}  medians"

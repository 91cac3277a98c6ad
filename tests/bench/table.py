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

    @property
    def ratio(self) -> float:
        """Median of ours over median of theirs."""
        return statistics.median(self.ours) / statistics.median(self.theirs)

    def __str__(self) -> str:
        ours, theirs = (f"{statistics.median(figures):>8.2f} {self.unit:<2}" for figures in (self.ours, self.theirs))
        return f"{self.what:<46}{self.ratio:>6.2f}  {ours} against {theirs} of {self.other} (n={len(self.ours)})"


def heading(text: str) -> str:
    """A table's title with the columns' names below it."""
    return f"\n{text}\n{'':<46}{'ratio':>6}  medians"

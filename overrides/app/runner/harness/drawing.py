"""`show` and `plot`, which every snippet finds as predefined names."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from harness.chart import chart
from harness.heat import heat_maps

MOST = 20
"""Drawings that one run may make."""


class Pad:
    """Hands what one run draws to the host."""

    def __init__(self, draw: Callable[[str], object]) -> None:
        self._draw: Callable[[str], object] | None = draw
        self._drawn = 0

    def show(self, array: object, title: str | None = None) -> None:
        """Draw an array as a heat map with its values; a three-dimensional one as a map for each first index."""
        for drawing in heat_maps(array, title):
            self._hand_over(drawing)

    def plot(self, x: object, y: object = None, **options: Any) -> None:
        """Draw a line or bar chart; see `chart` for the options."""
        self._hand_over(chart(x, y, **options))

    def end(self) -> None:
        """From now on nothing is drawn."""
        self._draw = None

    def _hand_over(self, drawing: object) -> None:
        if self._draw is None:
            return
        self._drawn += 1
        if self._drawn > MOST:
            raise RuntimeError(f"a run can show and plot {MOST} times at most")
        self._draw(json.dumps(drawing))

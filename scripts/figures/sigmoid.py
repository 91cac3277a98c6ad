"""The figure on the slope of the sigmoid."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.plot import Plot


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def sigmoid_slope() -> Canvas:
    """Draw the sigmoid and its slope."""
    canvas = Canvas(250)
    plot = Plot(canvas, (-6, 6), (0, 1), (44, 30, 344, 204))
    plot.y_axis([(0, "0"), (0.25, "0.25"), (0.5, "0.5"), (1, "1")])
    plot.x_axis([(x, f"{x}") for x in (-6, -3, 0, 3, 6)], "x")
    plot.curve(_sigmoid, "a-line")
    plot.curve(lambda x: _sigmoid(x) * (1 - _sigmoid(x)), "b-line dash")
    plot.dot(0, 0.25, "b")
    plot.text(3.4, _sigmoid(3.4), "sigmoid", "strong a-text", (0, 26))
    plot.text(2.6, 0.25, "its slope", "strong b-text", (0, -8))
    return canvas


FIGURES = {"03-neurons-activations/sigmoid-slope": sigmoid_slope}

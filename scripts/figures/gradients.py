"""Figures of the section on backpropagation that measure gradients."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.deep import gradient_sizes
from figures.plot import Plot


def difference_error() -> Canvas:
    """Draw the error of one-sided and of central differences over the size of the nudge."""
    canvas = Canvas(274)
    plot = Plot(canvas, (-13, -1), (-12, 0), (46, 34, 338, 228))
    plot.y_axis([(y, f"10^{{−{-y}}}" if y else "1") for y in range(-12, 1, 3)], "error of the slope")
    plot.x_axis([(x, f"10^{{−{-x}}}") for x in range(-13, 0, 2)], "nudge h")
    one, both = [], []
    for power in range(-13, -1):
        for digit in (1, 3):
            h = float(f"{digit}e{power}")
            one.append((math.log10(h), _log_error((_cube(0.7 + h) - _cube(0.7)) / h)))
            both.append((math.log10(h), _log_error((_cube(0.7 + h) - _cube(0.7 - h)) / (2 * h))))
    plot.trace(one, "b-line")
    plot.trace(both, "a-line")
    for x, y in one:
        plot.square(x, y, "b")
    for x, y in both:
        plot.dot(x, y, "a", 3.6)
    plot.text(-5.6, -4.2, "one-sided", "strong b-text", (-16, -8))
    plot.text(-2.2, -8.8, "central", "strong a-text")
    return canvas


def _cube(x: float) -> float:
    """Multiply only: rounding, which the plot shows, is then the same on every platform."""
    return x * x * x


def _log_error(slope: float) -> float:
    """Give the exponent of the error at 0.7; an exact hit counts as the smallest that the plot shows."""
    return math.log10(max(abs(slope - 3 * 0.7 * 0.7), 1e-12))


def vanishing() -> Canvas:
    """Draw how large the gradient is that arrives at each layer."""
    canvas = Canvas(274)
    depth = 12
    plot = Plot(canvas, (0.5, depth + 0.5), (-9, 1), (46, 34, 338, 228))
    plot.y_axis([(y, f"10^{{−{-y}}}" if y else "1") for y in (-9, -6, -3, 0)], "size of the gradient")
    plot.x_axis(range(1, depth + 1), "layer (1 is next to the input)")
    for name, line, mark in (("sigmoid", "b-line", plot.square), ("ReLU", "a-line", plot.dot)):
        points = [(i + 1, math.log10(size)) for i, size in enumerate(gradient_sizes(name, depth))]
        plot.trace(points, line)
        for x, y in points:
            mark(x, y, line[0])
        plot.text(*points[3], name, f"strong {line[0]}-text", (24, 18) if name == "sigmoid" else (0, -14))
    return canvas


FIGURES = {
    "05-backpropagation/gradient-check": difference_error,
    "05-backpropagation/vanishing-gradient": vanishing,
}

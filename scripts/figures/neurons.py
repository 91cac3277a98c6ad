"""Figures of the section on neurons and activations."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.plot import Plot


def neuron() -> Canvas:
    """Draw one neuron with its numbers."""
    canvas = Canvas(236)
    rows = [("1", "0.5", "0.5", 60), ("2", "−1", "−2", 130), ("−1", "−1.5", "1.5", 200)]
    for value, weight, product, y in rows:
        canvas.arrow(46, y, 163 if y == 130 else 169, 130 + (y - 130) * 0.22)
        canvas.circle(28, y, 18, "paper b-soft")
        canvas.text(28, y + 5, value, at="middle", size=14)
        middle = 106, y + (130 - y) * 0.39
        canvas.rect(middle[0] - 42, middle[1] - 12, 78, 22, "paper", rx=4)
        canvas.text(middle[0] - 3, middle[1] + 4, f"· {weight} = {product}", at="middle", size=12.5)
    canvas.text(28, 30, "input x", "strong", at="middle")
    canvas.text(104, 30, "weight w", "strong", at="middle")
    canvas.circle(192, 130, 27, "a-soft")
    canvas.text(192, 137, "Σ", "strong", at="middle", size=20)
    canvas.arrow(192, 72, 192, 101)
    canvas.text(192, 62, "−0.5", at="middle")
    canvas.text(192, 30, "bias b", "strong", at="middle")
    canvas.arrow(220, 130, 270, 130)
    canvas.text(243, 120, "−0.5", at="middle", size=12.5)
    canvas.text(243, 150, "z", at="middle", size=14, italic=True)
    canvas.rect(271, 108, 44, 44, "c-soft", rx=7)
    canvas.polyline([(278, 138), (292, 138), (308, 120)], "line")
    canvas.text(293, 94, "ReLU", "strong", at="middle")
    canvas.arrow(316, 130, 340, 130)
    canvas.text(350, 135, "0", "strong", at="middle", size=14)
    canvas.text(350, 155, "a", at="middle", size=14, italic=True)
    return canvas


def bias() -> Canvas:
    """Draw the logical AND with boundaries through the origin and one beside it."""
    canvas = Canvas(288)
    plot = Plot(canvas, (-0.45, 1.6), (-0.45, 1.45), (46, 14, 314, 262))
    for low, high in (((0, -0.45), (0, 1.45)), ((-0.45, 0), (1.6, 0))):
        canvas.line(*plot.at(*low), *plot.at(*high), "faint")
    plot.trace([(-0.45, -0.225), (1.6, 0.8)], "line dash")
    plot.trace([(-0.225, -0.45), (0.72, 1.44)], "line dash")
    plot.trace([(0.15, 1.35), (1.6, -0.1)], "a-line")
    for x, y in ((0, 0), (0, 1), (1, 0)):
        plot.dot(x, y, "b-line paper", 6.5)
    left, top = plot.at(1, 1)
    canvas.rect(left - 6, top - 6, 12, 12, "a")
    plot.text(1, 1, "1", "strong", (20, 5))
    for x, y, shift in ((0, 0, (-16, -8)), (0, 1, (-18, 5)), (1, 0, (0, 24))):
        plot.text(x, y, "0", "strong", shift)
    canvas.text(214, 38, "with bias:", "strong a-text")
    canvas.text(214, 55, "x_{1} + x_{2} = 1.5", "a-text")
    plot.text(0.3, -0.34, "without bias", "strong")
    plot.text(1.6, 0, "x_{1}", "text", (14, 5))
    plot.text(0, 1.45, "x_{2}", "text", (16, 6))
    return canvas


UNITS = ((1.0, 1.0, 0.8), (1.0, 0.0, -1.8), (1.0, -1.0, 2.0))
"""Weight and bias of three hidden units, and the weight of each in the output."""


def bends() -> Canvas:
    """Draw one small network with and without ReLU."""
    canvas = Canvas(268)
    plot = Plot(canvas, (-3, 3), (-3, 3), (34, 16, 346, 222))
    plot.y_axis((-2, 0, 2))
    plot.x_axis((-3, -2, -1, 0, 1, 2, 3), "x")
    plot.curve(lambda x: sum(out * (w * x + b) for w, b, out in UNITS), "b-line dash")
    plot.trace([(x, sum(out * max(0, w * x + b) for w, b, out in UNITS)) for x in (-3, -1, 0, 1, 3)], "a-line")
    for x in (-1, 0, 1):
        plot.dot(x, sum(out * max(0, w * x + b) for w, b, out in UNITS), "a")
    plot.text(-2, -3, "linear", "strong b-text", (-6, -32))
    plot.text(2, 2, "with ReLU", "strong a-text", (-34, -6))
    return canvas


def subgradients() -> Canvas:
    """Draw ReLU with lines that touch it at 0."""
    canvas = Canvas(236)
    plot = Plot(canvas, (-2.2, 2.2), (-1.6, 2.2), (24, 12, 336, 206))
    plot.x_axis((-2, -1, 1, 2), y=0)
    for slope in (0.5, 1):
        plot.trace([(-1.5, -1.5 * slope), (1.9, 1.9 * slope)], "b-line dash")
    plot.trace([(-2.2, 0), (2.2, 0)], "b-line dash")
    plot.trace([(-2.2, 0), (0, 0), (2.2, 2.2)], "a-line")
    plot.dot(0, 0, "ink")
    plot.text(1.1, 1.6, "ReLU", "strong a-text")
    plot.text(1.83, 1.14, "slope 0.5", "b-text")
    plot.text(-1.3, -1.3, "slope 1", "b-text", (-26, 0))
    plot.text(1.7, 0, "slope 0", "b-text", (0, -9))
    return canvas


def approximation() -> Canvas:
    """Draw a sine and its piecewise linear copy by 4 and by 12 units."""
    canvas = Canvas(196)
    for left, units in ((16, 4), (196, 12)):
        plot = Plot(canvas, (0, 2 * math.pi), (-1.15, 1.15), (left, 34, left + 148, 182))
        canvas.text(left + 74, 20, f"{units} units", "strong", at="middle")
        plot.trace([(0, 0), (2 * math.pi, 0)], "faint")
        plot.curve(math.sin, "b-line dash")
        knots = [2 * math.pi * i / units for i in range(units + 1)]
        plot.trace([(x, math.sin(x)) for x in knots], "a-line")
        for x in knots[:-1]:
            plot.dot(x, math.sin(x), "a", 3)
    return canvas


def _trained(rate: float) -> list[float]:
    """Give the pre-activations of one ReLU unit after 20 steps of learning y = 2x from three examples."""
    data = [(0.5, 1.0), (1.0, 2.0), (2.0, 4.0)]
    w, b = 1.0, 0.0
    for _ in range(20):
        slopes = [2 * (z - y) / 3 if (z := w * x + b) > 0 else 0.0 for x, y in data]
        w -= rate * sum(slope * x for slope, (x, _) in zip(slopes, data, strict=True))
        b -= rate * sum(slopes)
    return [w * x + b for x, _ in data]


def dead_unit() -> Canvas:
    """Draw where the examples of a unit lie on ReLU, after small and after large steps."""
    canvas = Canvas(202)
    for left, rate, names in ((16, 0.1, "a"), (196, 1.0, "b")):
        plot = Plot(canvas, (-30, 8), (-1, 8), (left, 34, left + 148, 150))
        canvas.text(left + 74, 20, f"learning rate {rate:g}", "strong", at="middle")
        plot.x_axis((-30, -20, -10, 0), y=0)
        plot.trace([(-30, 0), (0, 0), (8, 8)], "line")
        for z in _trained(rate):
            plot.dot(z, max(0, z), names)
        canvas.text(left + 74, 192, "pre-activation z", at="middle")
    return canvas


FIGURES = {
    "03-neurons-activations/dying-relu": dead_unit,
    "03-neurons-activations/artificial-neuron": neuron,
    "03-neurons-activations/role-of-bias": bias,
    "03-neurons-activations/why-nonlinearity": bends,
    "03-neurons-activations/relu-derivative-at-zero": subgradients,
    "03-neurons-activations/universal-approximation": approximation,
}

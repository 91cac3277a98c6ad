"""Figures of the section on attention and transformers: a block and its cost."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.plot import Plot


def cost() -> Canvas:
    """Draw the multiplications of pairs and of projections over the sequence length."""
    d = 512
    canvas = Canvas(262)
    low, high = math.log2(128), math.log2(32768)
    plot = Plot(canvas, (low, high), (7, 13), (52, 36, 340, 214))
    plot.y_axis([(y, f"10^{{{y}}}") for y in (7, 8, 9, 10, 11, 12)], "multiplications")
    plot.x_axis([(x, f"{2**x}") for x in (7, 9, 11, 13, 15)], "sequence length n")
    plot.trace([(x, math.log10(2 * 4**x * d)) for x in (low, high)], "a-line")
    plot.trace([(x, math.log10(4 * 2**x * d * d)) for x in (low, high)], "b-line dash")
    crossing = math.log2(2 * d)
    plot.dot(crossing, math.log10(4 * 2 * d * d * d), "ink")
    plot.text(crossing, math.log10(4 * 2 * d * d * d), "n = 2d", "text", (8, 24))
    plot.text(13, math.log10(2 * 4**13 * d), "pairs, 2n^{2}d", "strong a-text", (-52, -6))
    plot.text(13.4, math.log10(4 * 2**13.4 * d * d), "projections, 4nd^{2}", "strong b-text", (4, 28))
    return canvas


def block() -> Canvas:
    """Draw an encoder block from its input up."""
    canvas = Canvas(392)
    x = 132
    canvas.text(x, 384, "x: (n, d)", "strong", at="middle")
    parts = [
        ("attention", "multi-head", "mixes tokens", "a-soft"),
        ("MLP", "position-wise", "each token alone", "b-soft"),
    ]
    for k, (name, kind, does, shade) in enumerate(parts):
        base = 366 - k * 170
        canvas.arrow(x, base, x, base - 42)
        canvas.rect(x - 70, base - 86, 140, 42, shade, rx=6)
        canvas.text(x, base - 68, kind, "muted", at="middle", size=12)
        canvas.text(x, base - 52, name, "strong", at="middle")
        canvas.text(240, base - 60, does, size=12)
        canvas.line(x, base - 86, x, base - 96)
        canvas.rect(x - 70, base - 132, 140, 34, "c-soft", rx=6)
        canvas.text(x, base - 110, "add, then layer norm", at="middle", size=12)
        canvas.path(f"M{x} {base - 16}H26V{base - 115}H50", "line")
        canvas.polygon([(61, base - 115), (52, base - 119), (52, base - 111)], "ink")
        canvas.line(x, base - 132, x, base - 170)
    canvas.text(240, 254, "skip at the left,", "muted", size=12)
    canvas.text(240, 270, "past the sub-layer", "muted", size=12)
    canvas.arrow(x, 36, x, 26)
    canvas.text(x, 16, "same shape (n, d)", "strong", at="middle")
    return canvas


FIGURES = {
    "12-attention-transformers/transformer-block": block,
    "12-attention-transformers/attention-cost": cost,
}

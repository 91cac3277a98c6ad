"""Figures of the section on recurrent networks."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.plot import Plot


def powers() -> Canvas:
    """Draw what is left of a gradient over fifty steps for three weights."""
    canvas = Canvas(262)
    plot = Plot(canvas, (0, 50), (-3, 3), (52, 36, 340, 214))
    ticks = [(-3, "0.001"), (-2, "0.01"), (-1, "0.1"), (0, "1"), (1, "10"), (2, "100"), (3, "1000")]
    plot.y_axis(ticks, "factor of the gradient")
    plot.x_axis([(x, f"{x}") for x in range(0, 51, 10)], "steps back in time")
    for w, names, shift in ((1.1, "c-line dash", (-30, -8)), (1.0, "line", (0, -8)), (0.9, "b-line dash", (-30, 18))):
        plot.trace([(0, 0), (50, 50 * math.log10(w))], names)
        colour = {1.1: "c-text", 1.0: "text", 0.9: "b-text"}[w]
        plot.text(38, 38 * math.log10(w), f"w = {w:g}", f"strong {colour}", shift)
    return canvas


def truncated() -> Canvas:
    """Draw a chain of states with the gradient cut after three steps."""
    canvas = Canvas(150)
    gap, y = 43, 64
    for t in range(8):
        x = 28 + t * gap
        kept = t > 3
        canvas.circle(x, y, 14, "a-soft" if kept else "paper line")
        canvas.text(x, y + 5, f"h_{{{t + 1}}}", at="middle")
        if t:
            canvas.arrow(x - gap + 15, y, x - 15, y)
            if t > 4:
                canvas.arrow(x - 4, y + 34, x - gap + 8, y + 34, "b-line dash", head="b")
    loss = 28 + 7 * gap
    canvas.text(loss, 30, "loss", "strong", at="middle")
    canvas.line(loss, 36, loss, 49)
    cut = 28 + 4 * gap - 8
    canvas.line(cut, y + 22, cut, y + 46, "c-line")
    canvas.text(cut - 8, y + 39, "cut: k = 3 steps", "strong c-text", at="end")
    canvas.text(loss - 66, y + 60, "gradient", "strong b-text", at="middle")
    canvas.text(28 + 1.5 * gap, 30, "the state flows on", "muted", at="middle")
    return canvas


def lstm() -> Canvas:
    """Draw the inside of an LSTM cell."""
    canvas = Canvas(290)
    line, gates = 56, 176
    canvas.rect(46, 22, 268, 212, "faint", rx=10)
    canvas.text(36, line - 12, "c_{t−1}", "strong", at="end")
    canvas.text(352, line - 12, "c_{t}", "strong", at="end")
    canvas.line(8, line, 90, line, "a-line")
    canvas.line(90, line, 342, line, "a-line")
    canvas.polygon([(350, line), (341, line - 5), (341, line + 5)], "a")
    places = {"f": 84, "i": 138, "g": 192, "o": 246}
    for gate, x in places.items():
        canvas.rect(x - 17, gates, 34, 30, "b-soft" if gate != "g" else "c-soft", rx=5)
        canvas.text(x, gates + 20, gate, "strong", at="middle", size=15)
        canvas.text(x, gates + 46, "σ" if gate != "g" else "tanh", "muted", at="middle", size=12)
    canvas.line(84, gates, 84, line + 10)
    _node(canvas, 84, line, "⊙")
    canvas.path(f"M138 {gates}V122H155", "line")
    canvas.path(f"M192 {gates}V122H175", "line")
    _node(canvas, 165, 122, "⊙")
    canvas.arrow(165, 112, 165, line + 11)
    _node(canvas, 165, line, "+")
    canvas.path(f"M282 {line}V72", "line")
    canvas.rect(262, 72, 40, 24, "c-soft", rx=5)
    canvas.text(282, 88, "tanh", at="middle", size=12)
    canvas.line(282, 96, 282, 112)
    _node(canvas, 282, 122, "⊙")
    canvas.path(f"M246 {gates}V122H272", "line")
    canvas.arrow(292, 122, 350, 122)
    canvas.text(352, 112, "h_{t}", "strong", at="end")
    canvas.path("M165 262V246H84V238", "line")
    canvas.path("M165 246H246V238M138 246V238M192 246V238", "line")
    canvas.text(165, 280, "x_{t} and h_{t−1} feed all four", at="middle")
    return canvas


def _node(canvas: Canvas, x: float, y: float, sign: str) -> None:
    canvas.circle(x, y, 10, "paper line")
    canvas.text(x, y + 5, sign, "strong", at="middle", size=14)


FIGURES = {
    "11-recurrent-networks/rnn-vanish": powers,
    "11-recurrent-networks/truncated-bptt": truncated,
    "11-recurrent-networks/lstm-cell": lstm,
}

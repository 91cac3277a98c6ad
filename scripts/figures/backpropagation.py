"""Figures of the section on backpropagation."""

from __future__ import annotations

from collections.abc import Sequence

from figures.canvas import Canvas
from figures.plot import Plot


def chain() -> Canvas:
    """Draw two functions in a row, with values and slopes."""
    canvas = Canvas(190)
    for x, name, value, look in ((34, "x", "1", "b-soft"), (180, "u", "3", "c-soft"), (326, "y", "9", "a-soft")):
        canvas.circle(x, 74, 24, look)
        canvas.text(x, 79, value, "strong", at="middle", size=15)
        canvas.text(x, 38, name, at="middle", size=15, italic=True)
    for x, name, slope, value in ((34, "times 3", "du/dx", "3"), (180, "square", "dy/du = 2u", "6")):
        canvas.arrow(x + 26, 68, x + 120, 68)
        canvas.text(x + 73, 58, name, at="middle")
        canvas.arrow(x + 120, 82, x + 26, 82, "b-line dash", head="b")
        canvas.text(x + 73, 104, slope, "b-text", at="middle")
        canvas.text(x + 73, 124, value, "strong b-text", at="middle", size=14)
    canvas.text(180, 166, "dy/dx = 6 · 3 = 18", "strong", at="middle", size=14)
    return canvas


def graph() -> Canvas:
    """Draw the graph of (x + y) z with values and gradients."""
    canvas = Canvas(238)
    lines = [
        ((36, 54), (137, 88), "3", "4", (84, 58), (74, 88)),
        ((36, 140), (137, 108), "−1", "4", (72, 118), (94, 144)),
        ((164, 98), (232, 98), "2", "4", (197, 88), (197, 120)),
        ((36, 204), (238, 112), "4", "2", (140, 148), (160, 178)),
        ((262, 98), (330, 98), "8", "1", (295, 88), (295, 120)),
    ]
    for start, end, value, gradient, above, below in lines:
        canvas.arrow(*start, *end)
        canvas.text(*above, value, "strong", at="middle")
        canvas.text(*below, gradient, "strong b-text", at="middle")
    for x, sign in ((150, "+"), (248, "×")):
        canvas.circle(x, 98, 14, "a-soft")
        canvas.text(x, 104, sign, "strong", at="middle", size=17)
    for y, name in ((54, "x"), (145, "y"), (209, "z")):
        canvas.text(24, y + 3, name, at="middle", size=16, italic=True)
    canvas.text(344, 103, "f", at="middle", size=16, italic=True)
    canvas.text(197, 62, "q", at="middle", size=16, italic=True)
    canvas.text(240, 200, "value, forward", "strong")
    canvas.text(240, 220, "gradient of f", "strong b-text")
    return canvas


def _matrix(canvas: Canvas, place: tuple[float, float], shape: tuple[int, int], name: str, look: str) -> None:
    """Draw a matrix as a block of cells whose middle is at a place, its name above and its shape below."""
    cell = 15
    rows, columns = shape
    left, top = place[0] - columns * cell / 2, place[1] - rows * cell / 2
    canvas.rect(left, top, columns * cell, rows * cell, look, rx=2)
    for i in range(1, rows):
        canvas.line(left, top + i * cell, left + columns * cell, top + i * cell, "faint")
    for j in range(1, columns):
        canvas.line(left + j * cell, top, left + j * cell, top + rows * cell, "faint")
    canvas.text(place[0], top - 8, name, "strong", at="middle")


def layer_backward() -> Canvas:
    """Draw the three products of a linear layer's backward pass as blocks."""
    canvas = Canvas(318)
    _matrix(canvas, (60, 70), (4, 3), "dX", "a-soft")
    canvas.text(120, 75, "=", at="middle", size=16)
    _matrix(canvas, (180, 70), (4, 2), "dY", "b-soft")
    canvas.text(232, 75, "·", "strong", at="middle", size=16)
    _matrix(canvas, (292, 70), (2, 3), "W^{T}", "c-soft")
    _matrix(canvas, (60, 184), (3, 2), "dW", "a-soft")
    canvas.text(120, 189, "=", at="middle", size=16)
    _matrix(canvas, (180, 184), (3, 4), "X^{T}", "c-soft")
    canvas.text(232, 189, "·", "strong", at="middle", size=16)
    _matrix(canvas, (292, 184), (4, 2), "dY", "b-soft")
    _matrix(canvas, (60, 282), (1, 2), "db", "a-soft")
    canvas.text(120, 287, "=", at="middle", size=16)
    canvas.text(180, 287, "column sums of", at="middle")
    _matrix(canvas, (292, 282), (4, 2), "", "b-soft")
    for y, texts in ((116, ("n × d", "n × m", "m × d")), (228, ("d × m", "d × n", "n × m")), (306, ("m", "", ""))):
        for x, text in zip((60, 180, 292), texts, strict=True):
            if text:
                canvas.text(x, y, text, "muted", at="middle", size=12)
    canvas.text(330, 287, "dY", "strong")
    return canvas


def _bars(canvas: Canvas, left: float, title: str, values: Sequence[float], ends: tuple[float, float]) -> None:
    plot = Plot(canvas, (0, len(values)), ends, (left, 46, left + 148, 196))
    canvas.text(left + 74, 22, title, "strong", at="middle", size=14)
    for i, value in enumerate(values):
        x, zero = plot.at(i, 0)
        y = plot.at(i, value)[1]
        canvas.rect(x + 5, min(y, zero), 27, abs(y - zero), "a-soft" if i == 1 else "b-soft", rx=2)
        canvas.text(x + 18.5, y - 6 if value > 0 else y + 15, f"{value:.1f}".replace("-", "−"), at="middle", size=12)
    canvas.line(left, plot.at(0, 0)[1], left + 148, plot.at(0, 0)[1])


def softmax_gradient() -> Canvas:
    """Draw probabilities and, beside them, the gradient for the logits."""
    canvas = Canvas(248)
    p = [0.1, 0.2, 0.6, 0.1]
    _bars(canvas, 18, "p", p, (-0.85, 0.7))
    _bars(canvas, 196, "p − one-hot(y)", [p[0], p[1] - 1, p[2], p[3]], (-0.85, 0.7))
    canvas.text(180, 238, "classes 0 to 3, the label is y = 1", "muted", at="middle", size=12)
    return canvas


FIGURES = {
    "05-backpropagation/chain-rule": chain,
    "05-backpropagation/computational-graph-gradients": graph,
    "05-backpropagation/linear-layer-backward": layer_backward,
    "05-backpropagation/softmax-cross-entropy-gradient": softmax_gradient,
}

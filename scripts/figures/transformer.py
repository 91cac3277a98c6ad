"""Figures of the section on attention and transformers."""

from __future__ import annotations

import math

import numpy as np

from figures.canvas import Canvas
from figures.plot import Plot


def _softmax(scores: list[float]) -> list[float]:
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def attention() -> Canvas:
    """Draw scores, weights and the weighted average for one query."""
    scores = [2.0, 0.0, 1.0, -1.0]
    canvas = Canvas(246)
    for x, title in ((46, "keys"), (118, "scores"), (206, "weights"), (310, "values")):
        canvas.text(x, 68, title, "muted", at="middle", size=12)
    canvas.rect(16, 14, 60, 30, "b-soft", rx=5)
    canvas.text(46, 34, "query", at="middle")
    canvas.text(88, 34, "is compared with every key", "muted", size=12)
    for i, (score, weight) in enumerate(zip(scores, _softmax(scores), strict=True)):
        y = 78 + i * 32
        canvas.rect(24, y, 44, 24, "paper line", rx=4)
        canvas.text(46, y + 17, f"k_{{{i + 1}}}", at="middle")
        canvas.text(118, y + 17, f"{score:g}".replace("-", "−"), at="middle")
        canvas.rect(160, y + 3, max(92 * weight, 1), 18, "a-soft")
        canvas.text(160 + 92 * weight + 6, y + 17, f"{weight:.2f}", size=12)
        canvas.rect(288, y, 44, 24, "paper line", rx=4)
        canvas.text(310, y + 17, f"v_{{{i + 1}}}", at="middle")
    canvas.text(180, 232, "output = 0.64 v_{1} + 0.09 v_{2} + 0.24 v_{3} + 0.03 v_{4}", "strong", at="middle")
    return canvas


def saturation() -> Canvas:
    """Draw one query's weights over eight keys with raw and with scaled scores."""
    width = 256
    rng = np.random.default_rng(12)
    scores = rng.normal(size=(8, width)) @ rng.normal(size=width)
    canvas = Canvas(206)
    for k, (title, values) in enumerate((("raw scores", scores), ("divided by √d_{k}", scores / math.sqrt(width)))):
        left = 40 + k * 172
        plot = Plot(canvas, (0, 8), (0, 1), (left, 40, left + 136, 172))
        canvas.text(left + 68, 22, title, "strong", at="middle")
        plot.y_axis([(0, "0"), (0.5, "0.5"), (1, "1")])
        for i, weight in enumerate(_softmax(values.tolist())):
            x, y = plot.at(i, weight)
            canvas.rect(x + 2, y, 13, plot.bottom - y, "a-soft")
        canvas.line(left, plot.bottom, left + 136, plot.bottom)
        canvas.text(left + 68, 194, "eight keys", "muted", at="middle", size=12)
    return canvas


def mask() -> Canvas:
    """Draw which keys each query may see."""
    canvas = Canvas(232)
    left, top, size = 108, 44, 34
    canvas.text(left + 2.5 * size, 16, "keys", at="middle")
    canvas.text(left - 34, top + 2.5 * size + 5, "queries", at="end")
    for i in range(5):
        canvas.text(left + i * size + 17, 36, f"{i + 1}", "muted", at="middle", size=12)
        canvas.text(left - 10, top + i * size + 22, f"{i + 1}", "muted", at="end", size=12)
        for j in range(5):
            x, y = left + j * size, top + i * size
            canvas.rect(x, y, size, size, "faint")
            if j <= i:
                canvas.rect(x + 2, y + 2, size - 4, size - 4, "a-soft", rx=4)
            else:
                canvas.text(x + 17, y + 22, "−∞", "muted", at="middle", size=12)
    return canvas


def heads() -> Canvas:
    """Draw a token's 512 numbers cut into eight heads of 64 and put together again."""
    canvas = Canvas(220)
    left, size = 20, 40
    canvas.text(180, 18, "one token: 512 numbers", at="middle")
    canvas.rect(left, 28, 8 * size, 22, "paper line", rx=4)
    for head in range(8):
        x = left + head * size
        canvas.arrow(x + 20, 54, x + 20, 74)
        canvas.rect(x + 3, 78, size - 6, 52, "a-soft" if head % 2 == 0 else "b-soft", rx=5)
        canvas.text(x + 20, 100, f"{head + 1}", "strong", at="middle")
        canvas.text(x + 20, 120, "64", "muted", at="middle", size=12)
        canvas.arrow(x + 20, 134, x + 20, 154)
    canvas.rect(left, 158, 8 * size, 22, "paper line", rx=4)
    canvas.text(180, 204, "side by side: 512 again, then one linear layer", at="middle")
    return canvas


def positions() -> Canvas:
    """Draw the sinusoidal codes of 32 positions in 16 dimensions."""
    canvas = Canvas(222)
    left, top, across, down = 46, 20, 9.6, 10.4
    for dimension in range(16):
        rate = 10000 ** (-(dimension // 2 * 2) / 16)
        for position in range(32):
            angle = position * rate
            value = math.cos(angle) if dimension % 2 else math.sin(angle)
            side = abs(value)
            x, y = left + position * across, top + dimension * down
            width, height = (across - 1) * side, (down - 1) * side
            if side > 0.08:
                if value > 0:
                    canvas.rect(x + (across - width) / 2, y + (down - height) / 2, width, height, "a")
                else:
                    canvas.circle(x + across / 2, y + down / 2, width / 2, "b")
    for position in (0, 10, 20, 30):
        canvas.text(left + (position + 0.5) * across, 202, f"{position}", "muted", at="middle", size=12)
    canvas.text(200, 218, "position (squares: positive, discs: negative)", "muted", at="middle", size=12)
    canvas.text(40, 30, "fast", "muted", at="end", size=12)
    canvas.text(40, 184, "slow", "muted", at="end", size=12)
    return canvas


FIGURES = {
    "12-attention-transformers/multi-head": heads,
    "12-attention-transformers/attention": attention,
    "12-attention-transformers/sqrt-dk": saturation,
    "12-attention-transformers/causal-mask": mask,
    "12-attention-transformers/positional-encoding": positions,
}

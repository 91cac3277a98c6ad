"""Figures of the section on optimisation: steps and schedules."""

from __future__ import annotations

import math
import random

from figures.canvas import Canvas, Point
from figures.deep import normal
from figures.plot import Plot


def parabola() -> Canvas:
    """Draw gradient descent on w squared with a rate of 0.1."""
    canvas = Canvas(268)
    plot = Plot(canvas, (-1.2, 1.2), (0, 1.45), (34, 34, 346, 222))
    plot.y_axis((0, 0.5, 1), "f(w) = w²")
    plot.x_axis((-1, -0.5, 0, 0.5, 1), "w")
    plot.curve(lambda w: w * w, "line")
    w = 1.0
    for step in range(8):
        following = 0.8 * w
        if step < 5:
            start, end = plot.at(w, w * w), plot.at(following, following * following)
            canvas.arrow(start[0] - 4, start[1] + 4, end[0] + 4, end[1] - 5, "a-line", head="a")
        plot.dot(w, w * w, "a")
        if step < 4:
            plot.text(w, w * w, f"{w:.3g}", "strong", (29 if step else 18, 4))
        w = following
    return canvas


def too_large() -> Canvas:
    """Draw the weight step by step for four learning rates."""
    canvas = Canvas(352)
    for k, rate in enumerate((0.1, 0.9, 1.0, 1.1)):
        left, top = 34 + (k % 2) * 176, 34 + (k // 2) * 160
        plot = Plot(canvas, (0, 10), (-2.6, 2.6), (left, top, left + 140, top + 110))
        canvas.text(left, top - 12, f"η = {rate:g}", "strong")
        plot.y_axis((-2, 0, 2))
        plot.x_axis((0, 5, 10))
        points = [(float(t), (1 - 2 * rate) ** t) for t in range(11)]
        plot.trace(points, "b-line" if rate >= 1 else "a-line")
        for t, w in points:
            if abs(w) <= plot.y[1]:
                plot.dot(t, w, "b" if rate >= 1 else "a", 3)
    canvas.text(180, 344, "weight w after each step", at="middle")
    return canvas


def batches() -> Canvas:
    """Draw gradients of random batches of five sizes."""
    canvas = Canvas(274)
    rng = random.Random(1)  # noqa: S311
    sizes = (1, 4, 16, 64, 256)
    plot = Plot(canvas, (-0.6, 4.6), (-2, 8), (34, 34, 346, 228))
    plot.y_axis((-2, 0, 2, 4, 6, 8), "gradient of the batch")
    plot.x_axis(enumerate(map(str, sizes)), "examples in the batch")
    plot.trace([(-0.6, 3), (4.6, 3)], "line dash")
    for column, size in enumerate(sizes):
        for dot in range(24):
            mean = 3 + 2 * sum(normal(rng) for _ in range(size)) / size
            plot.dot(column + (dot % 8 - 3.5) * 0.07, mean, "a", 2.6)
    plot.text(4.1, 3, "full gradient", "strong", (-10, -26))
    return canvas


def _valley(mu: float, steps: int) -> list[Point]:
    """Give the path on (x² + 20 y²) / 2 with momentum `mu`."""
    x, y, vx, vy = -9.0, 1.0, 0.0, 0.0
    path = [(x, y)]
    for _ in range(steps):
        vx, vy = mu * vx - 0.085 * x, mu * vy - 0.085 * 20 * y
        x, y = x + vx, y + vy
        path.append((x, y))
    return path


def _ellipse(plot: Plot, level: float, names: str) -> None:
    turns = [2 * math.pi * i / 60 for i in range(61)]
    plot.trace([(level * math.cos(t), level / math.sqrt(20) * math.sin(t)) for t in turns], names)


def momentum() -> Canvas:
    """Draw 20 steps in a narrow valley, with and without momentum."""
    canvas = Canvas(306)
    for k, (mu, title, look) in enumerate(((0.0, "plain", "b"), (0.6, "with momentum", "a"))):
        top = 30 + k * 140
        plot = Plot(canvas, (-10.2, 3.4), (-2.4, 2.4), (14, top, 346, top + 117))
        canvas.text(14, top - 8, title, f"strong {look}-text")
        for level in (1.5, 3, 6, 9.8):
            _ellipse(plot, level, "faint")
        path = _valley(mu, 20)
        plot.trace(path, f"{look}-line")
        for x, y in path:
            plot.dot(x, y, look, 2.6)
        left, level = plot.at(0, 0)
        canvas.line(left - 5, level - 5, left + 5, level + 5)
        canvas.line(left - 5, level + 5, left + 5, level - 5)
    return canvas


def bias_correction() -> Canvas:
    """Draw Adam's average of a constant gradient, raw and corrected."""
    canvas = Canvas(274)
    plot = Plot(canvas, (0, 30), (0, 1.2), (40, 34, 346, 228))
    plot.y_axis((0, 0.5, 1), "average of the gradient")
    plot.x_axis((0, 5, 10, 15, 20, 25, 30), "step t")
    raw = [(float(t), 1 - 0.9**t) for t in range(1, 31)]
    plot.trace(raw, "b-line")
    plot.trace([(1, 1), (30, 1)], "a-line")
    for t, value in raw:
        plot.square(t, value, "b")
        plot.dot(t, 1, "a", 3)
    plot.text(4, 1, "corrected", "strong a-text", (10, -12))
    plot.text(9, 0.4, "raw", "strong b-text", (10, 6))
    return canvas


def cosine() -> Canvas:
    """Draw a learning rate with warm-up and cosine decay."""
    canvas = Canvas(274)
    plot = Plot(canvas, (0, 110), (0, 0.12), (46, 34, 346, 228))
    plot.y_axis((0, 0.05, 0.1), "learning rate")
    plot.x_axis((0, 10, 35, 60, 85, 110), "step")
    plot.trace([(0, 0), (10, 0.1)], "b-line")
    plot.curve(lambda step: 0.05 * (1 + math.cos(math.pi * (step - 10) / 100)), "a-line", (10, 110))
    plot.dot(10, 0.1, "ink")
    plot.dot(60, 0.05, "a")
    plot.text(10, 0.05, "warm-up", "strong b-text", (22, 4))
    plot.text(72, 0.07, "cosine", "strong a-text", (0, 0))
    return canvas


FIGURES = {
    "06-optimisation/gradient-descent-steps": parabola,
    "06-optimisation/learning-rate-too-large": too_large,
    "06-optimisation/minibatch-gradient": batches,
    "06-optimisation/momentum-step": momentum,
    "06-optimisation/adam-bias-correction": bias_correction,
    "06-optimisation/cosine-learning-rate": cosine,
}

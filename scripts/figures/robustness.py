"""Figures of the section on generalisation and robustness: inputs unlike those in training."""

from __future__ import annotations

import numpy as np

from figures.canvas import Canvas
from figures.plot import Plot


def attack() -> Canvas:
    """Draw an input, everything within eps of it, and the corner beyond the boundary."""
    canvas = Canvas(290)
    plot = Plot(canvas, (0, 1.5), (0, 1.2), (34, 20, 344, 254))
    w, b, x, eps = (2.0, 3.0), -3.0, (0.78, 0.6), 0.15
    corner = (x[0] - eps, x[1] - eps)
    canvas.line(plot.left, plot.bottom, plot.right, plot.bottom)
    canvas.line(plot.left, plot.bottom, plot.left, plot.top)
    canvas.text(190, 278, "feature 1", at="middle")
    canvas.text(40, 32, "feature 2")
    plot.curve(lambda at: (-b - w[0] * at) / w[1], "line")
    plot.text(1.25, 0.9, "class 1", "strong a-text")
    plot.text(0.2, 0.25, "class 0", "strong b-text")
    left, top = plot.at(x[0] - eps, x[1] + eps)
    right, bottom = plot.at(x[0] + eps, x[1] - eps)
    canvas.rect(left, top, right - left, bottom - top, "faint dash")
    canvas.rect(left, top, right - left, bottom - top, "line dash")
    start, end = plot.at(*x), plot.at(*corner)
    canvas.arrow(*start, end[0] + 4, end[1] - 4)
    plot.dot(*x, "a", 5)
    plot.square(*corner, "b")
    plot.text(*x, "x", "strong", (14, 5))
    plot.text(*corner, "attacked", "strong", (-4, 22))
    canvas.text((left + right) / 2 + 30, top - 8, "± eps", at="middle")
    return canvas


def shift() -> Canvas:
    """Draw two classes with the boundary learned from them, then the same classes shifted."""
    rng = np.random.default_rng(2)
    y = np.arange(60) % 2
    points = rng.normal(0, 0.5, (60, 2)) + 2 * y[:, None] - 1
    canvas = Canvas(236)
    for k, (title, light) in enumerate((("as in training", 0.0), ("brighter camera", 2.0))):
        left = 8 + k * 178
        plot = Plot(canvas, (-2.6, 4.2), (-2.6, 2.6), (left, 34, left + 166, 204))
        canvas.text(left + 83, 22, title, "strong", at="middle")
        canvas.rect(left, 34, 166, 170, "faint")
        plot.trace([(-2.6, 2.6), (2.6, -2.6)], "line")
        for (a, b), label in zip(points, y, strict=True):
            if label:
                plot.square(a + light, b, "b")
            else:
                plot.dot(a + light, b, "a", 3.6)
    canvas.circle(112, 222, 4, "a")
    canvas.text(121, 226.5, "class 0")
    canvas.rect(192, 218, 8, 8, "b")
    canvas.text(206, 226.5, "class 1")
    return canvas


FIGURES = {
    "08-generalisation-robustness/fgsm-attack": attack,
    "08-generalisation-robustness/distribution-shift": shift,
}

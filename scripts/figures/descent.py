"""The figure on double descent."""

from __future__ import annotations

import math

import numpy as np

from figures.canvas import Canvas
from figures.plot import Plot

EXAMPLES, INPUTS, TRIALS = 40, 8, 60
SIZES = (2, 4, 7, 12, 20, 28, 34, 40, 47, 58, 80, 140, 300, 700)

TINY = 1e-6
"""Added to a diagonal that may be singular, so that the last bits of a platform's arithmetic don't show."""


def _errors() -> list[float]:
    """Fit noisy lines with ReLU features of random weights; gives the median test error by number of features."""
    rng = np.random.default_rng(0)
    errors = np.empty((TRIALS, len(SIZES)))
    for trial in range(TRIALS):
        w = rng.normal(size=INPUTS) / math.sqrt(INPUTS)
        x, x_test = rng.normal(size=(EXAMPLES, INPUTS)), rng.normal(size=(200, INPUTS))
        y = x @ w + 0.3 * rng.normal(size=EXAMPLES)
        for i, size in enumerate(SIZES):
            v = rng.normal(size=(INPUTS, size))
            features, features_test = np.maximum(x @ v, 0), np.maximum(x_test @ v, 0)
            gram = features @ features.T + TINY * np.eye(EXAMPLES)
            fitted = features_test @ (features.T @ np.linalg.solve(gram, y))
            errors[trial, i] = np.mean((fitted - x_test @ w) ** 2)
    return [float(error) for error in np.median(errors, axis=0)]


def double_descent() -> Canvas:
    """Draw test error by size of the model, both on a scale of powers of ten."""
    canvas = Canvas(266)
    plot = Plot(canvas, (0, 3), (-1, 1.4), (48, 36, 344, 218))
    plot.y_axis([(-1, "0.1"), (0, "1"), (1, "10")], "test error")
    plot.x_axis([(0, "1"), (1, "10"), (math.log10(EXAMPLES), "40"), (2, "100"), (3, "1000")], "features of the model")
    points = [(math.log10(size), math.log10(error)) for size, error in zip(SIZES, _errors(), strict=True)]
    plot.trace(points, "a-line")
    for x, y in points:
        plot.dot(x, y, "a", 3)
    peak = max(points, key=lambda point: point[1])
    plot.text(*peak, "as many features as examples", "muted", (-8, -10))
    plot.text(0.75, 0.0, "first descent", "strong a-text", (0, 0))
    plot.text(2.4, -0.3, "second descent", "strong a-text", (0, 0))
    return canvas


FIGURES = {"08-generalisation-robustness/double-descent": double_descent}

"""Figures of the section on optimisation: directions and surfaces."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.plot import Plot


def clipping() -> Canvas:
    """Draw a gradient clipped by its norm and one clipped entry by entry."""
    canvas = Canvas(262)
    plot = Plot(canvas, (-1.4, 3.7), (-1.3, 2.2), (14, 14, 346, 248))
    plot.trace([(-1.4, 0), (3.7, 0)], "faint")
    canvas.line(*plot.at(0, -1.3), *plot.at(0, 2.2), "faint")
    origin = plot.at(0, 0)
    radius = plot.at(1, 0)[0] - origin[0]
    canvas.circle(*origin, radius, "line")
    canvas.rect(origin[0] - radius, origin[1] - radius, 2 * radius, 2 * radius, "faint dash")
    g = (3.2, 1.2)
    norm = math.hypot(*g)
    canvas.arrow(*origin, *plot.at(*g))
    canvas.arrow(*origin, *plot.at(1, 1), "b-line dash", head="b")
    canvas.arrow(*origin, *plot.at(g[0] / norm, g[1] / norm), "a-line", head="a")
    plot.text(3.2, 1.2, "gradient", "strong", (-8, -10))
    plot.text(1, 0, "by norm", "strong a-text", (38, -8))
    plot.text(1, 1, "entry by entry", "strong b-text", (40, -10))
    plot.text(0, -1, "max_norm", "text", (34, 18))
    return canvas


def saddle() -> Canvas:
    """Draw contour lines around a saddle and a path of gradient descent."""
    canvas = Canvas(296)
    plot = Plot(canvas, (-1.5, 1.5), (-1.3, 1.3), (24, 14, 336, 284))
    for level in (0.1, 0.4, 0.9, 1.6):
        edge = math.sqrt(level)
        for side in (-1, 1):
            right = [(side * math.sqrt(level + y * y), y) for y in _places(1.3) if level + y * y <= 1.5**2]
            plot.trace(right, "faint")
            upper = [(x, side * math.sqrt(level + x * x)) for x in _places(1.5)]
            if edge < plot.y[1]:
                plot.trace(upper, "faint dash")
    for slope in (-1, 1):
        plot.trace([(-1.3, -1.3 * slope), (1.3, 1.3 * slope)], "faint")
    x, y, path = 1.4, 0.01, []
    while y < 1.3:
        path.append((x, y))
        x, y = 0.8 * x, 1.2 * y
    plot.trace(path, "a-line")
    for point in path:
        plot.dot(*point, "a", 3)
    plot.dot(0, 0, "ink", 4)
    plot.text(-0.2, -0.12, "saddle", "strong", (-18, 6))
    plot.text(1.4, 0, "start", "strong a-text", (-4, 20))
    plot.text(1.2, 0.45, "higher", "muted")
    plot.text(-1.2, 0.3, "higher", "muted")
    plot.text(0, 1.1, "lower", "muted", (34, 0))
    plot.text(0, -1.1, "lower", "muted")
    return canvas


def _places(end: float) -> list[float]:
    return [-end + 2 * end * i / 60 for i in range(61)]


FIGURES = {
    "06-optimisation/clip-by-global-norm": clipping,
    "06-optimisation/saddle-points": saddle,
}

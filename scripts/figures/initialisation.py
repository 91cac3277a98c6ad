"""Figures of the section on initialisation and normalisation."""

from __future__ import annotations

import numpy as np

from figures.canvas import Canvas
from figures.plot import Plot

STEPS = 60
WIDTH_OF_LAYERS = 256


def _weights_over_time(start: np.ndarray, out: np.ndarray) -> np.ndarray:
    """Train two hidden units on two examples; gives the weights into them, (steps, inputs, units)."""
    x, y = np.array([[1.0, 2.0], [3.0, -1.0]]), np.array([1.0, 0.0])
    weights, path = start, [start]
    for _ in range(STEPS):
        hidden = np.tanh(x @ weights)
        error = hidden @ out - y
        slope = x.T @ (np.outer(error, out) * (1 - hidden**2))
        weights, out = weights - 0.1 * slope, out - 0.1 * hidden.T @ error
        path.append(weights)
    return np.array(path)


def symmetry() -> Canvas:
    """Draw two hidden units' weights during training from an equal and from a random start."""
    rng = np.random.default_rng(0)
    starts = [
        ("equal start", np.full((2, 2), 0.5), np.full(2, 0.5)),
        ("random start", rng.normal(size=(2, 2)), rng.normal(size=2)),
    ]
    canvas = Canvas(252)
    for k, (title, weights, out) in enumerate(starts):
        left = 36 + k * 174
        plot = Plot(canvas, (0, STEPS), (-0.5, 1), (left, 42, left + 128, 186))
        canvas.text(left + 64, 22, title, "strong", at="middle")
        plot.y_axis([(-0.5, "−0.5"), (0, "0"), (0.5, "0.5"), (1, "1")])
        plot.x_axis([(0, "0"), (30, "30"), (60, "60")])
        path = _weights_over_time(weights, out)
        for unit, names in ((0, "a-line"), (1, "b-line dash")):
            for entry in range(2):
                plot.trace([(step, float(w[entry, unit])) for step, w in enumerate(path)], names)
        canvas.text(left + 64, 222, "step", "muted", at="middle", size=12)
    canvas.line(92, 240, 120, 240, "a-line")
    canvas.text(127, 244.5, "unit 1")
    canvas.line(200, 240, 228, 240, "b-line dash")
    canvas.text(235, 244.5, "unit 2")
    return canvas


def depth() -> Canvas:
    """Draw the size of activations over twenty ReLU layers for three variances of the weights."""
    canvas = Canvas(262)
    plot = Plot(canvas, (0, 20), (-4, 4), (48, 36, 340, 214))
    plot.y_axis([(y, f"10^{{{y}}}".replace("-", "−") if y else "1") for y in (-4, -2, 0, 2, 4)], "root mean square")
    plot.x_axis([(x, f"{x}") for x in (0, 5, 10, 15, 20)], "layer")
    for factor, names, place, shift in ((4, "c", 13, -12), (2, "a", 13, -10), (1, "b", 13, 22)):
        rng = np.random.default_rng(0)
        h = rng.normal(size=(64, WIDTH_OF_LAYERS))
        sizes = [float(np.sqrt((h**2).mean()))]
        for _ in range(20):
            h = np.maximum(0, h @ rng.normal(0, np.sqrt(factor / WIDTH_OF_LAYERS), (WIDTH_OF_LAYERS, WIDTH_OF_LAYERS)))
            sizes.append(float(np.sqrt((h**2).mean())))
        logs = [(layer, float(np.log10(size))) for layer, size in enumerate(sizes)]
        plot.trace(logs, f"{names}-line" + (" dash" if names != "a" else ""))
        plot.text(*logs[place], f"{factor}/fan_in", f"strong {names}-text", (-34 if factor != 1 else -40, shift))
    return canvas


def axes_of_norms() -> Canvas:
    """Draw which entries batch norm and layer norm average."""
    canvas = Canvas(196)
    rows = [["1", "2", "3"], ["3", "4", "5"]]
    colours = ("a-soft", "b-soft", "c-soft")
    for k, title in enumerate(("batch norm", "layer norm")):
        left, size = 26 + k * 184, 34
        canvas.text(left + 51, 22, title, "strong", at="middle")
        canvas.text(left + 51, 40, ("down the batch", "across the features")[k], "muted", at="middle", size=12)
        for i in range(2):
            for j in range(3):
                shade = colours[j] if k == 0 else colours[i]
                canvas.rect(left + j * size + 1.5, 52 + i * size + 1.5, size - 3, size - 3, shade, rx=4)
        canvas.cells(left, 52, rows, size)
    for j, mean in enumerate("234"):
        x = 26 + j * 34 + 17
        canvas.arrow(x, 126, x, 146)
        canvas.text(x, 166, mean, "strong", at="middle", size=14)
    canvas.text(77, 188, "one mean per feature", "muted", at="middle", size=12)
    for i, mean in enumerate("24"):
        y = 52 + i * 34 + 17
        canvas.arrow(318, y, 336, y)
        canvas.text(346, y + 5, mean, "strong", at="middle", size=14)
    canvas.text(270, 188, "one mean per example", "muted", at="middle", size=12)
    return canvas


FIGURES = {
    "07-init-normalisation/symmetry-breaking": symmetry,
    "07-init-normalisation/init-and-depth": depth,
    "07-init-normalisation/layernorm-axis": axes_of_norms,
}

"""Figures of the section on generalisation and robustness."""

from __future__ import annotations

import numpy as np

from figures.canvas import Canvas
from figures.plot import Plot

EPOCHS = 300
STOP_LOSSES = (1.0, 0.72, 0.55, 0.46, 0.41, 0.44, 0.43, 0.47)
BEST, PATIENCE = 4, 3


def _losses() -> tuple[list[float], list[float]]:
    """Train 100 hidden units on 20 noisy points; gives the training and validation loss of each epoch."""
    rng = np.random.default_rng(4)
    x, x_val = rng.uniform(-1, 1, (20, 1)), rng.uniform(-1, 1, (200, 1))

    def targets(points: np.ndarray) -> np.ndarray:
        return np.asarray(np.sin(3 * points[:, 0]) + rng.normal(0, 0.4, len(points)))

    y, y_val = targets(x), targets(x_val)
    w, b = rng.normal(0, 6, (1, 100)), rng.uniform(-5, 5, 100)
    v = rng.normal(0, 0.1, 100)
    train, val = [], []
    for _ in range(EPOCHS):
        hidden = np.tanh(x @ w + b)
        error = hidden @ v - y
        train.append(float((error**2).mean()))
        val.append(float(((np.tanh(x_val @ w + b) @ v - y_val) ** 2).mean()))
        back = np.outer(error, v) * (1 - hidden**2) / len(y)
        v = v - 0.02 * hidden.T @ error / len(y)
        w, b = w - 0.02 * x.T @ back, b - 0.02 * back.sum(axis=0)
    return train, val


def overfitting() -> Canvas:
    """Draw training and validation loss over time."""
    train, val = _losses()
    canvas = Canvas(266)
    plot = Plot(canvas, (0, EPOCHS), (0, 0.6), (44, 36, 340, 218))
    plot.y_axis([(y / 10, f"{y / 10:.1f}") for y in range(0, 7, 2)], "loss")
    plot.x_axis([(x, f"{x}") for x in (0, 100, 200, 300)], "epoch")
    plot.trace(list(enumerate(val)), "b-line dash")
    plot.trace(list(enumerate(train)), "a-line")
    best = val.index(min(val))
    plot.dot(best, val[best], "b")
    plot.text(best, val[best], "lowest", "muted", (26, -10))
    plot.text(240, val[240], "validation", "strong b-text", (0, -12))
    plot.text(240, train[240], "training", "strong a-text", (0, -12))
    return canvas


def splits() -> Canvas:
    """Draw what the three parts of the data decide."""
    canvas = Canvas(164)
    canvas.text(8, 22, "all labelled data", "strong")
    parts = [
        (8, 140, "training", "a-soft", "weights", "thousands of steps"),
        (152, 98, "validation", "b-soft", "choices", "dozens"),
        (254, 98, "test", "c-soft", "one number", "once, at the end"),
    ]
    for left, width, name, names, decides, how_often in parts:
        middle = left + width / 2
        canvas.rect(left, 34, width, 40, names, rx=5)
        canvas.text(middle, 58, name, at="middle")
        canvas.arrow(middle, 80, middle, 106)
        canvas.text(middle, 124, decides, "strong", at="middle")
        canvas.text(middle, 142, how_often, "muted", at="middle", size=12)
    return canvas


def stopping() -> Canvas:
    """Draw a validation loss, its best epoch and the patience after it."""
    canvas = Canvas(262)
    plot = Plot(canvas, (0, 8), (0, 1.1), (44, 34, 340, 214))
    plot.y_axis([(y / 4, f"{y / 4:g}") for y in range(5)], "validation loss")
    plot.x_axis([(x, f"{x}") for x in range(9)], "epoch")
    plot.trace(list(enumerate(STOP_LOSSES)), "b-line dash")
    for epoch, loss in enumerate(STOP_LOSSES):
        plot.dot(epoch, loss, "a" if epoch == BEST else "b")
    plot.text(BEST, STOP_LOSSES[BEST], "keep these", "strong a-text", (-4, 22))
    plot.text(BEST, STOP_LOSSES[BEST], "weights", "strong a-text", (-4, 38))
    first, last = plot.at(BEST + 1, 0.62), plot.at(BEST + PATIENCE, 0.62)
    canvas.path(f"M{first[0]:g} {first[1] + 6:.1f}v-6H{last[0]:g}v6", "line")
    canvas.text((first[0] + last[0]) / 2, first[1] - 8, "patience 3", at="middle")
    stop = plot.at(BEST + PATIENCE + 0.45, 0)[0]
    canvas.line(stop, 44, stop, plot.bottom, "c-line")
    canvas.text(stop - 7, 58, "stop", "strong c-text", at="end")
    return canvas


def smoothing() -> Canvas:
    """Draw a one-hot target beside a smoothed one."""
    canvas = Canvas(206)
    eps, k = 0.1, 4
    targets = [("one-hot", [0.0, 0.0, 1.0, 0.0]), ("smoothed, eps = 0.1", [eps / k] * 2 + [1 - eps + eps / k, eps / k])]
    for n, (title, values) in enumerate(targets):
        left = 14 + n * 180
        plot = Plot(canvas, (0, 4), (0, 1), (left, 58, left + 152, 166))
        canvas.text(left + 76, 22, title, "strong", at="middle")
        for i, value in enumerate(values):
            x, y = plot.at(i, value)
            if value:
                canvas.rect(x + 6, y, 26, plot.bottom - y, "a-soft" if i == 2 else "b-soft")
            canvas.text(x + 19, y - 7, f"{value:g}", at="middle", size=12)
            canvas.text(x + 19, plot.bottom + 18, f"{i}", "muted", at="middle", size=12)
        canvas.line(left, plot.bottom, left + 152, plot.bottom)
        canvas.text(left + 76, 202, "class", "muted", at="middle", size=12)
    return canvas


FIGURES = {
    "08-generalisation-robustness/train-validation-test": splits,
    "08-generalisation-robustness/overfitting": overfitting,
    "08-generalisation-robustness/early-stopping": stopping,
    "08-generalisation-robustness/label-smoothing": smoothing,
}

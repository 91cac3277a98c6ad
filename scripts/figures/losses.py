"""Figures of the section on outputs and losses."""

from __future__ import annotations

import math

from figures.canvas import Canvas
from figures.plot import Plot


def softmax_bars() -> Canvas:
    """Draw scores, their exponentials and the probabilities as bars."""
    canvas = Canvas(206)
    scores = [2.0, 1.0, 0.1]
    powers = [math.exp(z) for z in scores]
    shares = [power / sum(powers) for power in powers]
    panels = [("scores z", scores, 1), ("e^{z}", powers, 1), ("p", shares, 2)]
    for k, (title, values, digits) in enumerate(panels):
        left = 12 + k * 122
        plot = Plot(canvas, (0, 3), (0, max(values)), (left, 56, left + 92, 176))
        canvas.text(left + 46, 22, title, "strong", at="middle", size=14)
        for i, value in enumerate(values):
            x, y = plot.at(i, value)
            canvas.rect(x + 2, y, 26, plot.bottom - y, ("a-soft", "b-soft", "c-soft")[i], rx=2)
            canvas.text(x + 15, y - 6, f"{value:.{digits}f}", at="middle", size=12)
        canvas.line(left, plot.bottom, left + 92, plot.bottom)
        if k:
            canvas.arrow(left - 26, 122, left - 4, 122)
    canvas.text(119, 198, "exp", "muted", at="middle", size=12)
    canvas.text(241, 198, f"divide by {sum(powers):.1f}", "muted", at="middle", size=12)
    return canvas


def minus_log() -> Canvas:
    """Draw the loss over the probability of the true class."""
    canvas = Canvas(268)
    plot = Plot(canvas, (0, 1), (0, 5), (40, 34, 346, 222))
    plot.y_axis(range(6), "loss −log p")
    plot.x_axis((0, 0.2, 0.4, 0.6, 0.8, 1), "probability p of the true class")
    points = [math.exp(-5 + 5 * i / 96) for i in range(97)]
    plot.trace([(p, -math.log(p)) for p in points], "a-line")
    for p in (0.1, 0.5, 0.9):
        plot.dot(p, -math.log(p), "a")
        plot.text(p, -math.log(p), f"{-math.log(p):.2f}", "strong", (22, -8))
    return canvas


def logit_losses() -> Canvas:
    """Draw binary cross-entropy over the logit, for both targets."""
    canvas = Canvas(268)
    plot = Plot(canvas, (-6, 6), (0, 6.2), (34, 34, 346, 222))
    plot.y_axis((0, 2, 4, 6), "loss")
    plot.x_axis((-6, -4, -2, 0, 2, 4, 6), "logit z")
    plot.curve(lambda z: math.log1p(math.exp(-z)), "a-line")
    plot.curve(lambda z: math.log1p(math.exp(z)), "b-line dash")
    plot.dot(0, math.log(2), "ink")
    plot.text(0, math.log(2), "0.69", "strong", (0, -12))
    plot.text(-3, 3, "target 1", "strong a-text", (-40, 12))
    plot.text(3, 3, "target 0", "strong b-text", (40, 12))
    return canvas


def residuals() -> Canvas:
    """Draw squared and absolute error over the residual."""
    canvas = Canvas(268)
    plot = Plot(canvas, (-3, 3), (0, 4.6), (34, 34, 346, 222))
    plot.y_axis((0, 1, 2, 3, 4), "loss")
    plot.x_axis((-3, -2, -1, 0, 1, 2, 3), "residual y − ŷ")
    plot.curve(lambda r: r * r / 2, "a-line")
    plot.trace([(-3, 3), (0, 0), (3, 3)], "b-line dash")
    plot.text(2.7, 4, "squared", "strong a-text", (-42, 0))
    plot.text(-1.9, 2.4, "absolute", "strong b-text", (26, -4))
    return canvas


FIGURES = {
    "04-outputs-losses/which-loss-for-regression": residuals,
    "04-outputs-losses/bce-with-logits": logit_losses,
    "04-outputs-losses/softmax-definition": softmax_bars,
    "04-outputs-losses/cross-entropy-definition": minus_log,
}

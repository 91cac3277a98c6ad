"""Figures of the section on convolution and pooling."""

from __future__ import annotations

import numpy as np

from figures.canvas import Canvas

LOOKS = ("a-line", "b-line dash", "c-line")
"""Of the first, second and third weight of a kernel."""


def sharing() -> Canvas:
    """Draw a dense layer beside a convolution from six inputs to four outputs."""
    canvas = Canvas(196)
    for k, (title, count) in enumerate((("dense", "24 weights"), ("convolution, k = 3", "3 weights, used 4 times"))):
        left = 20 + k * 184
        canvas.text(left + 70, 22, title, "strong", at="middle")
        inputs = [(left + 28 * i, 150) for i in range(6)]
        outputs = [(left + 28 + 28 * j, 54) for j in range(4)]
        for j, end in enumerate(outputs):
            for i, start in enumerate(inputs):
                if k == 0:
                    canvas.line(*start, *end, "faint")
                elif 0 <= i - j < len(LOOKS):
                    canvas.line(*start, *end, LOOKS[i - j])
        for place in inputs:
            canvas.circle(*place, 7, "paper line")
        for place in outputs:
            canvas.circle(*place, 7, "ink")
        canvas.text(left + 70, 186, count, "muted", at="middle", size=12)
    return canvas


def equivariance() -> Canvas:
    """Draw a signal and its shifted copy, their convolutions and their maxima."""
    signal = np.array([0, 0, 1, 3, 1, 0, 0, 0, 0, 0])
    canvas = Canvas(254)
    top = 9
    for k, (title, x) in enumerate((("input", signal), ("input, shifted by 2", np.roll(signal, 2)))):
        left, width = 12 + k * 180, 15.6
        response = np.correlate(x, [1, 2, 1], mode="same")
        canvas.text(left + 78, 22, title, "strong", at="middle")
        for values, base, scale, names in ((x, 84, 14, "a-soft"), (response, 176, 8, "b-soft")):
            for i, value in enumerate(values.tolist()):
                if value:
                    canvas.rect(left + i * width + 1, base - value * scale, width - 2, value * scale, names)
            canvas.line(left, base, left + 10 * width, base)
        canvas.arrow(left + 78, 90, left + 78, 106)
        canvas.text(left + 88, 103, "convolve", "muted", size=12)
        canvas.arrow(left + 78, 182, left + 78, 200)
        canvas.text(left + 88, 196, "maximum", "muted", size=12)
        canvas.text(left + 78, 224, f"{int(response.max())}", "strong", at="middle", size=16)
        top = int(response.max())
    canvas.text(180, 246, f"the response moves along, its maximum stays {top}", "muted", at="middle", size=12)
    return canvas


def padding() -> Canvas:
    """Draw a 4 by 4 image with a ring of zeros and a 3 by 3 kernel on its first pixel."""
    canvas = Canvas(218)
    left, top, size = 84, 10, 32
    for i in range(6):
        for j in range(6):
            inside = 1 <= i <= 4 and 1 <= j <= 4
            x, y = left + j * size, top + i * size
            canvas.rect(x, y, size, size, "faint")
            if inside:
                canvas.rect(x + 1.5, y + 1.5, size - 3, size - 3, "a-soft", rx=3)
            else:
                canvas.text(x + size / 2, y + size / 2 + 5, "0", "muted", at="middle")
    canvas.rect(left, top, 3 * size, 3 * size, "b-line")
    canvas.circle(left + 1.5 * size, top + 1.5 * size, 5, "b")
    canvas.text(left - 8, top + 52, "k = 3", "strong b-text", at="end")
    canvas.text(left + 6 * size + 8, top + 100, "image", "strong a-text")
    canvas.text(left + 6 * size + 8, top + 118, "4 × 4", "strong a-text")
    canvas.text(left + 6 * size + 8, top + 22, "padding", "muted")
    return canvas


FIGURES = {
    "09-convolution-pooling/same-padding": padding,
    "09-convolution-pooling/weight-sharing": sharing,
    "09-convolution-pooling/equivariance": equivariance,
}

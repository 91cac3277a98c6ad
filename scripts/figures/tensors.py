"""Figures of the section on NumPy and tensors."""

from __future__ import annotations

from figures.canvas import Canvas
from figures.plot import Plot


def tensor_axes() -> Canvas:
    """Draw a batch of three images with three channels of 3 by 4 pixels."""
    canvas = Canvas(236)
    cell, depth = 17, 13
    for image in range(3):
        left, top = 14 + image * 116, 48
        for channel in (2, 1, 0):
            x, y = left + channel * depth, top + (2 - channel) * depth
            canvas.rect(x, y, 4 * cell, 3 * cell, "paper", rx=2)
            canvas.rect(x, y, 4 * cell, 3 * cell, ("a-soft", "b-soft", "c-soft")[channel], rx=2)
            for i in range(1, 3):
                canvas.line(x, y + i * cell, x + 4 * cell, y + i * cell, "faint")
            for j in range(1, 4):
                canvas.line(x + j * cell, y, x + j * cell, y + 3 * cell, "faint")
        canvas.text(left + 2 * cell, top + 96, f"image {image}", "muted", at="middle", size=12)
    canvas.arrow(14, 168, 346, 168)
    canvas.text(180, 188, "N: from image to image", at="middle")
    canvas.text(180, 220, "X[1, 0] is the front grid of image 1", "mono", at="middle", size=12)
    x, y = 14 + 2 * 116, 48 + 2 * depth
    canvas.arrow(x, y - 8, x + 2 * depth + 2, y - 10 - 2 * depth, "line")
    canvas.text(x - 4, y - 22, "C", "strong", at="middle")
    canvas.arrow(x + 108, 52, x + 108, 100, "line")
    canvas.text(x + 104, 118, "H", "strong", at="middle")
    canvas.arrow(x + 30, 36, x + 94, 36, "line")
    canvas.text(x + 62, 28, "W", "strong", at="middle")
    return canvas


def small_update() -> Canvas:
    """Draw the 32-bit floats around 1, to scale, and an update that is rounded away."""
    canvas = Canvas(174)
    eps = 2.0**-23
    plot = Plot(canvas, (-1.3 * eps, 1.3 * eps), (0, 1), (14, 0, 346, 96))
    one, target, half = (plot.at(x, 0)[0] for x in (0, 1e-8, eps / 2))
    canvas.line(14, 96, 346, 96)
    for steps, label in ((-1, ""), (-0.5, "0.99999994"), (0, "1"), (1, "1.00000012")):
        x = plot.at(steps * eps, 0)[0]
        canvas.line(x, 88, x, 104, "a-line")
        if label:
            canvas.text(x, 122, label, at="middle", size=12)
    canvas.line(target, 92, target + 22, 48, "b-line")
    canvas.circle(target, 96, 4, "b")
    canvas.text(target + 20, 40, "1 + 10^{-8}", "strong b-text")
    canvas.line(half, 80, half, 112, "line dash")
    canvas.text(half, 72, "halfway", "muted", at="middle", size=12)
    canvas.path(f"M{target:.1f} 86Q{one - 6:.1f} 40 {one - 8:.1f} 78", "line")
    canvas.polygon([(one - 4, 86), (one - 12, 79), (one - 4, 77)], "ink")
    canvas.text(one - 14, 60, "rounded", "muted", at="end", size=12)
    canvas.text(180, 154, "the 32-bit floats near 1, to scale", at="middle")
    return canvas


def row_lookup() -> Canvas:
    """Draw a one-hot row times a table."""
    canvas = Canvas(196)
    size = 36
    canvas.text(68, 88, "one-hot row", "strong", at="middle")
    canvas.cells(14, 98, [["0", "0", "1"]], size)
    canvas.rect(14 + 2 * size + 1.5, 99.5, size - 3, size - 3, "line", rx=4)
    canvas.text(138, 122, "×", at="middle", size=16)
    canvas.text(190, 32, "E", "strong", at="middle")
    canvas.text(190, 50, "3 tokens", "muted", at="middle", size=12)
    canvas.cells(154, 62, [["1", "2"], ["3", "4"], ["5", "6"]], size, ["", "", "a-soft"])
    canvas.text(246, 122, "=", at="middle", size=16)
    canvas.text(302, 88, "row 2", "strong a-text", at="middle")
    canvas.cells(266, 98, [["5", "6"]], size, ["a-soft"])
    canvas.text(180, 188, "0 · [1, 2] + 0 · [3, 4] + 1 · [5, 6]", "mono", at="middle", size=12)
    return canvas


FIGURES = {
    "02-numpy-tensors/tensor-axes-nchw": tensor_axes,
    "02-numpy-tensors/float32-small-update": small_update,
    "02-numpy-tensors/embedding-is-row-lookup": row_lookup,
}

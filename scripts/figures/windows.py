"""Figures of the section on convolution and pooling: what windows hold and reach."""

from __future__ import annotations

import numpy as np

from figures.canvas import Canvas


def patches_as_columns() -> Canvas:
    """Draw the patches of a 3 by 3 image as columns of a matrix."""
    canvas = Canvas(250)
    size = 30
    image = np.arange(9).reshape(3, 3)
    canvas.text(61, 22, "image", "strong", at="middle")
    canvas.text(61, 40, "patches 2 × 2", "muted", at="middle", size=12)
    canvas.cells(16, 52, [[str(n) for n in row] for row in image.tolist()], size)
    starts = [(0, 0), (0, 1), (1, 0), (1, 1)]
    columns = [image[i : i + 2, j : j + 2].ravel().tolist() for i, j in starts]
    canvas.rect(16, 52, 2 * size, 2 * size, "a-line")
    canvas.rect(16 + size + 2, 52 + size + 2, 2 * size, 2 * size, "b-line dash")
    canvas.arrow(118, 97, 166, 97)
    canvas.text(142, 88, "im2col", "muted", at="middle", size=12)
    canvas.text(252, 22, "columns = patches", "strong", at="middle")
    left, top = 192, 36
    for j, column in enumerate(columns):
        for i, n in enumerate(column):
            if j in (0, 3):
                shade = "a-soft" if j == 0 else "b-soft"
                canvas.rect(left + j * size + 1.5, top + i * size + 1.5, size - 3, size - 3, shade, rx=3)
            canvas.text(left + j * size + size / 2, top + i * size + 20, str(n), at="middle", size=14)
    for line in range(5):
        canvas.line(left, top + line * size, left + 4 * size, top + line * size, "faint")
        canvas.line(left + line * size, top, left + line * size, top + 4 * size, "faint")
    canvas.text(180, 204, "kernel as a row × columns = all four outputs", at="middle")
    kernel = [1, 0, 0, 2]
    products = [sum(w * n for w, n in zip(kernel, column, strict=True)) for column in columns]
    words = f"[{' '.join(map(str, kernel))}] × columns = [{' '.join(map(str, products))}]"
    canvas.text(180, 230, words, "mono", at="middle", size=12)
    return canvas


def shifts() -> Canvas:
    """Draw a peak at three places and what max pooling makes of it."""
    canvas = Canvas(262)
    size, left = 30, 104
    for shift in range(3):
        top = 14 + shift * 84
        values = [0] * 8
        values[2 + shift] = 9
        canvas.text(left - 12, top + 20, f"shift {shift}", "strong", at="end")
        canvas.text(left - 12, top + 56, "pooled", "muted", at="end", size=12)
        for window in range(4):
            peak = max(values[2 * window : 2 * window + 2])
            names = "a-soft" if peak else "paper line"
            x = left + window * 2 * size
            canvas.rect(x + 2, top, 2 * size - 4, size, names, rx=4)
            for i in (0, 1):
                value = values[2 * window + i]
                canvas.text(x + i * size + 15, top + 20, f"{value}", "strong" if value else "muted", at="middle")
            canvas.rect(x + size / 2, top + 38, size, 26, names, rx=4)
            canvas.text(x + size, top + 56, f"{peak}", "strong" if peak else "muted", at="middle")
    return canvas


def receptive_field() -> Canvas:
    """Draw three stacked layers with k = 3 and what the unit at the top sees."""
    canvas = Canvas(232)
    for layer in range(4):
        y = 36 + layer * 54
        seen = 2 * layer + 1
        for i in range(7):
            x = 70 + i * 34
            within = abs(i - 3) <= layer
            if layer and within:
                for j in range(7):
                    if abs(j - 3) <= layer - 1 and abs(i - j) <= 1:
                        canvas.line(x, y - 9, 70 + j * 34, y - 45, "a-line")
            canvas.circle(x, y, 9, "a-soft" if within else "faint")
        words = ("output", "sees 3", "sees 5", "sees 7")[layer]
        canvas.text(352, y + 5, words if seen > 1 else "output", "strong" if layer else "muted", at="end")
        canvas.text(8, y + 5, "input" if layer == 3 else f"layer {3 - layer}", "muted", size=12)
    return canvas


FIGURES = {
    "09-convolution-pooling/im2col": patches_as_columns,
    "09-convolution-pooling/pooling-shift": shifts,
    "09-convolution-pooling/receptive-field": receptive_field,
}

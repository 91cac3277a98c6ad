"""Figures of the section on vision, reuse and pipelines."""

from __future__ import annotations

import math

import numpy as np

from figures.canvas import Canvas
from figures.plot import Plot

SCENE = ("........", "..TT....", ".TTTT...", ".TTTT.H.", "..TT.HHH", "..TT.HHH", "..TT.HHH", "........")
"""A tree and a house, pixel by pixel."""
T, L = (np.array([float(c) for c in s]) for s in ("1111100100001000010000100", "1000010000100001000011111"))
"""Two letters of 5 by 5 pixels."""


def _scene(canvas: Canvas, left: float, top: float, size: float, shades: dict[str, str]) -> None:
    for i, row in enumerate(SCENE):
        for j, pixel in enumerate(row):
            canvas.rect(left + j * size, top + i * size, size, size, shades.get(pixel, "faint"))


def tasks() -> Canvas:
    """Draw one scene as classification, detection and segmentation see it."""
    canvas = Canvas(196)
    plain = {"T": "muted", "H": "muted"}
    for k, task in enumerate(("classification", "detection", "segmentation")):
        left, top, size = 8 + k * 118, 40, 13.5
        canvas.text(left + 54, 22, task, "strong", at="middle")
        _scene(canvas, left, top, size, plain if k <= 1 else {"T": "a-soft", "H": "b-soft"})
        if k == 1:
            canvas.rect(left + size - 2, top + size - 2, 4 * size + 4, 6 * size + 4, "a-line")
            canvas.rect(left + 5 * size + 3, top + 3 * size - 3, 3 * size - 2, 4 * size + 6, "b-line dash")
        words = ("one label:", "label + box each:", "label per pixel:")[k]
        canvas.text(left + 54, 168, words, "muted", at="middle", size=12)
        canvas.text(left + 54, 186, ("house", "tree, house", "8 × 8 labels")[k], at="middle", size=12)
    return canvas


def residual() -> Canvas:
    """Draw a residual block and the gradient through many of them."""
    canvas = Canvas(250)
    canvas.text(60, 232, "x", "strong", at="middle")
    canvas.arrow(60, 218, 60, 172)
    canvas.rect(24, 118, 72, 52, "a-soft", rx=6)
    canvas.text(60, 149, "layers F", at="middle")
    canvas.line(60, 118, 60, 98)
    canvas.arrow(60, 98, 60, 84)
    canvas.circle(60, 72, 11, "paper line")
    canvas.text(60, 77, "+", "strong", at="middle", size=16)
    canvas.path("M60 200H124V72H80", "b-line")
    canvas.polygon([(72, 72), (80, 68), (80, 76)], "b")
    canvas.text(130, 140, "skip", "strong b-text")
    canvas.arrow(60, 61, 60, 40)
    canvas.text(60, 30, "y = x + F(x)", "strong", at="middle")
    plot = Plot(canvas, (0, 30), (-30, 5), (206, 40, 350, 206))
    plot.y_axis([(y, f"10^{{−{-y}}}" if y else "1") for y in (-30, -20, -10, 0)])
    plot.x_axis([(x, f"{x}") for x in (0, 10, 20, 30)])
    canvas.text(278, 22, "gradient", at="middle")
    canvas.text(278, 242, "layers", "muted", at="middle", size=12)
    plot.trace([(0, 0), (30, 30 * math.log10(1.1))], "b-line")
    plot.trace([(0, 0), (30, -30)], "a-line dash")
    plot.text(22, 0, "with skip: 1.1", "strong b-text", (-4, 22))
    plot.text(10, -14, "without: 0.1", "strong a-text", (-2, 32))
    return canvas


def schedule() -> Canvas:
    """Draw which micro-batch each of four GPUs works on at each step."""
    canvas = Canvas(210)
    left, top, size, batches = 66, 30, 36, 4
    for stage in range(4):
        canvas.text(left - 10, top + stage * size + 23, f"GPU {stage + 1}", at="end")
        for step in range(batches + 3):
            x, y = left + step * size, top + stage * size
            canvas.rect(x, y, size, size, "faint")
            batch = step - stage
            if 0 <= batch < batches:
                names = ("a-soft", "b-soft", "c-soft", "paper line")[batch]
                canvas.rect(x + 2, y + 2, size - 4, size - 4, names, rx=4)
                canvas.text(x + size / 2, y + 23, f"{batch + 1}", "strong", at="middle", size=14)
    for step in range(batches + 3):
        canvas.text(left + step * size + size / 2, top + 4 * size + 16, f"{step + 1}", "muted", at="middle", size=12)
    canvas.text(left - 10, top + 4 * size + 16, "step", "muted", at="end", size=12)
    canvas.text(left + 6 * size, 22, "empty: idle", "muted", at="middle", size=12)
    return canvas


def overlap() -> Canvas:
    """Draw two boxes, what they share and their intersection over union."""
    canvas = Canvas(192)
    left, top, unit = 20, 20, 50
    canvas.rect(left, top, 2 * unit, 2 * unit, "a-soft")
    canvas.rect(left + unit, top + unit, 2 * unit, 2 * unit, "b-soft")
    canvas.rect(left + unit, top + unit, unit, unit, "c")
    canvas.rect(left, top, 2 * unit, 2 * unit, "a-line")
    canvas.rect(left + unit, top + unit, 2 * unit, 2 * unit, "b-line dash")
    canvas.text(left + 10, top + 22, "a", "strong a-text", size=15)
    canvas.text(left + 3 * unit - 20, top + 3 * unit - 12, "b", "strong b-text", size=15)
    lines = [("intersection", "1 × 1 = 1", 44), ("union", "4 + 4 − 1 = 7", 92), ("IoU", "1 / 7 ≈ 0.14", 140)]
    for name, value, y in lines:
        canvas.text(200, y, name, "muted")
        canvas.text(200, y + 20, value, "strong", size=15)
    return canvas


def _slopes() -> np.ndarray:
    """Train the snippet's network to tell T from L; gives the gradient of its score for the pixels of a T."""
    rng = np.random.default_rng(1)
    y = rng.integers(0, 2, 200)
    x = np.where(y[:, None] == 1, T, L) + rng.normal(0, 0.3, (200, 25))
    weights, out = rng.normal(0, 0.2, (25, 16)), rng.normal(0, 0.2, 16)
    for _ in range(200):
        hidden = np.maximum(0, x @ weights)
        error = (1 / (1 + np.exp(-hidden @ out)) - y) / 200
        slope = x.T @ (np.outer(error, out) * (hidden > 0))
        weights, out = weights - 0.5 * slope, out - 0.5 * hidden.T @ error
    return np.asarray(weights @ (out * (T @ weights > 0)))


def saliency() -> Canvas:
    """Draw a letter, and for each pixel how much the score reacts to it."""
    slopes = np.abs(_slopes())
    shares = slopes / slopes.max()
    canvas = Canvas(214)
    for k, (title, values) in enumerate((("image", T), ("saliency", shares))):
        left, size = 22 + k * 180, 28
        canvas.text(left + 70, 22, title, "strong", at="middle")
        for n, value in enumerate(values.tolist()):
            x, y = left + (n % 5) * size, 36 + (n // 5) * size
            canvas.rect(x, y, size, size, "faint")
            side = size * math.sqrt(value)
            if side > 1:
                inset = (size - side) / 2
                canvas.rect(x + inset, y + inset, side, side, "ink" if k == 0 else "a")
    canvas.text(272, 200, "area = |gradient|", "muted", at="middle", size=12)
    return canvas


FIGURES = {
    "10-vision-reuse-pipelines/pipeline-schedule": schedule,
    "10-vision-reuse-pipelines/vision-tasks": tasks,
    "10-vision-reuse-pipelines/residual-block": residual,
    "10-vision-reuse-pipelines/iou": overlap,
    "10-vision-reuse-pipelines/saliency-map": saliency,
}

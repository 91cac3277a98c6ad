"""The figure on the shape of a matrix product."""

from __future__ import annotations

from figures.canvas import Canvas


def matmul_shape() -> Canvas:
    """Draw two matrices and their product; one row, one column and the entry that they make stand out."""
    canvas = Canvas(232)
    boxes = [(8, 64, 60, 136, "X"), (112, 100, 136, 60, "W"), (292, 64, 60, 136, "X @ W")]
    for left, top, width, height, name in boxes:
        canvas.rect(left, top, width, height, "faint", rx=4)
        canvas.text(left + width / 2, top - 28, name, "mono", at="middle")
    canvas.rect(8, 104, 60, 12, "a-soft", rx=3)
    canvas.rect(180, 100, 12, 60, "b-soft", rx=3)
    canvas.rect(314, 104, 12, 12, "c", rx=3)
    canvas.text(38, 56, "(64, 128)", "muted", at="middle", size=12)
    canvas.text(180, 92, "(128, 10)", "muted", at="middle", size=12)
    canvas.text(322, 56, "(64, 10)", "muted", at="middle", size=12)
    canvas.text(90, 136, "@", "mono", at="middle")
    canvas.text(270, 136, "=", "mono", at="middle")
    canvas.text(38, 218, "a row: 128", "a-text", at="middle", size=12)
    canvas.text(180, 180, "a column: 128", "b-text", at="middle", size=12)
    canvas.text(322, 218, "their sum", "c-text", at="middle", size=12)
    return canvas


FIGURES = {"02-numpy-tensors/matmul-shape": matmul_shape}

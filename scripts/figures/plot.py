"""A plot on a canvas: data coordinates, axes, curves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from figures.canvas import Canvas, Point

STEPS = 96
"""Pieces of a curve."""
TICK = 4

Range = tuple[float, float]
Ticks = Iterable[float | tuple[float, str]]
"""Places on an axis, with their texts if these are not the numbers."""


def _labelled(ticks: Ticks) -> Iterator[tuple[float, str]]:
    for tick in ticks:
        yield tick if isinstance(tick, tuple) else (tick, f"{tick:g}".replace("-", "−"))


class Plot:
    """Maps x and y to a frame of the canvas, given as left, top, right and bottom."""

    def __init__(self, canvas: Canvas, x: Range, y: Range, frame: tuple[float, float, float, float]) -> None:
        self.canvas = canvas
        self.x, self.y = x, y
        self.left, self.top, self.right, self.bottom = frame

    def at(self, x: float, y: float) -> Point:
        """Give the place of a point of the data."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * (self.right - self.left), self.bottom - up * (self.bottom - self.top)

    def x_axis(self, ticks: Ticks, label: str = "", y: float | None = None) -> None:
        """Draw the horizontal axis, at the bottom or at height `y`, with its ticks and their texts."""
        level = self.bottom if y is None else self.at(self.x[0], y)[1]
        self.canvas.line(self.left, level, self.right, level)
        for value, text in _labelled(ticks):
            place = self.at(value, 0)[0]
            self.canvas.line(place, level, place, level + TICK)
            self.canvas.text(place, level + 18, text, "muted", at="middle", size=12)
        if label:
            self.canvas.text((self.left + self.right) / 2, self.bottom + 38, label, at="middle")

    def y_axis(self, ticks: Ticks, label: str = "") -> None:
        """Draw lines across for the ticks of the vertical axis, their texts left of it and the label above."""
        for value, text in _labelled(ticks):
            level = self.at(0, value)[1]
            self.canvas.line(self.left, level, self.right, level, "faint")
            self.canvas.text(self.left - 7, level + 4, text, "muted", at="end", size=12)
        if label:
            self.canvas.text(4, self.top - 12, label)

    def curve(self, f: Callable[[float], float], names: str, x: Range | None = None) -> None:
        """Draw y = f(x) where it lies within the frame."""
        low, high = x or self.x
        places = [low + (high - low) * i / STEPS for i in range(STEPS + 1)]
        self.trace([(place, f(place)) for place in places], names)

    def trace(self, points: Sequence[Point], names: str) -> None:
        """Draw a line through points of the data, cut off above and below the frame."""
        piece: list[Point] = []
        for a, b in pairwise(points):
            kept = self._cut(a, b)
            if kept is None:
                continue
            if not piece or piece[-1] != kept[0]:
                self._draw(piece, names)
                piece = [kept[0]]
            piece.append(kept[1])
        self._draw(piece, names)

    def _draw(self, piece: list[Point], names: str) -> None:
        if piece:
            self.canvas.polyline([self.at(*point) for point in piece], names)

    def _cut(self, a: Point, b: Point) -> tuple[Point, Point] | None:
        """Give the part of a straight piece that lies between the lower and the upper edge."""
        low, high = self.y
        if max(a[1], b[1]) < low or min(a[1], b[1]) > high:
            return None
        return _within(a, b, low, high), _within(b, a, low, high)

    def dot(self, x: float, y: float, names: str, r: float = 4.2) -> None:
        """Mark a point of the data with a disc."""
        self.canvas.circle(*self.at(x, y), r, names)

    def square(self, x: float, y: float, names: str) -> None:
        """Mark a point of the data with a square, so that two series differ by more than colour."""
        left, top = self.at(x, y)
        self.canvas.rect(left - 4, top - 4, 8, 8, names)

    def text(self, x: float, y: float, content: str, names: str = "text", shift: Point = (0, 0)) -> None:
        """Write text in the middle of a point of the data, moved by some pixels."""
        left, top = self.at(x, y)
        self.canvas.text(left + shift[0], top + shift[1], content, names, at="middle")


def _within(a: Point, b: Point, low: float, high: float) -> Point:
    """Give `a`, or the point on the way from it to `b` where the range begins."""
    edge = min(max(a[1], low), high)
    if edge == a[1]:
        return a
    share = (edge - a[1]) / (b[1] - a[1])
    return a[0] + share * (b[0] - a[0]), edge

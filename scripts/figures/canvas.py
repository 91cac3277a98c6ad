"""A drawing, 360 wide unless told otherwise, whose text is SVG with classes in place of colours."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

WIDTH = 360
HEAD = 8
"""Length of an arrow's head."""
MARK = re.compile(r"([_^])\{([^}]*)\}")
"""A subscript _{…} or a superscript ^{…}."""


def number(value: float) -> str:
    """Write a coordinate with one decimal at most, so that the last bits of a platform's arithmetic don't show."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _lifted(content: str) -> str:
    """Text as SVG, with its subscripts and superscripts."""
    parts = []
    end = low = 0
    for mark in [*MARK.finditer(content), None]:
        between = escape(content[end : mark.start() if mark else None])
        if between and low:
            between, low = f'<tspan dy="{-low}">{between}</tspan>', 0
        parts.append(between)
        if mark:
            shift = 4 if mark[1] == "_" else -5
            parts.append(f'<tspan dy="{shift - low}" font-size="10.5">{escape(mark[2])}</tspan>')
            end, low = mark.end(), shift
    return "".join(parts)


class Canvas:
    """Shapes in the order they are drawn."""

    def __init__(self, height: float, width: float = WIDTH) -> None:
        self.size = (width, height)
        self.shapes: list[str] = []

    def svg(self) -> str:
        """Give the text of the SVG file."""
        width, height = (number(side) for side in self.size)
        lines = "".join(f"  {shape}\n" for shape in self.shapes)
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">\n{lines}</svg>\n'

    def _add(self, tag: str, names: str, content: str | None = None, **attributes: float | str | None) -> None:
        words = [f'class="{" ".join(f"fig-{name}" for name in names.split())}"']
        for name, value in attributes.items():
            if value is not None:
                shown = value if isinstance(value, str) else number(value)
                words.append(f'{name.replace("_", "-")}="{shown}"')
        start = f"<{tag} {' '.join(words)}"
        self.shapes.append(f"{start}/>" if content is None else f"{start}>{content}</{tag}>")

    def text(  # noqa: PLR0913
        self,
        x: float,
        y: float,
        content: str,
        names: str = "text",
        *,
        at: Anchor = "start",
        size: float | None = None,
        italic: bool = False,
    ) -> None:
        """Write text whose baseline begins, is centred or ends at a point; `x_{1}` and `10^{-3}` are set smaller."""
        anchor = None if at == "start" else at
        style = "italic" if italic else None
        self._add("text", names, _lifted(content), x=x, y=y, text_anchor=anchor, font_size=size, font_style=style)

    def line(self, x1: float, y1: float, x2: float, y2: float, names: str = "line") -> None:
        """Draw a straight line."""
        self._add("line", names, x1=x1, y1=y1, x2=x2, y2=y2)

    def rect(self, x: float, y: float, width: float, height: float, names: str, *, rx: float | None = None) -> None:  # noqa: PLR0913
        """Draw a box, with round corners if `rx` is given."""
        self._add("rect", names, x=x, y=y, width=width, height=height, rx=rx)

    def circle(self, x: float, y: float, r: float, names: str) -> None:
        """Draw a disc or a ring."""
        self._add("circle", names, cx=x, cy=y, r=r)

    def polyline(self, points: Iterable[Point], names: str) -> None:
        """Draw a line from point to point."""
        self._add("polyline", names, points=" ".join(f"{number(x)},{number(y)}" for x, y in points))

    def polygon(self, points: Iterable[Point], names: str) -> None:
        """Draw a closed shape."""
        self._add("polygon", names, points=" ".join(f"{number(x)},{number(y)}" for x, y in points))

    def path(self, d: str, names: str) -> None:
        """Draw an SVG path."""
        self._add("path", names, d=d)

    def arrow(self, x1: float, y1: float, x2: float, y2: float, names: str = "line", *, head: str = "ink") -> None:  # noqa: PLR0913
        """Draw a straight arrow that ends at the second point."""
        length = math.hypot(x2 - x1, y2 - y1)
        along = ((x2 - x1) / length, (y2 - y1) / length)
        foot = (x2 - HEAD * along[0], y2 - HEAD * along[1])
        self.line(x1, y1, *foot, names)
        side = (4 * along[1], -4 * along[0])
        self.polygon([(x2, y2), (foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1])], head)

    def cells(self, x: float, y: float, rows: Sequence[Sequence[str]], size: float, names: Sequence[str] = ()) -> None:
        """Draw a table of square cells with centred text; `names` gives the class of each row's boxes, "" for none."""
        for i, row in enumerate(rows):
            for j, content in enumerate(row):
                left, top = x + j * size, y + i * size
                self.rect(left, top, size, size, "faint")
                if i < len(names) and names[i]:
                    self.rect(left + 1.5, top + 1.5, size - 3, size - 3, names[i], rx=4)
                self.text(left + size / 2, top + size / 2 + 5, content, at="middle", size=14)

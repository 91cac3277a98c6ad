"""Things that build on each other to a drawing: a row each, whose label is a link, and arcs to the rows that need it.

Rows stand below each other, so that the drawing reads on a phone; the arcs lie in the margin left of them.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

WIDTH = 360
ROW = 46
MARGIN = 104
"""Room for the arcs."""

LINE = 33
"""Characters of a label's line; it has two."""


@dataclass(frozen=True)
class Row:
    """One thing."""

    name: str
    label: str
    href: str
    needs: tuple[str, ...]
    """Names of what it builds on; those that have no row are left out."""


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows as given, but each after all that it needs."""
    by_name = {row.name: row for row in rows}
    place = {row.name: number for number, row in enumerate(rows)}
    sorter = TopologicalSorter({row.name: [need for need in row.needs if need in by_name] for row in rows})
    sorter.prepare()
    done: list[Row] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=place.__getitem__)
        done.append(by_name[ready.pop(0)])
        sorter.done(done[-1].name)
    return tuple(done)


def drawing(rows: Sequence[Row], name: str) -> str:
    """An inline figure of `rows`, in their order, as one HTML block without blank lines; `name` says what it shows."""
    place = {row.name: number for number, row in enumerate(rows)}
    pairs = [(place[need], place[row.name]) for row in rows for need in row.needs if need in place]
    parts = [_arc(start, end) for start, end in pairs]
    parts += [_row(row, number, rooted=not any(end == number for _, end in pairs)) for number, row in enumerate(rows)]
    size = f"0 0 {WIDTH} {len(rows) * ROW}"
    return (
        f'<figure class="flash-figure flash-map"><svg viewBox="{size}" role="group" aria-label="{html.escape(name)}">\n'
        + "\n".join(parts)
        + "\n</svg></figure>"
    )


def _arc(start: int, end: int) -> str:
    """From the dot of one row around to that of a later one; the farther, the wider."""
    top, bottom = _middle(start), _middle(end)
    reach = min(MARGIN - 8, 14 + 15 * (end - start))
    left = MARGIN - reach * 4 / 3  # a cubic curve reaches three quarters of the way to its handles
    return (
        f'<path class="flash-map__arc" aria-hidden="true" '
        f'd="M{MARGIN},{top} C{left:.1f},{top} {left:.1f},{bottom} {MARGIN - 5},{bottom}"/>'
    )


def _row(row: Row, number: int, *, rooted: bool) -> str:
    """A dot, hollow where nothing is needed, and the label as a link."""
    lines = textwrap.wrap(_plain(row.label), LINE, max_lines=2, placeholder=" …")
    middle = _middle(number)
    first = middle + 4 - 7.5 * (len(lines) - 1)
    spans = " ".join(
        f'<tspan x="{MARGIN + 14}" y="{first + 15 * at:.1f}">{html.escape(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    dot = "fig-paper fig-a-line" if rooted else "fig-a"
    return (
        f'<a href="{html.escape(row.href)}">'
        f'<rect class="flash-map__target" x="{MARGIN - 10}" y="{number * ROW}" width="{WIDTH - MARGIN + 10}" '
        f'height="{ROW}"/>'
        f'<circle class="{dot}" cx="{MARGIN}" cy="{middle}" r="5"/><text class="fig-text">{spans}</text></a>'
    )


def _middle(number: int) -> float:
    return number * ROW + ROW / 2


def _plain(label: str) -> str:
    """A label without the marks of its formulas, which no drawing typesets."""
    return re.sub(r"\$([^$]+)\$", lambda found: re.sub(r"\\[a-zA-Z]+\s?|[\\{}]", "", found[1]), label)

"""Figures drawn by code: the committed files are what the code draws, and cards show them."""

from __future__ import annotations

import pytest

from figures.canvas import Canvas, number
from figures.plot import Plot
from figures.registry import CARDS, drawings

DRAWINGS = drawings()


@pytest.mark.parametrize("path", sorted(DRAWINGS))
def test_the_committed_file_is_what_the_code_draws(path: str) -> None:
    assert (CARDS / path).read_bytes() == DRAWINGS[path].encode(), "run .venv/bin/python -m figures"


@pytest.mark.parametrize("path", sorted(DRAWINGS))
def test_a_card_of_the_section_shows_it(path: str) -> None:
    section, _, name = path.partition("/")
    assert any(f"]({name} " in card.read_text("utf-8") for card in (CARDS / section).glob("*.md")), path


def test_coordinates_have_one_decimal_at_most() -> None:
    assert [number(value) for value in (3, -0.04, 2.25, 7.96)] == ["3", "0", "2.2", "8"]


def test_subscripts_and_superscripts_return_to_the_line() -> None:
    canvas = Canvas(10)
    canvas.text(0, 0, "x_{1} < 10^{-3}")
    (text,) = canvas.shapes
    assert text.removeprefix('<text class="fig-text" x="0" y="0">').removesuffix("</text>") == (
        'x<tspan dy="4" font-size="10.5">1</tspan><tspan dy="-4"> &lt; 10</tspan>'
        '<tspan dy="-5" font-size="10.5">-3</tspan>'
    )


def test_a_curve_ends_at_the_edge_of_its_frame() -> None:
    canvas = Canvas(100)
    plot = Plot(canvas, (0, 4), (0, 1), (0, 0, 40, 10))
    plot.trace([(0, 0), (2, 2), (4, 0)], "line")
    assert canvas.shapes == [
        '<polyline class="fig-line" points="0,10 10,0"/>',
        '<polyline class="fig-line" points="30,0 40,10"/>',
    ]

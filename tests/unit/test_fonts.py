"""Fonts with nothing in them but what the site shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from flashdeck.finish.fonts import MATH, Shown, make_fonts, shown_on
from tests.unit.project import PROJECT

READING = "source-serif-4-latin-wght-normal.woff2"
ITALIC = "source-serif-4-latin-wght-italic.woff2"
TYPESET = (
    '<span class="katex"><span class="katex-mathml"><math>μ</math></span>'
    '<span class="katex-html" aria-hidden="true"><span class="mord mathnormal">x</span>'
    '<span class="mord">1&lt;∑</span></span></span>'
)
NOTHING = Shown(*[frozenset()] * 4)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with the real packages and no fonts made yet."""
    (tmp_path / "node_modules").symlink_to(PROJECT / "node_modules")
    return tmp_path


def glyphs(path: str) -> set[str]:
    """Characters that a font can draw."""
    return set(map(chr, TTFont(path).getBestCmap()))


def test_what_is_drawn_counts_and_what_is_read_out_does_not() -> None:
    shown = shown_on(["<p>caf&eacute; <em class=x>&ntilde;</em></p>"], [TYPESET])
    assert {"é", "ñ"} <= shown.text
    assert shown.italic == frozenset("ñ")
    assert (shown.math, shown.variables) == (frozenset("1<∑"), frozenset("x"))


def test_a_font_keeps_what_is_shown_and_what_the_interface_needs(root: Path) -> None:
    fonts = make_fonts(root, Shown(frozenset("é"), frozenset("ñ"), frozenset("y∑"), frozenset("x")))
    assert set("éAz09„“Ü…") <= glyphs(fonts[READING])
    assert "ñ" not in glyphs(fonts[READING])
    assert set("ñAzß") <= glyphs(fonts[ITALIC])
    assert not set("é{") & glyphs(fonts[ITALIC])
    assert glyphs(fonts["KaTeX_Math-Italic.woff2"]) == {"x"}
    assert glyphs(fonts["KaTeX_Main-Regular.woff2"]) == {"y"}
    assert glyphs(fonts["KaTeX_Size2-Regular.woff2"]) == {"∑"}


def test_weights_are_those_that_the_styles_declare(root: Path) -> None:
    [axis] = TTFont(make_fonts(root, NOTHING)[READING])["fvar"].axes
    assert (axis.minValue, axis.maxValue) == (400, 700)
    assert "font-weight: 400 700;" in (PROJECT / "overrides/theme/assets/styles/fonts.css").read_text("utf-8")


def test_every_font_of_the_bundle_is_made_and_the_same_each_time(root: Path) -> None:
    shown = Shown(*[frozenset("a")] * 4)
    first = make_fonts(root, shown)
    assert {source.name for source in (PROJECT / "node_modules").glob(MATH)} < set(first)
    before = {path: Path(path).read_bytes() for path in first.values()}
    shutil.rmtree(root / ".cache")
    assert make_fonts(root, shown) == first
    assert {path: Path(path).read_bytes() for path in first.values()} == before

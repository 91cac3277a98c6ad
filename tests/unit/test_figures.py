"""Figures: SVG files inlined so that they follow the theme; nothing that could run or load anything gets through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from flashdeck.content import Figure
from flashdeck.figures import check_figure, inline_figure
from flashdeck.model import Card
from tests.golden.sample import sample_deck

CARD = sample_deck().cards[0]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"{}>{}</svg>'
FIGURE = Figure("x.svg", "A square", "", 12)


def told(root: Path, text: str | bytes, figure: Figure = FIGURE) -> list[str]:
    """What the check says of a figure with this file."""
    path = root / Path(CARD.place.path).parent / figure.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [problem.what for problem in check_figure(CARD, figure, root)]


def inlined(root: Path, text: str, figure: Figure = FIGURE) -> str:
    """HTML of a figure with this file."""
    assert not told(root, text, figure)
    return inline_figure(CARD, figure, root)


def test_a_plain_drawing_is_fine(tmp_path: Path) -> None:
    assert not told(tmp_path, SVG.format("", '<path d="M0 0"/><use href="#a"/><path fill="url(#b)"/>'))


@pytest.mark.parametrize(
    ("attributes", "content", "found"),
    [
        ("", "<script>go()</script>", "<script>"),
        ("", "<SCRIPT>go()</SCRIPT>", "<SCRIPT>"),
        ("", '<g xmlns="http://www.w3.org/1999/xhtml"><script>go()</script></g>', "<script>"),
        ("", "<foreignObject/>", "<foreignObject>"),
        ("", "<style>*{}</style>", "<style>"),
        ("", '<a href="#x"/>', "<a>"),
        (' onload="go()"', "", "onload"),
        (' ONLOAD="go()"', "", "ONLOAD"),
    ],
)
def test_what_could_run_or_restyle_the_page_is_refused(
    tmp_path: Path, attributes: str, content: str, found: str
) -> None:
    assert told(tmp_path, SVG.format(attributes, content)) == [f"figure x.svg holds {found}"]


@pytest.mark.parametrize(
    "content",
    [
        '<use href="other.svg#a"/>',
        "<use HREF = 'https://host.example/a.svg'/>",
        '<path fill="url(https://host.example/a)"/>',
    ],
)
def test_what_would_load_another_file_is_refused(tmp_path: Path, content: str) -> None:
    assert told(tmp_path, SVG.format("", content)) == ["figure x.svg refers to another file"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<svg", "is broken: unclosed token: line 1, column 0"),
        ("", "is broken: no element found: line 1, column 0"),
        (b"\xff\xfe", "is broken: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="3"/>', "is no drawing with a viewBox"),
        ('<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>', "is no drawing with a viewBox"),
        ("<html/>", "is no drawing with a viewBox"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", "&a;"), "holds entities"),
    ],
)
def test_a_file_that_is_no_drawing_is_refused(tmp_path: Path, text: str | bytes, what: str) -> None:
    assert told(tmp_path, text) == [f"figure x.svg {what}"]


@pytest.mark.parametrize(
    ("path", "what"),
    [("x.png", "is no SVG file"), ("../../../x.svg", "lies outside cards/"), ("folder.svg", "is not there")],
)
def test_a_figure_must_be_an_svg_file_below_cards(tmp_path: Path, path: str, what: str) -> None:
    (tmp_path / Path(CARD.place.path).parent / "folder.svg").mkdir(parents=True)
    (problem,) = check_figure(CARD, replace(FIGURE, path=path), tmp_path)
    assert problem.what == f"figure {path} {what}"
    assert problem.line == 12


def test_a_missing_file_and_a_missing_text_alternative_are_both_told(tmp_path: Path) -> None:
    problems = check_figure(CARD, replace(FIGURE, alt=""), tmp_path)
    assert [problem.what for problem in problems] == [
        "figure x.svg has no text alternative",
        "figure x.svg is not there",
    ]


def test_the_text_alternative_is_the_cards_and_not_the_files(tmp_path: Path) -> None:
    html = inlined(
        tmp_path, SVG.format(' role="presentation" aria-label="a > b"', ""), replace(FIGURE, alt='5" & <more>')
    )
    assert html == (
        '<figure class="flash-figure"><svg role="img" aria-label="5&quot; &amp; &lt;more&gt;"'
        ' xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"></svg></figure>'
    )


def test_a_drawing_is_inlined_without_blank_lines_comments_and_declarations(tmp_path: Path) -> None:
    text = '<?xml version="1.0"?>\r\n<!DOCTYPE svg>\r\n' + SVG.format("", "\n\n<!-- a\n\nb -->\n  <g/>\n")
    html = inlined(tmp_path, text, replace(FIGURE, caption="Less < more"))
    assert html == (
        '<figure class="flash-figure"><svg role="img" aria-label="A square" xmlns="http://www.w3.org/2000/svg"'
        ' viewBox="0 0 4 4">\n<g/>\n</svg><figcaption>Less &lt; more</figcaption></figure>'
    )


def test_cards_of_the_sample_have_figures() -> None:
    assert isinstance(CARD, Card)
    assert [figure.path for figure in CARD.figures] == ["figures/shape.svg"]

"""Math: TeX to HTML and MathML by the real KaTeX, each formula once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flashdeck import node
from flashdeck.markdown import Renderer, read_config
from flashdeck.problems import Failure
from flashdeck.typeset import Formula, Typeset, Typesetter, formulas
from tests.golden.sample import PROJECT

TEXT = r"Inline $a_1 < b$ and `$no$`:" + "\n\n$$\\sum_i x_i$$\n"


@pytest.fixture
def typesetter(tmp_path: Path) -> Typesetter:
    """A typesetter that remembers nothing yet."""
    return Typesetter(tmp_path / "math", "1")


@pytest.fixture(scope="module")
def rendered() -> str:
    """HTML with one formula inline and one on its own."""
    return Renderer(read_config(PROJECT)).render(TEXT)


def test_formulas_are_found_in_rendered_markdown_and_code_is_none(rendered: str) -> None:
    assert formulas(rendered) == [Formula("a_1 < b", display=False), Formula(r"\sum_i x_i", display=True)]


def test_formulas_become_html_and_mathml(typesetter: Typesetter, rendered: str) -> None:
    made = typesetter.replace(rendered)
    assert not formulas(made)
    assert made.count("<math ") == 2
    assert made.count('<div class="flash-math">') == 1
    assert '<annotation encoding="application/x-tex">a_1 &lt; b</annotation>' in made
    assert made.startswith("<p>Inline <span")


def test_what_ends_an_inline_formula_stays_on_its_line(typesetter: Typesetter) -> None:
    renderer = Renderer(read_config(PROJECT))
    made = typesetter.replace(renderer.render("Of ($a$), $b$-th, $c$ d, $e$&amp; and *$f$*.\n\n$$g$$.\n"))
    assert re.findall(r'<span class="flash-holds">([^<]*)</span>', made) == ["),", "-"]
    assert made.count("flash-held") == 2
    assert '<span class="katex">' in made


def test_broken_formulas_are_told_beside_good_ones(typesetter: Typesetter) -> None:
    good, bad = Formula("x", display=False), Formula(r"\frac{1}{", display=True)
    made = typesetter.prepare([bad, good])
    assert made[good].html
    assert made[bad] == Typeset("", "Unexpected end of input in a macro argument, expected '}'")


def test_a_broken_formula_on_a_page_stops_the_build(typesetter: Typesetter) -> None:
    with pytest.raises(Failure, match=r"broken math \$\\nope\$ on a page: Undefined control sequence: \\nope"):
        typesetter.replace(r'<span class="arithmatex">\(\nope\)</span>')


def test_a_formula_is_typeset_once_and_then_remembered_across_runs(
    typesetter: Typesetter, rendered: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = typesetter.replace(rendered)
    monkeypatch.setattr(node, "ask", lambda *_: pytest.fail("Node was asked again"))
    assert Typesetter(tmp_path / "math", "1").replace(rendered) == first


def test_another_version_of_katex_and_a_damaged_note_are_asked_for_again(
    typesetter: Typesetter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formula = Formula("x", display=False)
    made = typesetter.prepare([formula])
    (note,) = (tmp_path / "math").iterdir()
    note.write_text("{", "utf-8")
    asked = []

    def ask(script: str, request: dict[str, list[object]]) -> list[dict[str, str]]:
        asked.append(script)
        return [{"html": made[formula].html} for _ in request["formulas"]]

    monkeypatch.setattr(node, "ask", ask)
    assert Typesetter(tmp_path / "math", "1").prepare([formula]) == made
    assert Typesetter(tmp_path / "math", "2").prepare([formula]) == made
    assert asked == ["math.mjs", "math.mjs"]


def test_text_without_formulas_needs_no_node(typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "ask", lambda *_: pytest.fail("Node was asked"))
    assert typesetter.replace("<p>$5</p>") == "<p>$5</p>"

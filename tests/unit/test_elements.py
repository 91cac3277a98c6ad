"""Elements of code that runs: everything is there to read without a script, exactly as it was written."""

from __future__ import annotations

import html
import re

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]

from flashdeck.content import Exercise, Fence, Field, Prediction, Snippet, Variant
from flashdeck.elements import choices, exercise, field, prediction, snippet
from flashdeck.markdown import Renderer, read_config
from flashdeck.typed import Typed
from tests.golden.sample import PROJECT

CODES = ["x = '''\n```\n'''\n\n\n# <b> *c* &amp; $d$\n", "def f(x):\n    return x\n", "assert f(1) == 1, 'no'\n"]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The project's renderer."""
    return Renderer(read_config(PROJECT))


def codes(page: str) -> list[str]:
    """Text of each highlighted code, in order."""
    found = re.findall(r"<pre><span></span><code>(.*?)</code></pre>", page, re.DOTALL)
    return [html.unescape(re.sub(r"<[^>]*>", "", code)) for code in found]


def test_an_exercise_shows_starter_tests_hint_and_solution(renderer: Renderer) -> None:
    starter, tests, solution = (Fence(code, 1) for code in CODES)
    page = renderer.render(exercise("a1a1a1a1", Exercise(starter, tests, solution, ()), "Use *this*.\n\n- a"))
    assert codes(page) == CODES
    assert re.findall(r"<summary[^>]*>(.*?)</summary>", page) == ["Tests", "Hint", "Solution"]
    assert "<p>Use <em>this</em>.</p>\n<ul>\n<li>a</li>\n</ul>\n</details>" in page
    assert page.startswith('<flash-code data-search-exclude="" name="a1a1a1a1">\n<div class="flash-code__starter">')
    assert page.endswith("</flash-code>")


def test_an_exercise_without_a_hint_has_no_place_for_one(renderer: Renderer) -> None:
    code = Fence("pass\n", 1)
    assert "hint" not in renderer.render(exercise("a1a1a1a1", Exercise(code, code, code, ()), ""))


def test_a_prediction_folds_its_output_and_hides_its_variants(renderer: Renderer) -> None:
    own = Snippet("a1a1a1a1-1", CODES[0], "a\n\n\n<b>\n", 1, 4)
    variants = tuple(Variant(code, f"*{number}*\n\n\n</pre>\tb\n") for number, code in enumerate(CODES[1:]))
    page = renderer.render(prediction(Prediction(own, variants)))
    assert codes(page) == CODES
    outputs = [html.unescape(text) for text in re.findall(r"<pre>(?!<span>)(.*?)</pre>", page, re.DOTALL)]
    assert outputs == [own.output, *(variant.output for variant in variants)]
    assert page.count('<template class="flash-predict__variant">') == 2
    assert '<details class="flash-predict__output">\n<summary' in page
    assert '>Output</summary>\n<div class="flash-output">' in page


def test_choices_are_a_list_with_a_mark_on_the_right_one(renderer: Renderer) -> None:
    page = renderer.render(choices("a1a1a1a1", ["*a* & $b$", "[c](d.md)\n`<e>`"], 1))
    assert page.startswith('<flash-choice data-search-exclude="" name="a1a1a1a1">\n<ul class="flash-choice__options">')
    items = re.findall(r"<li(.*?)>(.*)</li>", page)
    formula = r'<span class="arithmatex">\(b\)</span>'
    code = '<a href="d.md">c</a> <code>&lt;e&gt;</code>'
    assert items == [("", f"<em>a</em> &amp; {formula}"), (' data-right=""', code)]


def test_what_is_to_be_typed_reaches_the_script_to_the_letter(renderer: Renderer) -> None:
    page = renderer.render(field(Field("a1a1a1a1#key", Typed('"a" & <b> *c* $d$', code=True), "it's")))
    found = re.fullmatch(r'<flash-typed name="a1a1a1a1#key" answer="(.*?)" hint="(.*?)" code=""></flash-typed>', page)
    assert found
    assert [html.unescape(text) for text in found.groups()] == ['"a" & <b> *c* $d$', "it's"]


def test_drawings_are_told_in_words(renderer: Renderer) -> None:
    own = Snippet("a1a1a1a1-1", "show(a)\n", "", 1, 4, ("2 by 2,\n<1> to *4*", "A line"))
    page = renderer.render(snippet(own))
    told = re.findall(r'<p class="flash-output__drawing">(.*?)</p>', page)
    assert [html.unescape(text) for text in told] == ["2 by 2, <1> to *4*", "A line"]


def test_search_finds_the_text_around_an_exercise_and_nothing_in_it(renderer: Renderer) -> None:
    code = Fence("hidden\n", 1)
    own = Snippet("a1a1a1a1-1", "hidden\n", "hidden\n", 1, 4)
    text = "\n\n".join(
        [
            "# Before",
            exercise("a1a1a1a1", Exercise(code, code, code, ()), "hidden"),
            "between",
            prediction(Prediction(own, (Variant("hidden\n", "hidden\n"),))),
            "after",
        ]
    )
    parser = Parser()
    parser.feed(renderer.render(text))
    (section,) = parser.data
    found = re.sub(r"<[^>]*>", " ", "".join(section.text)).split()
    assert found == ["between", "after"]

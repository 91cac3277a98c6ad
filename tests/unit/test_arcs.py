"""The drawing of what builds on what: every row a link, every need an arc that goes down."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from flashdeck.arcs import Row, drawing, in_order
from flashdeck.outputs.pages import map_page, section_page
from tests.golden.sample import sample_deck

DECK = sample_deck()


def row(name: str, *needs: str) -> Row:
    """A row of that name."""
    return Row(name, f"What is {name} & $x_1$ <b>?", f"../{name}/", needs)


@given(st.permutations(range(6)), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=10))
def test_each_row_comes_after_what_it_needs(order: list[int], pairs: list[tuple[int, int]]) -> None:
    needs = {number: [str(low) for low, high in pairs if low < high == number] for number in order}
    done = [each.name for each in in_order([row(str(number), *needs[number]) for number in order])]
    assert sorted(done) == sorted(map(str, order))
    for number in order:
        assert all(done.index(need) < done.index(str(number)) for need in needs[number])


def test_what_needs_nothing_stays_where_it_is() -> None:
    assert [each.name for each in in_order([row("c"), row("a", "b"), row("b"), row("d")])] == ["c", "b", "a", "d"]


def test_the_drawing_links_every_row_and_has_an_arc_for_every_need() -> None:
    rows = [row("a"), row("b", "a"), row("c", "a", "b", "elsewhere")]
    figure = ET.fromstring(drawing(rows, "What builds on what"))  # noqa: S314 (made here)
    links = figure.findall(".//a")
    assert [link.get("href") for link in links] == ["../a/", "../b/", "../c/"]
    assert "".join(links[0].itertext()) == "What is a & x_1 <b>?"
    arcs = [re.findall(r"[\d.]+", path.get("d", "")) for path in figure.findall(".//path")]
    assert len(arcs) == 3
    assert all(float(numbers[1]) < float(numbers[-1]) for numbers in arcs)
    assert "\n\n" not in drawing(rows, "x")


def test_a_section_s_page_says_the_same_in_words() -> None:
    page = section_page(DECK.sections[0], DECK)
    assert page.count("<a href=") == len(DECK.sections[0].cards)
    assert "[What does softmax do to a vector of scores?](what-is-softmax.md)" in page
    assert "Builds on:</span> [What is a tensor?](what-is-a-tensor.md)" in page
    assert "(../study.md?section=01-first-steps)" in page


def test_the_map_leads_to_every_section_and_every_card() -> None:
    page = map_page(DECK)
    for section in DECK.sections:
        assert f'<a href="../{section.slug}/"' in page
        assert all(f"]({card.slug}.md)" in page for card in section.cards)
    assert page.count("flash-map__arc") == 1
    assert "Builds on:</span> [First steps](01-first-steps.md)" in page

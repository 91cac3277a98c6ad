"""Embedded pages: every card once, rounds of a section's first cards, and links that lead out of the frame."""

from __future__ import annotations

import re

import pytest

from flashdeck.markdown import Renderer, read_config
from flashdeck.outputs.embeds import ROUND, Embeds
from tests.golden.sample import PROJECT, SOURCE, sample_deck

URL = "https://host.example/course/"
DECK = sample_deck()


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """What the sample deck's embedded pages are made of, with the project's templates."""
    return Embeds(SOURCE, Renderer(read_config(PROJECT)), "Sample <deck>", URL).files(DECK)


@pytest.fixture(scope="module")
def pages(files: dict[str, str]) -> dict[str, str]:
    """The pages among them."""
    return {path: text for path, text in files.items() if path.endswith("index.html")}


def test_each_card_and_each_section_has_a_page(pages: dict[str, str]) -> None:
    cards = [f"embed/{card.slug}/index.html" for card in DECK.cards]
    assert list(pages) == [*cards, *(f"embed/section/{section.slug}/index.html" for section in DECK.sections)]


def test_a_page_is_its_cards_second_address_for_search_engines(pages: dict[str, str]) -> None:
    for card in DECK.cards:
        page = pages[f"embed/{card.slug}/index.html"]
        assert f'<link rel="canonical" href="{URL}cards/{card.slug}/">' in page
        assert '<meta name="robots" content="noindex">' in page


def test_all_links_leave_the_page_around_the_frame_alone(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        links = re.findall(r"<a [^>]*>", page)
        assert links
        assert [link for link in links if 'target="_blank"' not in link or 'rel="noopener"' not in link] == [], path


def test_links_reach_the_site_from_where_the_page_lies(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        for link in re.findall(r'(?:href|src)="(\.[^"]*)"', page):
            assert link.startswith("../" * path.count("/"))
            assert not link.startswith("../" * (path.count("/") + 1))


def test_the_question_is_the_heading_and_text_is_escaped(pages: dict[str, str]) -> None:
    page = pages[f"embed/{DECK.cards[0].slug}/index.html"]
    assert [re.sub("<[^>]*>", "", heading) for heading in re.findall(r"<h1>(.*?)</h1>", page)] == [DECK.cards[0].title]
    assert "Sample &lt;deck&gt;" in page


def test_a_reversed_card_is_asked_from_both_ends(pages: dict[str, str]) -> None:
    reversed_cards = [card for card in DECK.cards if card.type == "reversed"]
    assert reversed_cards
    for card in reversed_cards:
        page = pages[f"embed/{card.slug}/index.html"]
        answer, back = page.index("card-gist"), page.index("The other way round")
        assert answer < back < page.index("Show reversed answer")
    assert sum("Show reversed answer" in page for path, page in pages.items() if "section" not in path) == len(
        reversed_cards
    )


def test_a_round_holds_the_sections_first_cards_without_their_details(pages: dict[str, str]) -> None:
    for section in DECK.sections:
        page = pages[f"embed/section/{section.slug}/index.html"]
        assert page.count("<article") == min(len(section.cards), ROUND)
        with_details = [card.slug for card in section.cards if card.details]
        assert re.findall(r'data-details="([^"]*)"', page) == with_details


def test_the_details_of_a_rounds_cards_lie_apart_as_they_stand_on_the_cards_own_pages(
    files: dict[str, str], pages: dict[str, str]
) -> None:
    in_rounds = [card for section in DECK.sections for card in section.cards[:ROUND] if card.details]
    apart = {path: text for path, text in files.items() if path.endswith("details.html")}
    assert list(apart) == [f"embed/{card.slug}/details.html" for card in in_rounds]
    for path, text in apart.items():
        assert text.startswith('<div class="card-details">')
        assert text.strip() in pages[path.replace("details", "index")]

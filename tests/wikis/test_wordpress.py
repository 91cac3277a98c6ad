"""Cards in WordPress: their address, pasted into a post, becomes a frame; a frame as it is is taken away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.wikis.cards import GIST, PORT, TITLE, Cards, Copied, card_in, fits, frame_of, run
from tests.wikis.told import telling
from tests.wikis.wordpress import NAME, wordpress


@pytest.fixture(scope="module")
def blog(copied: Copied) -> Iterator[str]:
    """A site with a post that has a card's address on a line of its own, and others with what else can be pasted."""
    posts = {
        "card": f"Before you go:\n\n{copied['Address (WordPress, Notion …)']}\n",
        "frame": copied["Web page or course (HTML)"],
        "picture": copied["Picture and link (HTML)"],
    }
    with wordpress(posts, PORT) as url:
        yield url


def test_a_pasted_address_becomes_a_card_that_grows_with_its_answer_and_runs_its_code(page: Page, blog: str) -> None:
    with telling(page.context, NAME):
        page.goto(f"{blog}card")
        assert frame_of(page).get_attribute("sandbox") == "allow-scripts"
        fits(page)
        closed = frame_of(page).evaluate("(frame) => frame.clientHeight")
        card_in(page).get_by_text("Show answer").click()
        expect(card_in(page).get_by_text(GIST)).to_be_visible()
        page.wait_for_function(f"document.querySelector('iframe').clientHeight > {closed}")
        run(page)
        expect(page.locator("blockquote")).to_be_hidden()


def test_a_link_inside_leads_out_of_the_sandbox(page: Page, blog: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{blog}card")
        fits(page)
        card_in(page).get_by_role("link", name="Open the full card").click()
        page.wait_for_url(cards.page)


def test_without_scripts_a_link_to_the_card_stays(page: Page, blog: str, cards: Cards) -> None:
    with page.context.browser.new_context(java_script_enabled=False) as context, telling(context, NAME):  # type: ignore[union-attr]
        plain = context.new_page()
        plain.goto(f"{blog}card")
        expect(plain.get_by_role("link", name=TITLE)).to_have_attribute("href", cards.page)


def test_a_frame_is_taken_away_and_the_link_after_it_stays(page: Page, blog: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{blog}frame")
        expect(page.locator("iframe")).to_have_count(0)
        expect(page.get_by_role("link", name=TITLE)).to_have_attribute("href", cards.page)


def test_a_picture_leads_to_the_card(page: Page, blog: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{blog}picture")
        picture = page.get_by_role("img", name=TITLE)
        expect(picture).to_be_visible()
        picture.evaluate("(image) => image.decode()")
        assert picture.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [1200, 630]
        page.get_by_role("img", name=TITLE).click()
        page.wait_for_url(cards.page)


def test_the_preview_that_oembed_names_is_a_picture_of_the_size_that_it_tells(page: Page, cards: Cards) -> None:
    page.goto(cards.page)
    discovery = page.locator("link[type='application/json+oembed']").get_attribute("href")
    told = page.request.get(str(discovery)).json()
    page.goto(told["thumbnail_url"])
    size = page.locator("img").evaluate("(image) => [image.naturalWidth, image.naturalHeight]")
    assert size == [told["thumbnail_width"], told["thumbnail_height"]]

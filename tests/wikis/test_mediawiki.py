"""Cards in MediaWiki: by the extension, as a picture, and what it does with a frame as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.wikis.cards import SLUG, TITLE, Cards, open_answer, run
from tests.wikis.mediawiki import NAME, mediawiki
from tests.wikis.told import telling


@pytest.fixture(scope="module")
def wiki(cards: Cards, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A wiki with the extension as the site offers it."""
    pages = {
        "Card": f'Before you go:\n\n<flashcard name="{SLUG}">{TITLE}</flashcard>\n',
        "Picture": f"[{cards.page} {cards.picture}]\n",
        "Round": f'<flashcard name="section/02-numpy-tensors" theme="dark" height="500">NumPy</flashcard>\n\n'
        f'<flashcard name="{cards.page}" />\n',
        "Frame": f'<html><iframe src="{cards.embed}"></iframe></html>\n\n<iframe src="{cards.embed}"></iframe>\n',
        "More": '<flashcard name="https://more.example/cards/embed/x/" />\n',
        "Foreign": """<flashcard name="https://evil.example/embed/x/" />

<flashcard name='x" onload="document.title=1' />\n""",
    }
    settings = f"$wgAllowExternalImagesFrom = ['{cards.url}'];\n"
    settings += "$wgFlashcardSites[] = 'https://more.example/cards';\n"
    with mediawiki(tmp_path_factory.mktemp("mediawiki"), cards.package("mediawiki"), pages, settings) as url:
        yield url


def test_the_extension_shows_a_card_that_grows_with_its_answer_and_runs_its_code(page: Page, wiki: str) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}Card")
        open_answer(page)
        run(page)
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_the_extension_takes_rounds_addresses_themes_and_heights(page: Page, wiki: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}Round")
        first = page.frame_locator("iframe").first.locator("html")
        expect(first).to_have_css("color-scheme", "dark")
        assert page.locator("iframe").first.get_attribute("height") == "500"
        expect(page.get_by_role("link", name="NumPy")).to_have_attribute("href", f"{cards.url}cards/#02-numpy-tensors")
        open_answer(page)
        expect(page.get_by_role("link", name="What is max pooling", exact=True)).to_have_attribute("href", cards.page)


def test_the_extension_shows_nothing_of_other_sites(page: Page, wiki: str) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}Foreign")
        expect(page.get_by_text("no address on an allowed site")).to_have_count(2)
        expect(page.locator("iframe")).to_have_count(0)
        assert page.title().startswith("Foreign")


def test_another_site_is_shown_when_the_settings_name_it(page: Page, wiki: str) -> None:
    with telling(page.context, NAME):
        page.route("https://more.example/**", lambda route: route.fulfill(body="There"))
        page.goto(f"{wiki}More")
        expect(page.frame_locator("iframe").get_by_text("There")).to_be_visible()


def test_a_picture_leads_to_the_card(page: Page, wiki: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}Picture")
        picture = page.get_by_role("link").locator(f"img[src='{cards.picture}']")
        page.wait_for_function("[...document.images].every((image) => image.complete)")
        assert picture.evaluate("(image) => image.naturalWidth") > 0
        picture.click()
        page.wait_for_url(cards.page)


def test_without_the_extension_a_frame_is_text(page: Page, wiki: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}Frame")
        expect(page.locator("iframe")).to_have_count(0)
        expect(page.get_by_text(re.compile(f"<iframe src=.{cards.embed}"))).to_have_count(2)

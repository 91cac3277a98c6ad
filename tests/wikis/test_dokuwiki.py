"""Cards in DokuWiki: by the plugin, as a picture, and what it does with a frame as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.wikis.cards import SLUG, TITLE, Cards, open_answer, run
from tests.wikis.dokuwiki import NAME, dokuwiki
from tests.wikis.told import telling


@pytest.fixture(scope="module")
def wiki(cards: Cards, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A wiki with the plugin as the site offers it."""
    pages = {
        "card": f"====== Lecture 5 ======\nBefore you go:\n\n{{{{flashcard>{SLUG}|{TITLE}}}}}\n",
        "picture": f"[[{cards.page}|{{{{{cards.picture}?600|{TITLE}}}}}]]\n",
        "round": f"{{{{flashcard>section/02-numpy-tensors?theme=dark&height=500|NumPy}}}}\n\n"
        f"{{{{flashcard>{cards.page}}}}}\n",
        "frame": f'<html><iframe src="{cards.embed}"></iframe></html>\n\n<iframe src="{cards.embed}"></iframe>\n',
        "more": "{{flashcard>https://more.example/cards/embed/x/}}\n",
        "foreign": "{{flashcard>https://evil.example/embed/x/|X}}\n\n"
        '{{flashcard>x"><script>document.title="in"</script>}}\n',
    }
    settings = f"$conf['plugin']['flashcard']['sites'] = '{cards.url} https://more.example/cards';\n"
    with dokuwiki(tmp_path_factory.mktemp("dokuwiki"), cards.package_url("dokuwiki"), pages, settings) as url:
        yield url


def test_the_plugin_shows_a_card_that_grows_with_its_answer_and_runs_its_code(page: Page, wiki: str) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}card")
        open_answer(page)
        run(page)
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_the_plugin_takes_rounds_addresses_themes_and_heights(page: Page, wiki: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}round")
        first = page.frame_locator("iframe").first.locator("html")
        expect(first).to_have_css("color-scheme", "dark")
        assert page.locator("iframe").first.get_attribute("height") == "500"
        expect(page.get_by_role("link", name="NumPy")).to_have_attribute("href", f"{cards.url}cards/#02-numpy-tensors")
        open_answer(page)
        expect(page.get_by_role("link", name="What is max pooling", exact=True)).to_have_attribute("href", cards.page)


def test_the_plugin_shows_nothing_of_other_sites(page: Page, wiki: str) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}foreign")
        expect(page.get_by_text("no address on an allowed site")).to_have_count(2)
        expect(page.locator("iframe")).to_have_count(0)
        assert page.title().startswith("foreign")


def test_another_site_is_shown_when_the_settings_name_it(page: Page, wiki: str) -> None:
    with telling(page.context, NAME):
        page.route("https://more.example/**", lambda route: route.fulfill(body="There"))
        page.goto(f"{wiki}more")
        expect(page.frame_locator("iframe").get_by_text("There")).to_be_visible()


def test_a_picture_leads_to_the_card(page: Page, wiki: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}picture")
        picture = page.get_by_role("img", name=TITLE)
        page.wait_for_function("[...document.images].every((image) => image.complete)")
        assert picture.evaluate("(image) => image.naturalWidth") > 0
        picture.click()
        page.wait_for_url(cards.page)


def test_without_the_plugin_a_frame_is_text(page: Page, wiki: str, cards: Cards) -> None:
    with telling(page.context, NAME):
        page.goto(f"{wiki}frame")
        expect(page.locator("iframe")).to_have_count(0)
        expect(page.get_by_text(re.compile(f"<iframe src=.{cards.embed}"))).to_have_count(2)

"""Cards in DokuWiki and MediaWiki: by plugin and extension, as a picture, and what becomes of a frame as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.wikis import dokuwiki, mediawiki
from tests.wikis.cards import TITLE, Cards, Copied, open_answer, run
from tests.wikis.told import telling

MORE = "https://more.example/cards/"
FOREIGN = "https://evil.example/embed/x/"


@dataclass(frozen=True)
class Wiki:
    """A running wiki with the same pages as the other."""

    host: str
    url: str
    """Address to which a page's name is to be added."""

    @contextmanager
    def open(self, page: Page, name: str) -> Iterator[None]:
        """One of its pages; a failure within tells the host and what it shows."""
        with telling(page.context, self.host):
            page.goto(self.url + name)
            yield


def frames(copied: Copied) -> str:
    """A frame with its link, which neither wiki takes as HTML, and once more where one of them could."""
    pasted = copied["Web page or course (HTML)"]
    return f"<html>{pasted}</html>\n\n{pasted}\n"


@contextmanager
def dokuwiki_with(cards: Cards, copied: Copied, folder: Path) -> Iterator[str]:
    pages = {
        "card": copied["DokuWiki, with the plugin"],
        "round": f"{{{{flashcard>section/02-numpy-tensors?theme=dark&height=500|NumPy}}}}\n\n"
        f"{{{{flashcard>{cards.page}}}}}\n",
        "foreign": f'{{{{flashcard>{FOREIGN}|X}}}}\n\n{{{{flashcard>x"><script>document.title=1</script>}}}}\n',
        "more": f"{{{{flashcard>{MORE}embed/x/}}}}\n",
        "picture": copied["DokuWiki, as a picture"],
        "frame": frames(copied),
    }
    settings = f"$conf['plugin']['flashcard']['sites'] = '{cards.url} {MORE}';\n"
    with dokuwiki.dokuwiki(folder, cards.package_url("dokuwiki"), pages, settings) as url:
        yield url


@contextmanager
def mediawiki_with(cards: Cards, copied: Copied, folder: Path) -> Iterator[str]:
    pages = {
        "card": copied["MediaWiki, with the extension"],
        "round": f'<flashcard name="section/02-numpy-tensors" theme="dark" height="500">NumPy</flashcard>\n\n'
        f'<flashcard name="{cards.page}" />\n',
        "foreign": f"<flashcard name='{FOREIGN}' />\n\n<flashcard name='x\" onload=\"document.title=1' />\n",
        "more": f'<flashcard name="{MORE}embed/x/" />\n',
        "picture": copied["MediaWiki, as a picture"],
        "frame": frames(copied),
    }
    settings = f"$wgAllowExternalImagesFrom = ['{cards.url}'];\n$wgFlashcardSites[] = '{MORE}';\n"
    with mediawiki.mediawiki(folder, cards.package("mediawiki"), pages, settings) as url:
        yield url


@pytest.fixture(
    scope="module",
    params=[(dokuwiki.NAME, dokuwiki_with), (mediawiki.NAME, mediawiki_with)],
    ids=[dokuwiki.NAME, mediawiki.NAME],
)
def wiki(
    request: pytest.FixtureRequest, cards: Cards, copied: Copied, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Wiki]:
    """A wiki with the package as the site offers it."""
    host, running = request.param
    with running(cards, copied, tmp_path_factory.mktemp(host)) as url:
        yield Wiki(host, url)


def test_a_name_shows_a_card_that_grows_with_its_answer_and_runs_its_code(page: Page, wiki: Wiki) -> None:
    with wiki.open(page, "card"):
        open_answer(page)
        run(page)
        expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_rounds_addresses_themes_and_heights_are_taken(page: Page, wiki: Wiki, cards: Cards) -> None:
    with wiki.open(page, "round"):
        expect(page.frame_locator("iframe").first.locator("html")).to_have_css("color-scheme", "dark")
        expect(page.locator("iframe").first).to_have_attribute("height", "500")
        expect(page.get_by_role("link", name="NumPy")).to_have_attribute("href", f"{cards.url}cards/#02-numpy-tensors")
        open_answer(page)
        expect(page.get_by_role("link", name="What is max pooling", exact=True)).to_have_attribute("href", cards.page)


def test_nothing_of_other_sites_is_shown(page: Page, wiki: Wiki) -> None:
    with wiki.open(page, "foreign"):
        expect(page.get_by_text("no address on an allowed site")).to_have_count(2)
        expect(page.locator("iframe")).to_have_count(0)
        assert page.title().lower().startswith("foreign")


def test_another_site_is_shown_when_the_settings_name_it(page: Page, wiki: Wiki) -> None:
    page.route(f"{MORE}**", lambda route: route.fulfill(body="There"))
    with wiki.open(page, "more"):
        expect(page.frame_locator("iframe").get_by_text("There")).to_be_visible()


def test_a_picture_leads_to_the_card(page: Page, wiki: Wiki, cards: Cards) -> None:
    with wiki.open(page, "picture"):
        picture = page.locator("#content, #dokuwiki__content").get_by_role("link").locator("img")
        page.wait_for_function("[...document.images].every((image) => image.complete)")
        assert picture.evaluate("(image) => image.naturalWidth / image.naturalHeight") == pytest.approx(
            1200 / 630, 0.01
        )
        picture.click()
        page.wait_for_url(cards.page)


def test_a_frame_as_it_is_is_text(page: Page, wiki: Wiki, cards: Cards) -> None:
    with wiki.open(page, "frame"):
        expect(page.locator("iframe")).to_have_count(0)
        expect(page.get_by_text(re.compile(f"<iframe src=.{cards.embed}"))).to_have_count(2)

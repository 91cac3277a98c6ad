"""The cards' site as hosts see it, and what a reader does with a card in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, FrameLocator, Locator, Page, expect

from flashdeck.build import build_site
from flashdeck.progress import Progress
from tests.static_server import StaticServer
from tests.wikis.platforms import ROOT

PORT = 18573
"""Always the same, since pages, pictures and oEmbed name the site's own address."""

PATH = "course/cards/"
SLUG = "what-is-max-pooling"
TITLE = "What is max pooling?"
GIST = "keeps only the largest value"
PYTHON_START = 120_000
"""Milliseconds for Python's first start on a busy machine."""


@dataclass(frozen=True)
class Cards:
    """The built site, being served."""

    url: str
    folder: Path

    @property
    def page(self) -> str:
        """Address of the card that the tests show."""
        return f"{self.url}cards/{SLUG}/"

    @property
    def embed(self) -> str:
        """Address of the same card for frames."""
        return f"{self.url}embed/{SLUG}/"

    def package(self, wiki: str) -> Path:
        """What that wiki installs."""
        return self.folder / "wikis" / f"flashcard-{wiki}.zip"

    def package_url(self, wiki: str) -> str:
        """Where that wiki can fetch it."""
        return f"{self.url}wikis/{self.package(wiki).name}"


@contextmanager
def publishing() -> Iterator[Cards]:
    """The project's site on a host that lets any page read its files, as GitHub Pages does."""
    url = f"http://127.0.0.1:{PORT}/{PATH}"
    top = ROOT / ".cache" / "test-sites" / "wikis"
    folder = build_site(ROOT, Progress(), url, top / PATH)
    server = StaticServer(top, {"Access-Control-Allow-Origin": "*"}, PORT)
    try:
        yield Cards(url, folder)
    finally:
        server.kill()


Copied = Mapping[str, str]
"""What the box on the card's page gives to be pasted, by the beginning of what it says that it is for."""


def copy_all(context: BrowserContext, cards: Cards) -> Copied:
    """Take every form out of the box on the card's page."""
    page = context.new_page()
    page.goto(cards.page)
    page.get_by_role("button", name="Put on another page").click()
    box = page.get_by_role("dialog")
    chosen, code = box.get_by_role("combobox", name="For"), box.get_by_label("To be pasted")
    expect(code).to_be_visible()
    copied = {}
    for label in chosen.locator("option").all_inner_texts():
        chosen.select_option(label=label)
        copied[label] = code.input_value()
    page.close()
    return copied


def card_in(page: Page) -> FrameLocator:
    """The first card on a host's page."""
    return page.frame_locator(f"iframe[src*='/embed/{SLUG}/']").first


def frame_of(page: Page) -> Locator:
    """Its frame."""
    return page.locator(f"iframe[src*='/embed/{SLUG}/']").first


def open_answer(page: Page) -> None:
    """Turn the card over, and wait until its frame has grown to hold all of it."""
    frame, card = frame_of(page), card_in(page)
    expect(card.get_by_text("Show answer")).to_be_visible()
    fits(page)
    closed = frame.evaluate("(frame) => frame.clientHeight")
    card.get_by_text("Show answer").click()
    expect(card.get_by_text(GIST)).to_be_visible()
    fits(page)
    assert frame.evaluate("(frame) => frame.clientHeight") > closed


def fits(page: Page) -> None:
    """Wait until the frame is as high as its card: nothing of it is left to scroll to, and no room is left over."""
    inside = frame_of(page).element_handle().content_frame()
    assert inside
    inside.wait_for_function(
        "document.documentElement.scrollHeight <= innerHeight && document.body.scrollHeight > innerHeight - 60"
    )


def run(page: Page) -> None:
    """Run the card's snippet, which prints what the build proved. Nothing of Python is fetched before the click."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    card = card_in(page)
    card.get_by_text("Details", exact=True).click()
    assert not [url for url in asked if "/runtime/" in url]
    press_run(card)


def press_run(card: FrameLocator) -> None:
    """Run the first snippet of a card whose details are open."""
    card.get_by_role("button", name="Run snippet").first.click()
    expect(card.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)

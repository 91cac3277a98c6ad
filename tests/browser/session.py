"""Steps of a study session, as a learner takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Site

SECTION = "?section=01-start-here"
"""A session of the ten cards that every site has, in the order of test_pages.QUESTIONS."""

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "service_workers": "block"}


def start(page: Page, site: Site, query: str = SECTION) -> None:
    """Open the study page; a question is there."""
    page.goto(f"{site.url}study/{query}")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def shows(page: Page, question: str) -> None:
    """The question is the one on the card, on whichever side it lies."""
    expect(page.get_by_role("region").get_by_role("heading", level=2, name=question)).to_be_visible()


def good(page: Page) -> Locator:
    """The rating that says that all went well."""
    return page.get_by_role("button", name=re.compile("^Good"))


def flip(page: Page) -> None:
    """Turn the card over by keyboard."""
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    page.keyboard.press("Space")
    expect(good(page)).to_be_visible()


def answer(page: Page, key: str) -> None:
    """Turn the card over and rate it, both by keyboard; the next card, or the end, is there."""
    flip(page)
    page.keyboard.press(key)
    expect(good(page)).to_be_hidden()


def menu(page: Page, item: str) -> Locator:
    """Open the menu, and give its item of that name."""
    page.get_by_role("button", name="More actions").click()
    return page.get_by_role("menu").get_by_role("menuitem", name=item)


def choose_dialog(page: Page) -> Locator:
    """The open dialog in which a learner chooses what to study."""
    return page.get_by_role("dialog", name="What to study")

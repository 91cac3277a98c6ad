"""Steps on cards that run code, as a learner takes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Site

PYTHON_START = 60_000
"""Milliseconds that loading Python may take on a slow machine."""

CODE_CARD = "relu-function"
PREDICT_CARD = "conv-parameter-count"

RIGHT = "import numpy as np\n\n\ndef relu(x):\n    return np.where(x > 0, x, 0)\n"
"""Another solution than the card's."""

WRONG = "import numpy as np\n\n\ndef relu(x):\n    print('seen')\n    return np.abs(x)\n"


def open_card(page: Page, site: Site, slug: str) -> None:
    """The page of a card, its answer folded."""
    page.goto(f"{site.url}cards/{slug}/")


def study_card(page: Page, site: Site, slug: str) -> None:
    """A session that begins with the card."""
    page.goto(f"{site.url}study/?card={slug}")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def editor(page: Page, name: str) -> Locator:
    """The editor of that name."""
    return page.get_by_role("textbox", name=name)


def write_code(page: Page, code: str) -> Locator:
    """Replace an exercise's code by this, and give the editor."""
    written = editor(page, "Your code")
    opening = page.get_by_role("button", name=re.compile("^Edit"))
    if not written.is_visible():
        opening.first.click()
    written.fill(code)
    return written


def run_tests(page: Page, says: str) -> None:
    """Grade the exercise, and wait for its summary."""
    page.get_by_role("button", name="Run tests").click()
    expect(page.get_by_role("status").filter(has_text=says)).to_be_visible(timeout=PYTHON_START)


def snippet(page: Page, site: Site, slug: str = "what-is-max-pooling") -> Locator:
    """The first snippet of a card, with the answer shown."""
    open_card(page, site, slug)
    page.get_by_text("Show answer").click()
    shown = page.locator("flash-snippet").first
    expect(shown.get_by_role("button", name="Run snippet")).to_be_visible()
    return shown


def run_snippet(shown: Locator, code: str) -> None:
    """Replace the snippet's code and run it."""
    edit = shown.get_by_role("button", name="Edit snippet")
    if edit.is_visible():
        edit.click()
    shown.get_by_role("textbox", name="Snippet code").fill(code)
    shown.get_by_role("button", name="Run snippet").click()

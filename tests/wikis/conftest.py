"""The browser of the tests against real hosts, and a site whose cards they show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from bootstrap import find_chromium
from tests.static_server import CHROMIUM_FLAGS
from tests.wikis.cards import Cards, Copied, copy_all, publishing


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, kept from calling home."""
    return {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def cards() -> Iterator[Cards]:
    """The cards' site, on another site than the hosts'."""
    with publishing() as published:
        yield published


@pytest.fixture(scope="session")
def copied(browser: Browser, cards: Cards) -> Copied:
    """What the card's own page gives to be pasted on other hosts."""
    with browser.new_context() as context:
        return copy_all(context, cards)

"""A window of each engine on the built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import Site, serving
from tests.engines import firefox, webkit
from tests.engines.door import Door
from tests.engines.screen import virtual_screen


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site below a sub-path, as a project page of a static host."""
    with serving("sub-path") as served:
        yield served


@pytest.fixture(scope="session", params=["firefox", "webkit"])
def new_window(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Callable[[], Door]]:
    """Opens windows of one engine, and then of the other."""
    if request.param == "firefox":
        browser = firefox.launch(playwright.firefox)
        yield lambda: firefox.Firefox(browser)
        browser.close()
    else:
        with virtual_screen() as display:
            yield lambda: webkit.WebKit(display)


@pytest.fixture
def door(new_window: Callable[[], Door]) -> Iterator[Door]:
    """A window with a fresh profile."""
    window = new_window()
    yield window
    window.close()

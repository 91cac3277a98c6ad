"""A window of each engine on the built site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import Site, serving
from tests.browser.fault_host import Host, served
from tests.engines import firefox, webkit
from tests.engines.door import Door
from tests.engines.outside import Outside, outside
from tests.engines.screen import virtual_screen


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site below a sub-path, as a project page of a static host."""
    with serving("sub-path") as served:
        yield served


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host with faults, of a small site below a sub-path; no HTTP cache helps when it is dead."""
    (tmp_path / "host").mkdir()
    for host in served(tmp_path / "host", "/course/cards/"):
        host.cache_control = "no-store"
        yield host


@pytest.fixture(scope="session")
def others() -> Iterator[Outside]:
    """What Firefox's windows ask of other hosts: nothing, in any test. WebKit's driver often hangs with a proxy."""
    with outside() as proxy:
        yield proxy
    assert proxy.asked == []


@pytest.fixture(scope="session", params=["firefox", "webkit"])
def new_window(request: pytest.FixtureRequest, playwright: Playwright, others: Outside) -> Iterator[Callable[[], Door]]:
    """Opens windows of one engine, and then of the other."""
    if request.param == "firefox":
        browser = firefox.launch(playwright.firefox, **firefox.by_proxy(others.port))
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


@pytest.fixture(scope="session")
def shared_window(new_window: Callable[[], Door]) -> Iterator[Door]:
    """One window for all tests that have a host, and so an origin, of their own."""
    window = new_window()
    yield window
    window.close()


@pytest.fixture
def shared_door(shared_window: Door) -> Iterator[Door]:
    """That window, with the test before gone from it."""
    yield shared_window
    shared_window.open("about:blank")

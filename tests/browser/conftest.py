"""The three things that browser tests share: the built site, a server that can be killed, and a page in Chromium."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from bootstrap import find_chromium, find_headless_chromium
from tests.browser.fault_host import Host, served
from tests.browser.sites import PLACES, SITES, built
from tests.static_server import CHROMIUM_FLAGS, StaticServer

WITH_WORKER = pytest.mark.browser_context_args(service_workers="allow")
"""`pytestmark` of files whose tests are about what works offline."""

IN_BOTH_PLACES = pytest.mark.parametrize("site_to_kill", ["root", "sub-path"], indirect=True)
"""Of tests for which it matters whether the site is at a root or below a sub-path."""

ONE_VISIT = pytest.mark.one_visit
"""`pytestmark` of files whose tests may follow each other in one visit: Python starts fast after its first time."""


FORGET = """async () => {
  localStorage.clear();
  for (const { name } of await indexedDB.databases()) {
    const asked = indexedDB.deleteDatabase(name);
    await new Promise((resolve, reject) => Object.assign(asked, { onsuccess: resolve, onerror: reject }));
  }
}"""
"""What a learner has written and answered is gone; caches are kept."""


@dataclass(frozen=True)
class Site:
    """A built site on a running server."""

    url: str
    """Its home page."""

    folder: Path
    server: StaticServer


@contextmanager
def serving(place: str) -> Iterator[Site]:
    """The project's site at a root or below a sub-path, on a server of its own."""
    folder = built(place)
    server = StaticServer(SITES / place)
    try:
        yield Site(server.url + PLACES[place], folder, server)
    finally:
        server.kill()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site below a sub-path, as a project page of a static host."""
    with serving("sub-path") as served:
        yield served


@pytest.fixture
def site_to_kill(request: pytest.FixtureRequest) -> Iterator[Site]:
    """The site on a server that the test may kill, below a sub-path or where IN_BOTH_PLACES says."""
    with serving(getattr(request, "param", "sub-path")) as served:
        yield served


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A host with faults, of a small site below a sub-path."""
    (tmp_path / "host").mkdir()
    yield from served(tmp_path / "host", "/course/cards/")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, kept from calling home."""
    return {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def light_browser(launch_browser: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium without what draws a window: the same engine for the same pages, in two thirds of the time."""
    yield (browser := launch_browser(executable_path=find_headless_chromium()))
    browser.close()


@pytest.fixture(scope="session")
def whole_browser(launch_browser: Callable[..., Browser]) -> Iterator[Browser]:
    """Chromium as learners have it, for what is installed and works offline."""
    yield (browser := launch_browser())
    browser.close()


@pytest.fixture
def browser(request: pytest.FixtureRequest) -> Browser:
    """The browser that fits the test."""
    whole = any(
        mark.kwargs.get("service_workers") == "allow" for mark in request.node.iter_markers("browser_context_args")
    )
    found: Browser = request.getfixturevalue("whole_browser" if whole else "light_browser")
    return found


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """No service worker, unless a file asks for it (WITH_WORKER): each would install the whole site anew."""
    return {**browser_context_args, "service_workers": "block"}


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark above known."""
    config.addinivalue_line("markers", "one_visit: the tests of a file share a browser's caches")


@pytest.fixture(scope="module")
def visit(light_browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """What the tests of a file have in common, if it is a single visit."""
    context = light_browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of a new visitor, or of the file's one visitor, who has written nothing yet."""
    shared = request.node.get_closest_marker("one_visit")
    page = request.getfixturevalue("visit" if shared else "context").new_page()
    if shared:
        page.goto(f"{request.getfixturevalue('site').url}deck/01-start-here.json")
        page.evaluate(FORGET)
    yield page
    page.close()


@pytest.fixture
def restart(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path: Path
) -> Iterator[Callable[[], BrowserContext]]:
    """A browser with a profile on disk; each call closes it and starts it anew with the same profile."""
    profile = tmp_path / "profile"
    running: list[BrowserContext] = []

    def start() -> BrowserContext:
        while running:
            running.pop().close()
        context = browser_type.launch_persistent_context(profile, **browser_type_launch_args)
        running.append(context)
        return context

    yield start
    while running:
        running.pop().close()
    shutil.rmtree(profile, ignore_errors=True)


@pytest.fixture
def foreign_requests(page: Page, site: Site) -> list[str]:
    """Addresses outside the site's own host that the page or its workers asked for."""
    asked: list[str] = []
    host = site.server.url

    def note(request: Any) -> None:
        if request.url.startswith("http") and not request.url.startswith(host):
            asked.append(request.url)

    page.context.on("request", note)
    return asked

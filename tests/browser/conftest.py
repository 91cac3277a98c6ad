"""The three things that browser tests share: the built site, a server that can be killed, and a page in Chromium."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bootstrap import find_chromium
from flashdeck.build import build_site
from flashdeck.progress import Progress
from playwright.sync_api import BrowserContext, BrowserType, Page

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / ".cache" / "test-sites"
PLACES = {"root": "", "sub-path": "course/cards/"}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """The plainest static host: files as they are, no header that isn't needed."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 (named by the library)
        """Keep the tests' output readable."""


class StaticServer:
    """A static host of one folder that can be killed and started again at the same address."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server: http.server.ThreadingHTTPServer | None = None
        self._port = 0
        self.start()

    @property
    def url(self) -> str:
        """Where the folder is served, with a slash at the end."""
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        """Serve; again at the same port after a kill."""
        handler = functools.partial(QuietHandler, directory=str(self._folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def kill(self) -> None:
        """Stop answering; connections are refused from now on."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


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
    path = PLACES[place]
    top = SITES / place
    folder = build_site(ROOT, Progress(), f"http://127.0.0.1:8000/{path}", top / path if path else top)
    server = StaticServer(top)
    try:
        yield Site(server.url + path, folder, server)
    finally:
        server.kill()


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The site below a sub-path, as a project page of a static host."""
    with serving("sub-path") as served:
        yield served


@pytest.fixture(params=list(PLACES))
def site_to_kill(request: pytest.FixtureRequest) -> Iterator[Site]:
    """The site on a server that the test may kill, at a root and below a sub-path."""
    with serving(request.param) as served:
        yield served


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium, kept from calling home."""
    return {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}


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

"""Cards in frames on another site, in Firefox and WebKit: turned over, run, sandboxed, without storage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import Site
from tests.browser.host import HEARD, Host, frame, hosting
from tests.engines import firefox
from tests.engines.door import Door
from tests.static_server import StaticServer

CARD = "embed/what-is-max-pooling/"
APART = 'sandbox="allow-scripts"'
STORE = "localStorage.setItem('mark', 'here')"
READ = "(() => { try { return localStorage.getItem('mark') } catch (error) { return error.name } })()"
FIT = """new Promise((resolve) => {
  const frame = document.querySelector("iframe");
  const look = () => frame.clientHeight > 300 ? resolve(frame.clientHeight) : requestAnimationFrame(look);
  look();
})"""
"""The frame's height, once it is more than it was given."""


@pytest.fixture
def host() -> Iterator[Host]:
    """A page of another site."""
    with hosting() as running:
        yield running


@pytest.fixture(scope="module")
def open_host(site: Site) -> Iterator[StaticServer]:
    """The cards' site on a host that lets any page read its files, as GitHub Pages does."""
    server = StaticServer(site.folder, {"Access-Control-Allow-Origin": "*"})
    yield server
    server.kill()


def open_framed(door: Door, open_host: StaticServer, host: Host, attributes: str = "") -> None:
    """What the card's own site keeps is there first; then comes the other site's page."""
    door.open(open_host.url + CARD)
    door.evaluate(STORE)
    script = f'<script src="{open_host.url}embed.js" async></script>'
    host.page = HEARD + script + frame(open_host.url + CARD, attributes)
    door.open(host.url)


def run_framed(door: Door) -> None:
    door.click_text("Show answer")
    door.sees("keeps only the largest value")
    door.click_text("Details")
    door.click("Run snippet")
    door.sees("matches the proven output")


@pytest.mark.parametrize(("attributes", "stored"), [("", None), (APART, "SecurityError")], ids=["partitioned", "apart"])
def test_a_framed_card_is_turned_over_grows_and_runs_without_the_sites_storage(
    door: Door, open_host: StaticServer, host: Host, attributes: str, stored: str | None
) -> None:
    open_framed(door, open_host, host, attributes)
    door.enter("Card")
    door.sees("What is max pooling?")
    assert door.evaluate(READ) == stored
    run_framed(door)
    door.leave()
    assert door.evaluate(FIT)
    assert door.evaluate("heard.some(({ type, id }) => type === 'flashdeck:height' && id === 'what-is-max-pooling')")


def test_firefox_runs_a_framed_card_where_storage_of_other_sites_is_refused(
    playwright: Playwright, open_host: StaticServer, host: Host
) -> None:
    browser = firefox.launch(playwright.firefox, **{"network.cookie.cookieBehavior": 1})
    door = firefox.Firefox(browser)
    open_framed(door, open_host, host)
    door.enter("Card")
    assert door.evaluate(READ) == "SecurityError"
    run_framed(door)
    browser.close()

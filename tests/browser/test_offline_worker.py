"""The service worker on a small site: what opens without a network, what repairs itself, how it is retired."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.fault_host import Host, served
from tests.browser.offline_steps import forget_http_cache, opens, update, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext

    Restart = Callable[[], BrowserContext]


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Return a host of the synthetic site below a sub-path."""
    yield from served(tmp_path, "/course/cards/")


@pytest.mark.parametrize("base", ["/", "/course/cards/"])
def test_after_one_visit_everything_opens_with_the_server_dead(base: str, tmp_path: Path, restart: Restart) -> None:
    (tmp_path / "host").mkdir()
    for host in served(tmp_path / "host", base):
        page = restart().new_page()
        visit(page, host.url)
        host.stop()
        forget_http_cache(page)
        page = restart().new_page()
        opens(page, host.url, "Home")
        opens(page, f"{host.url}index.html#part", "Home")
        opens(page, f"{host.url}cards/softmax/?source=pwa&x=%zz", "Softmax")
        opens(page, f"{host.url}cards/softmax?q=1", "Softmax")
        assert page.url == f"{host.url}cards/softmax/?q=1"
        response = page.goto(f"{host.url}never/was/")
        assert response is not None
        assert response.status == 404
        expect(page.get_by_role("heading", name="Not found")).to_be_visible()


def test_the_site_is_installable(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    errors = page.context.new_cdp_session(page).send("Page.getInstallabilityErrors")
    assert errors == {"installabilityErrors": []}


def test_a_first_install_that_failed_is_made_good_by_the_next_visit(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    host.answers["data.json"] = (503, b"busy")
    page.goto(f"{host.url}offline/")
    expect(page.get_by_text("Not saved: the connection broke")).to_be_visible()
    host.answers.clear()
    visit(page, f"{host.url}offline/")
    expect(page.get_by_text("Saved. It opens without a network.")).to_be_visible()
    host.stop()
    forget_http_cache(page)
    opens(page, f"{host.url}cards/softmax/", "Softmax")


def test_cleared_caches_are_filled_again_from_the_network(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_text("Saved. It opens without a network.")).to_be_visible()
    host.stop()
    forget_http_cache(page)
    opens(page, f"{host.url}cards/softmax/", "Softmax")


def test_the_kill_switch_removes_what_is_the_sites_own_and_nothing_else(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    page.evaluate("caches.open('flashdeck /course/ site abc')")
    host.deploy("two", retire=True)
    update(page, host)
    page.wait_for_function("() => caches.keys().then((names) => names.join() === 'flashdeck /course/ site abc')")
    page.wait_for_function("() => navigator.serviceWorker.getRegistration().then((registration) => !registration)")
    page.goto(f"{host.url}?past-the-http-cache")
    expect(page.get_by_text("version two")).to_be_visible()

"""The service worker on a small site: what opens without a network, and what an update may and may not do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from flashdeck.finish.precache import WORKER
from tests.browser.synthetic import Host, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    Restart = Callable[[], BrowserContext]

UPDATE_ENDED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return "none";
  await registration.update().catch(() => undefined);
  while (registration.installing) {
    await new Promise((resolve) => registration.installing.addEventListener("statechange", resolve, {once: true}));
  }
  return registration.waiting ? "waiting" : "none";
}"""


def update(page: Page, host: Host) -> str:
    """Let the browser look at the version deployed last, until it is saved ("waiting") or was refused ("none").

    The browser joins a look that it is asked for with one that is under way, which may have begun before the deploy.
    """
    ended = page.evaluate(UPDATE_ENDED)
    while WORKER not in host.requests:
        ended = page.evaluate(UPDATE_ENDED)
    return str(ended)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Return a host of the synthetic site below a sub-path."""
    yield from served(tmp_path, "/course/cards/")


def visit(page: Page, url: str) -> None:
    """Open a page of the site and wait until the whole site is saved and the worker serves this page."""
    page.goto(url)
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")


def forget_http_cache(page: Page) -> None:
    """Clear what would let a page open without the service worker."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def opens(page: Page, url: str, heading: str) -> None:
    """Open a page and look for its heading."""
    page.goto(url)
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()


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


def test_an_update_waits_for_the_learner_and_leaves_other_tabs_alone(host: Host, restart: Restart) -> None:
    context = restart()
    page, other = context.new_page(), context.new_page()
    visit(page, host.url)
    visit(other, f"{host.url}cards/softmax/")
    other.get_by_label("Typed").fill("half a thought")
    host.deploy("two")
    assert update(page, host) == "waiting"
    expect(page.get_by_role("status").get_by_text("A new version is ready")).to_be_visible()
    expect(page.get_by_text("version one")).to_be_visible()
    page.get_by_role("button", name="Reload").click()
    expect(page.get_by_text("version two")).to_be_visible()

    expect(other.get_by_text("version one")).to_be_visible()
    expect(other.get_by_label("Typed")).to_have_value("half a thought")
    old_script = "(base) => import(base + document.querySelector('[name=lazy]').content).then((made) => made.default)"
    assert other.evaluate(old_script, host.url) == "one"
    assert other.evaluate(f"fetch('{host.url}data.json').then((answer) => answer.json())") == {"text": "one"}
    assert page.evaluate(f"fetch('{host.url}data.json').then((answer) => answer.json())") == {"text": "two"}
    other.reload()
    expect(other.get_by_text("version two")).to_be_visible()


def test_later_means_later_on_the_next_page_too(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    notice = page.get_by_role("status").get_by_text("A new version is ready")
    page.get_by_role("button", name="Later").click()
    expect(notice).not_to_be_visible()
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_role("button", name="Reload to the new version")).to_be_visible()
    expect(page.get_by_role("button", name="Later")).not_to_be_visible()


def test_the_new_version_serves_once_all_tabs_were_closed(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    page = restart().new_page()
    page.goto(host.url)
    expect(page.get_by_text("version two")).to_be_visible()


@pytest.mark.parametrize(
    ("status", "body"),
    [(503, b"busy"), (200, b"<h1>Welcome to our Wi-Fi</h1>"), (200, b"<!doctype html>"), (200, b"x" * 5000)],
    ids=["unavailable", "captive portal", "truncated", "too long"],
)
def test_a_file_that_is_not_the_listed_one_fails_the_update(
    status: int, body: bytes, host: Host, restart: Restart
) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    host.answers["cards/softmax/"] = (status, body)
    assert update(page, host) == "none"
    opens(page, f"{host.url}cards/softmax/", "Softmax")
    expect(page.get_by_text("version one")).to_be_visible()
    assert len(page.evaluate("caches.keys()")) == 1
    host.answers.clear()
    host.requests.clear()
    assert update(page, host) == "waiting"


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


def test_an_update_fetches_only_what_changed(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    assert "data.json" in host.requests
    assert not [path for path in host.requests if path.startswith("assets/app/")]


def test_a_deploy_that_is_rolled_back_leaves_the_serving_version_whole(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    host.deploy("one")
    update(page, host)
    host.stop()
    forget_http_cache(page)
    page = restart().new_page()
    opens(page, f"{host.url}cards/softmax/", "Softmax")
    expect(page.get_by_text("version one")).to_be_visible()


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

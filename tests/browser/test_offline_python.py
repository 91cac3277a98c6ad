"""The tier of Python on the Offline page: saved with every byte on screen, interrupted, resumed, removed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import WITH_WORKER
from tests.browser.fault_host import PORTAL, Host
from tests.browser.synthetic import RUNTIME_FILES

pytestmark = WITH_WORKER

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAVED = "Saved. Snippets run without a network."


@pytest.fixture
def offline_page(host: Host, page: Page) -> Page:
    """Return the Offline page of a site that is saved, Python not yet."""
    page.goto(f"{host.url}offline/")
    expect(page.get_by_text("Saved. It opens without a network.")).to_be_visible()
    return page


def runtime_requests(host: Host) -> list[str]:
    """Which files of the runtime were asked for."""
    return [path.rsplit("/", 1)[-1] for path in host.requests if path.startswith("runtime/runtime-")]


def test_python_is_saved_and_then_comes_from_the_device(host: Host, offline_page: Page) -> None:
    offline_page.get_by_role("button", name="Save Python").click()
    expect(offline_page.get_by_text(SAVED)).to_be_visible()
    host.stop()
    text = f"fetch('{host.url}runtime/runtime-1/engine.wasm').then((answer) => answer.headers.get('Content-Type'))"
    assert offline_page.evaluate(text) == "application/wasm"


def test_a_cancelled_save_goes_on_where_it_stopped(host: Host, offline_page: Page) -> None:
    host.held["runtime/runtime-1/library.zip"] = threading.Event()
    offline_page.get_by_role("button", name="Save Python").click()
    bar = offline_page.get_by_role("progressbar", name="Saving Python")
    expect(bar).to_have_js_property("value", 1_000_000)
    offline_page.get_by_role("button", name="Cancel saving Python").click()
    expect(offline_page.get_by_text("Partly saved, 1.0 of 2.0 MB")).to_be_visible()
    host.held.popitem()[1].set()
    host.requests.clear()
    offline_page.reload()
    offline_page.get_by_role("button", name="Continue saving Python").click()
    expect(offline_page.get_by_text(SAVED)).to_be_visible()
    assert runtime_requests(host) == ["library.zip"]


def test_it_can_be_saved_and_removed_by_keyboard(offline_page: Page) -> None:
    offline_page.get_by_role("button", name="Save Python").press("Enter")
    expect(offline_page.get_by_role("button", name="Verify Python")).to_be_focused()
    offline_page.keyboard.press("Tab")
    expect(offline_page.get_by_role("button", name="Remove Python from this device")).to_be_focused()
    offline_page.keyboard.press("Enter")
    expect(offline_page.get_by_role("button", name="Save Python")).to_be_focused()
    assert [name for name in offline_page.evaluate("caches.keys()") if " runtime " in name] == []


def test_two_tabs_that_save_at_once_fetch_each_file_once(host: Host, offline_page: Page) -> None:
    other = offline_page.context.new_page()
    other.goto(offline_page.url)
    host.held["runtime/runtime-1/engine.wasm"] = threading.Event()
    for page in (offline_page, other):
        page.get_by_role("button", name="Save Python").click()
        expect(page.get_by_role("progressbar", name="Saving Python")).to_be_visible()
    host.held.popitem()[1].set()
    for page in (offline_page, other):
        expect(page.get_by_text(SAVED)).to_be_visible()
    assert sorted(runtime_requests(host)) == sorted(RUNTIME_FILES)


def test_a_used_runtime_is_kept_although_the_page_is_left(host: Host, offline_page: Page) -> None:
    host.held["runtime/runtime-1/engine.wasm"] = threading.Event()
    with offline_page.context.expect_event("request", lambda request: request.url.endswith("engine.wasm")):
        offline_page.evaluate("pythonWasUsed()")
    offline_page.goto(host.url)
    host.held.popitem()[1].set()
    offline_page.goto(f"{host.url}offline/")
    expect(offline_page.get_by_text(SAVED)).to_be_visible()


def test_a_portals_page_is_never_kept_as_python(host: Host, offline_page: Page) -> None:
    host.answers["runtime/runtime-1/engine.wasm"] = PORTAL
    offline_page.get_by_role("button", name="Save Python").click()
    expect(offline_page.get_by_text("what arrived is not what was published")).to_be_visible()
    assert [name for name in offline_page.evaluate("caches.keys()") if " runtime " in name] == []


def test_a_full_device_is_named_as_the_reason(host: Host, offline_page: Page) -> None:
    quota = {"origin": host.url.split("/course")[0], "quotaSize": 1_500_000}
    offline_page.context.new_cdp_session(offline_page).send("Storage.overrideQuotaForOrigin", quota)
    offline_page.get_by_role("button", name="Save Python").click()
    expect(offline_page.get_by_text("no room left")).to_be_visible()


def test_a_runtime_that_was_used_is_kept_and_the_older_one_dropped(host: Host, offline_page: Page) -> None:
    offline_page.evaluate("caches.open('flashdeck /course/cards/ runtime old')")
    offline_page.evaluate("pythonWasUsed()")
    expect(offline_page.get_by_text(SAVED)).to_be_visible()
    names = offline_page.evaluate("caches.keys()")
    assert [name for name in names if " runtime " in name] == ["flashdeck /course/cards/ runtime runtime-1"]
    assert sorted(runtime_requests(host)) == sorted(RUNTIME_FILES)

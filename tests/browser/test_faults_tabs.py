"""Tabs, restarts and workers that come and go: nobody is interrupted, and no page mixes two versions."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import WITH_WORKER
from tests.browser.fault_host import Host
from tests.browser.offline_steps import (
    IS_STORED,
    accept,
    forget_http_cache,
    go_dark,
    opens,
    shows_version,
    until,
    update,
    visit,
)

pytestmark = WITH_WORKER

Restart = Callable[[], BrowserContext]


def test_of_two_tabs_one_accepts_and_the_other_goes_on_until_it_is_reloaded(host: Host, page: Page) -> None:
    other = page.context.new_page()
    visit(page, host.url)
    visit(other, f"{host.url}cards/softmax/")
    other.get_by_label("Typed").fill("half a thought")
    host.deploy("two")
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")
    expect(other.get_by_text("Another tab has gone over to the new version")).to_be_visible()
    expect(other.get_by_label("Typed")).to_have_value("half a thought")
    go_dark(page, host)
    shows_version(other, "one")
    shows_version(page, "two")
    other.get_by_role("button", name="Reload", exact=True).click()
    shows_version(other, "two")


def test_an_old_tab_gets_its_old_files_even_two_versions_later(host: Host, page: Page) -> None:
    old = page.context.new_page()
    visit(page, host.url)
    visit(old, f"{host.url}cards/softmax/")
    for version in ("two", "three"):
        host.deploy(version)
        assert update(page, host) == "waiting"
        accept(page)
        shows_version(page, version)
    go_dark(page, host)
    shows_version(old, "one")


def test_later_counts_in_every_tab_and_on_the_next_page(host: Host, page: Page) -> None:
    other = page.context.new_page()
    visit(page, host.url)
    visit(other, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    offer = "A new version is ready"
    for tab in (page, other):
        expect(tab.get_by_role("status").get_by_text(offer)).to_be_visible()
    page.get_by_role("button", name="Later").click()
    for tab in (page, other):
        expect(tab.get_by_role("status").get_by_text(offer)).to_be_hidden()
    opens(page, f"{host.url}offline/", "Offline", "one")
    expect(page.get_by_role("button", name="Reload to the new version")).to_be_visible()
    expect(page.get_by_role("button", name="Later")).to_be_hidden()


def test_all_closed_and_reopened_the_new_version_serves(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    host.stop()
    page = restart().new_page()
    forget_http_cache(page)
    opens(page, host.url, "Home", "two")


def test_workers_that_the_browser_stopped_answer_again(host: Host, page: Page) -> None:
    other = page.context.new_page()
    visit(page, host.url)
    visit(other, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")
    go_dark(page, host)
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    shows_version(other, "one")
    opens(page, f"{host.url}cards/softmax/", "Softmax", "two")


def test_closed_in_the_middle_of_the_install_the_next_visit_goes_on(host: Host, restart: Restart) -> None:
    page = restart().new_page()
    stalled = host.hold("manifest.webmanifest")
    page.goto(f"{host.url}offline/")
    expect(page.get_by_text("Being saved for offline use")).to_be_visible()
    until(page, IS_STORED, f"{host.url}large.json")
    page = restart().new_page()
    host.held.clear()
    stalled.set()
    host.requests.clear()
    visit(page, host.url)
    assert "manifest.webmanifest" in host.requests
    assert "large.json" not in host.requests
    go_dark(page, host)
    opens(page, f"{host.url}cards/softmax/", "Softmax", "one")

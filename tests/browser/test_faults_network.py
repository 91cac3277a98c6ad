"""A network and a host that fail in every way: the last good version serves, whole, and the message is plain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import WITH_WORKER
from tests.browser.fault_host import BROKEN_WORKERS, BUSY, PORTAL, Answer, Host
from tests.browser.offline_steps import (
    IS_STORED,
    SITE_SAVED,
    accept,
    cache_names,
    forget_http_cache,
    go_dark,
    opens,
    shows_version,
    until,
    update,
    visit,
)

pytestmark = WITH_WORKER

CARD = "cards/softmax/"


@pytest.mark.parametrize("base", ["/", "/course/cards/"])
def test_killed_after_the_install_every_address_opens(base: str, host: Host, page: Page) -> None:
    host.site.base = base
    host.deploy("one")
    visit(page, host.url)
    go_dark(page, host)
    opens(page, host.url, "Home", "one")
    opens(page, f"{host.url}index.html#part", "Home")
    opens(page, f"{host.url}cards/softmax/?source=pwa&x=%zz", "Softmax")
    opens(page, f"{host.url}cards/softmax?q=1#answer", "Softmax")
    assert page.url == f"{host.url}cards/softmax/?q=1#answer"
    response = page.goto(f"{host.url}never/was/")
    assert response is not None
    assert response.status == 404
    expect(page.get_by_role("heading", name="Not found")).to_be_visible()


@pytest.mark.parametrize(
    "fault",
    [BUSY, PORTAL, Answer(body=b"<!doctype html>", cut_off=True), Answer(body=b"x" * 5000), Answer(404, b"gone")],
    ids=["503 on one file", "portal page", "truncated body", "too long", "half uploaded"],
)
def test_a_file_that_is_not_the_listed_one_fails_the_update_and_the_next_goes_on_from_there(
    fault: Answer, host: Host, page: Page
) -> None:
    visit(page, host.url)
    host.deploy("two")
    host.answers[CARD] = fault
    assert update(page, host) == "none"
    opens(page, f"{host.url}{CARD}", "Softmax", "one")
    host.answers.clear()
    host.requests.clear()
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")
    go_dark(page, host)
    opens(page, f"{host.url}{CARD}", "Softmax", "two")
    assert not [name for name in cache_names(page) if " part " in name]


def test_a_redirected_file_fails_the_update(host: Host, page: Page) -> None:
    visit(page, host.url)
    host.deploy("two")
    host.answers["data.json"] = Answer(302, location=f"{host.url}large.json")
    assert update(page, host) == "none"
    opens(page, host.url, "Home", "one")


def test_behind_a_portal_everything_still_opens(host: Host, page: Page) -> None:
    visit(page, host.url)
    host.everything = PORTAL
    forget_http_cache(page)
    opens(page, f"{host.url}{CARD}", "Softmax", "one")
    assert update(page, host) == "none"
    opens(page, host.url, "Home", "one")


def test_a_stalled_connection_keeps_no_launch_waiting(host: Host, page: Page) -> None:
    visit(page, host.url)
    forget_http_cache(page)
    for path in ("", "data.json", "sw.js", "manifest.webmanifest"):
        host.hold(path)
    opens(page, host.url, "Home", "one")


def test_a_download_that_stalls_half_way_leaves_the_old_version_serving(host: Host, page: Page) -> None:
    visit(page, f"{host.url}offline/")
    host.deploy("two")
    stalled = host.hold(CARD)
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    expect(page.get_by_text("A new version is being fetched")).to_be_visible()
    opens(page, f"{host.url}{CARD}", "Softmax", "one")
    host.answers[CARD] = BUSY
    stalled.set()
    assert update(page, host) == "none"
    opens(page, f"{host.url}{CARD}", "Softmax", "one")


def test_a_first_install_that_failed_says_why_and_a_good_one_brings_every_file(host: Host, page: Page) -> None:
    host.answers["data.json"] = BUSY
    fails = host.hold("data.json")
    page.goto(f"{host.url}offline/")
    until(page, IS_STORED, f"{host.url}large.json")
    fails.set()
    expect(page.get_by_text("Not saved: the connection broke")).to_be_visible()
    host.answers.clear()
    host.requests.clear()
    page.get_by_role("button", name="Save the site for offline use").click()
    expect(page.get_by_text(SITE_SAVED)).to_be_visible()
    assert "large.json" not in host.requests
    go_dark(page, host)
    missing = page.evaluate(EACH_LISTED, host.url)
    assert missing == []
    opens(page, host.url, "Home", "one")


SAME_VERSION_WAITS = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const version = (worker) => new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}) => resolve(data.version);
    worker.postMessage({type: "summary"}, [port2]);
  });
  await registration.update();
  const {active, waiting} = registration;
  return !waiting || (await version(active)) === (await version(waiting));
}"""
EACH_LISTED = """async (base) => {
  const [name] = (await caches.keys()).filter((name) => name.includes(" site "));
  const list = await (await caches.match(base + ".list", {cacheName: name})).json();
  const found = await Promise.all(list.map(async ([path]) => [path, (await fetch(base + path)).status]));
  return found.filter(([path, status]) => status !== 200 && path !== "404.html");
}"""


def test_a_broken_worker_changes_nothing_also_after_a_restart_and_the_next_good_one_is_taken(
    host: Host, restart: Callable[[], BrowserContext]
) -> None:
    page = restart().new_page()
    visit(page, host.url)
    host.deploy("two")
    for worker in BROKEN_WORKERS.values():
        host.answers["sw.js"] = worker
        host.requests.clear()
        assert update(page, host) == "none"
        expect(page.get_by_role("status").get_by_text("A new version is ready")).to_be_hidden()
        opens(page, f"{host.url}{CARD}", "Softmax", "one")
        page = restart().new_page()
        opens(page, f"{host.url}{CARD}", "Softmax", "one")
        expect(page.get_by_role("status").get_by_text("A new version is ready")).to_be_hidden()
    host.answers.clear()
    host.requests.clear()
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")


def test_a_deploy_within_the_http_caches_time_brings_no_old_file(host: Host, page: Page) -> None:
    page.goto(f"{host.url}{CARD}")
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")
    go_dark(page, host)
    opens(page, f"{host.url}{CARD}", "Softmax", "two")


def test_an_update_fetches_only_content_that_is_new_under_whatever_name(host: Host, page: Page) -> None:
    visit(page, host.url)
    host.site.renamed["large.json"] = "renamed.json"
    host.deploy("two")
    assert update(page, host) == "waiting"
    assert "data.json" in host.requests
    assert not [path for path in host.requests if path.startswith("assets/app/") or path == "renamed.json"]
    accept(page)
    go_dark(page, host)
    assert page.evaluate(f"fetch('{host.url}renamed.json').then((answer) => answer.status)") == 200


def test_a_deploy_that_is_rolled_back_leaves_a_whole_version(host: Host, page: Page) -> None:
    visit(page, host.url)
    offer = page.get_by_role("status").get_by_text("A new version is ready")
    host.deploy("two")
    assert update(page, host) == "waiting"
    expect(offer).to_be_visible()
    host.deploy("one")
    update(page, host)
    until(page, SAME_VERSION_WAITS)
    expect(offer).to_be_hidden()
    page.goto(f"{host.url}offline/")
    expect(page.get_by_text(SITE_SAVED)).to_be_visible()
    go_dark(page, host)
    page.goto("about:blank")
    opens(page, f"{host.url}{CARD}", "Softmax", "one")


def test_a_version_that_was_in_use_can_be_rolled_back(host: Host, page: Page) -> None:
    visit(page, host.url)
    host.deploy("two")
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")
    host.deploy("one")
    assert update(page, host) == "waiting"
    assert not [path for path in host.requests if path.startswith("cards/")]
    accept(page)
    shows_version(page, "one")
    go_dark(page, host)
    opens(page, f"{host.url}{CARD}", "Softmax", "one")

"""A device that is full, forgets, refuses or is shared: nothing is lost, nothing of others touched, and it is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import WITH_WORKER
from tests.browser.fault_host import Host
from tests.browser.offline_steps import (
    PYTHON_SAVED,
    SITE_SAVED,
    accept,
    cache_names,
    go_dark,
    opens,
    shows_version,
    until,
    update,
    visit,
)
from tests.browser.synthetic import Site

pytestmark = WITH_WORKER

NOTHING_ALLOWED = """
  delete Navigator.prototype.serviceWorker;
  delete Navigator.prototype.storage;
  delete window.caches;
  for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
    Object.defineProperty(window, name, {get() { throw new DOMException("denied", "SecurityError"); }});
  }
"""


def set_quota(page: Page, host: Host, size: int) -> None:
    """Let the origin have so many bytes."""
    origin = host.url.removesuffix(host.site.base)
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": size})


def test_caches_that_were_evicted_fill_again_from_the_network(host: Host, page: Page) -> None:
    visit(page, host.url)
    page.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_text(SITE_SAVED)).to_be_visible()
    go_dark(page, host)
    opens(page, f"{host.url}cards/softmax/", "Softmax", "one")


def test_a_device_without_room_says_so_and_keeps_the_version_that_it_has(host: Host, page: Page) -> None:
    visit(page, f"{host.url}offline/")
    expect(page.get_by_text(SITE_SAVED)).to_be_visible()
    set_quota(page, host, 1000)
    host.deploy("two")
    assert update(page, host) == "none"
    expect(page.get_by_text("The new version could not be fetched: the device has no room left")).to_be_visible()
    go_dark(page, host)
    opens(page, f"{host.url}cards/softmax/", "Softmax", "one")


def test_a_first_visit_without_room_works_online_and_says_why_it_was_not_saved(host: Host, page: Page) -> None:
    page.goto(f"{host.url}404.html")
    set_quota(page, host, 1000)
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_text("Not saved: the device has no room left")).to_be_visible()
    assert [name for name in cache_names(page) if " site " in name or " part " in name] == []


def tells_why_nothing_is_saved(page: Page, host: Host) -> None:
    """The Offline page works, and gives the reason for each tier."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_text("does not let sites work offline")).to_be_visible()
    expect(page.get_by_text("does not let sites store files")).to_be_visible()
    assert errors == []


def test_where_nothing_is_allowed_pages_work_and_the_reason_is_told(host: Host, page: Page) -> None:
    page.add_init_script(NOTHING_ALLOWED)
    tells_why_nothing_is_saved(page, host)


def test_where_the_browser_blocks_all_storage_pages_work_and_the_reason_is_told(
    host: Host, restart: Callable[[], BrowserContext], tmp_path: Path
) -> None:
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    # What “block all cookies” in the browser's settings comes to: no site may store anything.
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}), "utf-8")
    tells_why_nothing_is_saved(restart().new_page(), host)


def test_the_kill_switch_removes_what_is_the_sites_own_and_nothing_else(host: Host, page: Page) -> None:
    visit(page, host.url)
    others = ["flashdeck /course/ site abc", "flashdeck /course/cards/more/ site abc", "somebody else"]
    page.evaluate("(names) => Promise.all(names.map((name) => caches.open(name)))", others)
    page.evaluate("localStorage.setItem('answers', 'mine')")
    host.deploy("two", retire=True)
    update(page, host)
    until(page, "(names) => caches.keys().then((left) => left.join() === names.join())", others)
    until(page, "() => navigator.serviceWorker.getRegistration().then((registration) => !registration)")
    page.goto(f"{host.url}?past-the-http-cache")
    expect(page.get_by_text("version two")).to_be_visible()
    assert page.evaluate("localStorage.getItem('answers')") == "mine"
    host.deploy("three")
    # A page that is opened while the one before it is still being retired gets no worker; the next one does.
    while not page.evaluate(IS_SERVED):
        page.goto(f"{host.url}?offline-use-comes-back")
    go_dark(page, host)
    opens(page, host.url, "Home", "three")


def test_two_sites_on_one_host_leave_each_other_alone(host: Host, page: Page, tmp_path: Path) -> None:
    inner = Site(tmp_path / "inner" / "site", f"{host.site.base}cards/inner/")
    inner.folder.parent.mkdir()
    inner.deploy("inner one")
    shutil.copytree(inner.folder, host.site.folder / "cards" / "inner")
    visit(page, host.url)
    page.context.new_page().goto(f"{host.url}cards/inner/")
    until(page, IS_ACTIVE, f"{host.url}cards/inner/")
    names = cache_names(page)
    host.deploy("two")
    assert update(page, host) == "waiting"
    accept(page)
    shows_version(page, "two")
    go_dark(page, host)
    assert set(names) <= set(cache_names(page))
    page.goto(f"{host.url}cards/inner/")
    expect(page.get_by_text("version inner one.")).to_be_visible()
    opens(page, f"{host.url}cards/softmax/", "Softmax", "two")


IS_SERVED = """async () => {
  while (await navigator.serviceWorker.getRegistration()) {
    if (navigator.serviceWorker.controller?.state === "activated") return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}"""

IS_ACTIVE = """(url) => navigator.serviceWorker.getRegistration(url).then(
  (found) => found.scope === url && found.active?.state === "activated")"""


def test_an_update_brings_its_own_python_and_old_tabs_keep_theirs(host: Host, page: Page) -> None:
    old = page.context.new_page()
    visit(page, f"{host.url}offline/")
    page.get_by_role("button", name="Save Python for offline use").click()
    expect(page.get_by_text(PYTHON_SAVED)).to_be_visible()
    visit(old, host.url)
    host.site.runtime = "runtime-2"
    host.deploy("two")
    assert update(page, host) == "waiting"
    assert "runtime/runtime-2/engine.wasm" in host.requests
    # The same in both versions of Python.
    assert "runtime/runtime-2/library.zip" not in host.requests
    accept(page)
    expect(page.get_by_text(PYTHON_SAVED)).to_be_visible()
    expect(page.get_by_text("Version runtime-2")).to_be_visible()
    go_dark(page, host)
    engine = "(url) => fetch(url).then((answer) => answer.text()).then((text) => text.split('\\n')[0])"
    assert old.evaluate(engine, f"{host.url}runtime/runtime-1/engine.wasm") == "engine.wasm of runtime-1"
    assert page.evaluate(engine, f"{host.url}runtime/runtime-2/engine.wasm") == "engine.wasm of runtime-2"


def test_an_update_with_the_same_python_keeps_it(host: Host, page: Page) -> None:
    visit(page, f"{host.url}offline/")
    page.get_by_role("button", name="Save Python for offline use").click()
    expect(page.get_by_text(PYTHON_SAVED)).to_be_visible()
    host.deploy("two")
    assert update(page, host) == "waiting"
    accept(page)
    expect(page.get_by_text(PYTHON_SAVED)).to_be_visible()
    assert not [path for path in host.requests if path.startswith("runtime/runtime-")]


def test_what_has_gone_bad_is_found_and_repaired(host: Host, page: Page) -> None:
    visit(page, f"{host.url}offline/")
    page.get_by_role("button", name="Save Python for offline use").click()
    expect(page.get_by_text(PYTHON_SAVED)).to_be_visible()
    page.evaluate(SPOIL, [f"{host.url}data.json", f"{host.url}runtime/runtime-1/library.zip"])
    for tier, told in (("the site", "One file is missing or damaged."), ("Python", "A part was damaged")):
        page.get_by_role("button", name=f"Verify {tier}").click()
        expect(page.get_by_text(told)).to_be_visible()
        page.get_by_role("button", name=f"Repair {tier}").click()
    expect(page.get_by_text("Checked just now: every file is as it was published.")).to_be_visible()
    expect(page.get_by_text(PYTHON_SAVED)).to_be_visible()
    page.get_by_role("button", name="Verify Python").click()
    expect(page.get_by_text("Checked just now: every file is as it was published.")).to_have_count(2)
    go_dark(page, host)
    opens(page, f"{host.url}offline/", "Offline", "one")


SPOIL = """(urls) => Promise.all(urls.map(async (url) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (await cache.match(url)) await cache.put(url, new Response("rotten"));
  }
}))"""


def test_a_site_that_was_removed_stays_away_until_it_is_saved_again(host: Host, page: Page) -> None:
    visit(page, f"{host.url}offline/")
    page.get_by_role("button", name="Remove the site from this device").click()
    expect(page.get_by_text("Removed from this device.")).to_be_visible()
    opens(page, host.url, "Home", "one")
    opens(page, f"{host.url}offline/", "Offline")
    expect(page.get_by_text("Removed from this device.")).to_be_visible()
    assert [name for name in cache_names(page) if " site " in name] == []
    page.get_by_role("button", name="Save the site for offline use").click()
    expect(page.get_by_text(SITE_SAVED)).to_be_visible()
    go_dark(page, host)
    opens(page, host.url, "Home", "one")


def test_the_site_is_installable(host: Host, page: Page) -> None:
    visit(page, host.url)
    manifest = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert not manifest["errors"]

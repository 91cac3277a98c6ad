"""Hosts and networks that misbehave, in Firefox and WebKit: the last good version serves, and it is told."""

from __future__ import annotations

from playwright.sync_api import Playwright

from tests.browser.fault_host import BROKEN_WORKERS, BUSY, PORTAL, Answer, Host
from tests.browser.offline_steps import IS_STORED, SITE_SAVED
from tests.browser.test_faults_network import EACH_LISTED
from tests.engines import firefox
from tests.engines.door import Door
from tests.engines.faults import CARD, READY, SERVED, accept, call, opens, until, update, visit

WRONG_FILES = (BUSY, PORTAL, Answer(body=b"<!doctype html>", cut_off=True), Answer(404, b"gone"))


def test_killed_after_the_install_every_address_opens(shared_door: Door, host: Host) -> None:
    visit(shared_door, host.url)
    host.stop()
    for path in ("", "index.html#part", f"{CARD}?source=pwa&x=%zz", "cards/softmax?q=1#answer", "offline/"):
        opens(shared_door, host.url + path, "one")
    shared_door.open(f"{host.url}never/was/")
    shared_door.sees("Not found")


def test_wrong_files_fail_the_update_and_the_next_one_goes_on_from_there(shared_door: Door, host: Host) -> None:
    visit(shared_door, host.url)
    host.deploy("two")
    redirected = Answer(302, location=f"{host.url}large.json")
    for wrong in (*WRONG_FILES, redirected):
        host.answers[CARD] = wrong
        host.requests.clear()
        assert update(shared_door, host) == "none", wrong
        opens(shared_door, host.url + CARD, "one")
    host.answers.clear()
    host.requests.clear()
    assert update(shared_door, host) == "waiting"
    assert "large.json" not in host.requests, "what has not changed is not fetched again"
    accept(shared_door, "two")
    host.stop()
    assert call(shared_door, EACH_LISTED, host.url) == []
    opens(shared_door, host.url + CARD, "two")


def test_behind_a_portal_and_on_a_stalled_connection_everything_still_opens(shared_door: Door, host: Host) -> None:
    visit(shared_door, host.url)
    host.everything = PORTAL
    opens(shared_door, host.url + CARD, "one")
    assert update(shared_door, host) == "none"
    host.everything = None
    for path in ("", "data.json", "sw.js", "manifest.webmanifest"):
        host.hold(path)
    opens(shared_door, host.url, "one")


def test_a_download_that_stalls_half_way_leaves_the_old_version_serving(shared_door: Door, host: Host) -> None:
    visit(shared_door, f"{host.url}offline/")
    host.deploy("two")
    stalled = host.hold(CARD)
    call(shared_door, "() => void navigator.serviceWorker.getRegistration().then((found) => found.update())")
    shared_door.sees("A new version is being fetched")
    opens(shared_door, host.url + CARD, "one")
    host.answers[CARD] = BUSY
    stalled.set()
    assert update(shared_door, host) == "none"
    opens(shared_door, host.url + CARD, "one")


def test_a_first_install_that_failed_says_why_and_a_good_one_brings_every_file(shared_door: Door, host: Host) -> None:
    host.answers["data.json"] = BUSY
    fails = host.hold("data.json")
    shared_door.open(f"{host.url}offline/")
    until(shared_door, IS_STORED, f"{host.url}large.json")
    fails.set()
    shared_door.sees("Not saved: the connection broke")
    host.answers.clear()
    shared_door.click("Save the site for offline use")
    shared_door.sees(SITE_SAVED)
    until(shared_door, SERVED)
    host.stop()
    assert call(shared_door, EACH_LISTED, host.url) == []
    opens(shared_door, host.url, "one")


def test_a_broken_worker_changes_nothing_and_the_next_good_one_is_taken(shared_door: Door, host: Host) -> None:
    visit(shared_door, host.url)
    host.deploy("two")
    for broken in BROKEN_WORKERS.values():
        host.answers["sw.js"] = broken
        host.requests.clear()
        assert update(shared_door, host) == "none"
        opens(shared_door, host.url + CARD, "one")
        shared_door.misses(READY)
    host.answers.clear()
    host.requests.clear()
    assert update(shared_door, host) == "waiting"
    accept(shared_door, "two")


def test_where_workers_are_blocked_pages_work_and_the_reason_is_told(playwright: Playwright, host: Host) -> None:
    browser = firefox.launch(playwright.firefox, **{"dom.serviceWorkers.enabled": False})
    door = firefox.Firefox(browser)
    opens(door, f"{host.url}offline/", "one")
    door.sees("does not let sites work offline")
    browser.close()

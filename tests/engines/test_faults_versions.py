"""Versions, windows and sites beside each other in Firefox and WebKit: nobody is interrupted, nothing is mixed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.browser.fault_host import Host
from tests.browser.offline_steps import IS_STORED, PYTHON_SAVED, SITE_SAVED
from tests.browser.synthetic import Site
from tests.browser.test_faults_device import IS_ACTIVE
from tests.browser.test_faults_network import SAME_VERSION_WAITS
from tests.engines.door import Door
from tests.engines.faults import CARD, accept, call, opens, shows, until, update, visit

NOTHING_WAITS = "(url) => navigator.serviceWorker.getRegistration(url).then((found) => !found.waiting)"
ENGINE = "(url) => fetch(url).then((answer) => answer.text()).then((text) => text.split('\\n')[0])"
TYPED = "document.querySelector('input').value"


def test_of_two_windows_one_accepts_and_the_other_keeps_its_files_until_all_are_closed(
    shared_door: Door, host: Host
) -> None:
    host.cache_control = "max-age=600"
    visit(shared_door, host.url + CARD)
    shared_door.type("half a thought", into="Typed")
    other = shared_door.beside()
    visit(other, host.url)
    for version in ("two", "three"):
        host.deploy(version)
        assert update(other, host) == "waiting"
        accept(other, version)
    shared_door.sees("Another tab has gone over to the new version.")
    shows(shared_door, "one")
    assert shared_door.evaluate(TYPED) == "half a thought"
    host.deploy("four")
    assert update(other, host) == "waiting"
    shared_door.evaluate("beside.close()")
    # So that the browser doesn't keep the page for going back: it is gone as a closed one is.
    shared_door.evaluate("addEventListener('unload', () => {})")
    outside = host.url.removesuffix(host.site.base)
    shared_door.open(f"{outside}/none-of-the-site")
    # The browser notices in its own time that no page of the site is left; a page of it would keep the old version.
    until(shared_door, NOTHING_WAITS, host.url)
    host.stop()
    opens(shared_door, host.url, "four")


def test_caches_that_were_evicted_fill_again_and_a_rolled_back_deploy_leaves_a_whole_version(
    shared_door: Door, host: Host
) -> None:
    visit(shared_door, host.url)
    shared_door.evaluate("caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))")
    opens(shared_door, f"{host.url}offline/", "one")
    shared_door.sees(SITE_SAVED)
    for path in ("large.json", f"{CARD}index.html"):
        until(shared_door, IS_STORED, host.url + path)
    host.deploy("two")
    assert update(shared_door, host) == "waiting"
    host.deploy("one")
    update(shared_door, host)
    until(shared_door, SAME_VERSION_WAITS)
    host.stop()
    opens(shared_door, host.url + CARD, "one")


def test_the_kill_switch_removes_its_own_and_a_sibling_site_stays(
    shared_door: Door, host: Host, tmp_path: Path
) -> None:
    inner = Site(tmp_path / "inner" / "site", f"{host.site.base}cards/inner/")
    inner.folder.parent.mkdir()
    inner.deploy("inner")
    shutil.copytree(inner.folder, host.site.folder / "cards" / "inner")
    visit(shared_door, host.url)
    shared_door.open(f"{host.url}cards/inner/")
    until(shared_door, IS_ACTIVE, f"{host.url}cards/inner/")
    shared_door.evaluate("caches.open('somebody else')")
    shared_door.open(host.url)
    names = "() => caches.keys().then((names) => names.filter((name) => /inner|else/.test(name)))"
    theirs = call(shared_door, names)
    host.deploy("two")
    assert update(shared_door, host) == "waiting"
    accept(shared_door, "two")
    assert call(shared_door, names) == theirs
    host.deploy("three", retire=True)
    update(shared_door, host)
    until(shared_door, "(left) => caches.keys().then((names) => names.join() === left.join())", theirs)
    shared_door.open(f"{host.url}?by-the-network")
    shared_door.sees("Text of version three.")
    host.stop()
    opens(shared_door, f"{host.url}cards/inner/", "inner")


def test_an_update_brings_its_own_python_and_old_windows_keep_theirs(shared_door: Door, host: Host) -> None:
    visit(shared_door, f"{host.url}offline/")
    shared_door.click("Save Python for offline use")
    shared_door.sees(PYTHON_SAVED)
    other = shared_door.beside()
    visit(other, f"{host.url}offline/")
    host.site.runtime = "runtime-2"
    host.deploy("two")
    assert update(other, host) == "waiting"
    assert "runtime/runtime-2/library.zip" not in host.requests, "the same in both versions of Python"
    accept(other, "two")
    other.sees(PYTHON_SAVED)
    other.sees("Version runtime-2")
    host.stop()
    for window, version in ((shared_door, "runtime-1"), (other, "runtime-2")):
        assert call(window, ENGINE, f"{host.url}runtime/{version}/engine.wasm") == f"engine.wasm of {version}"
    shared_door.evaluate("beside.close()")

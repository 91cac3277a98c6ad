"""What tests of faults do again and again, in any engine, on the small site of a host that fails."""

from __future__ import annotations

import json

from flashdeck.finish.precache import WORKER
from tests.browser.fault_host import Host
from tests.browser.offline_steps import IS_REGISTERED, POLL, UPDATE_ENDED
from tests.engines.door import PATIENCE, Door

CARD = "cards/softmax/"
SERVED = "async () => navigator.serviceWorker.controller?.state === 'activated'"
"""The page is in the worker's hands; at the very first visit that comes a moment after everything is saved."""
READY = "A new version is ready."
SHOWN = """async (base) => {
  const text = async (path) => (await fetch(new URL(path, base))).text();
  const lazy = document.querySelector("[name=lazy]").content;
  return [document.querySelector("main p").textContent, await text(lazy), await text("data.json")];
}"""
"""What a page shows, what it would load later, and its data: all must be of one version."""


def call(door: Door, function: str, argument: object = None) -> object:
    """What a function of the page gives, for an argument that JSON can hold."""
    return door.evaluate(f"({function})({json.dumps(argument)})")


def until(door: Door, test: str, argument: object = None) -> None:
    """Wait until an asynchronous test of the page is true."""
    assert call(door, POLL, [test, argument, PATIENCE - 5]), f"waited for {test} of {argument}"


def visit(door: Door, url: str) -> None:
    """Open a page of the site and wait until the whole site is saved and the worker serves this page."""
    door.open(url)
    until(door, SERVED)


def opens(door: Door, url: str, version: str) -> None:
    """Open a page; it is of that version."""
    door.open(url)
    shows(door, version)


def shows(door: Door, version: str) -> None:
    """The page and all that it would load are of that version; its script may still be waking up."""
    door.sees(f"Text of version {version}.")
    base = str(door.evaluate("new URL(document.querySelector('[rel=manifest]').href).href"))
    expected = [f"Text of version {version}.", f"export default {json.dumps(version)};", json.dumps({"text": version})]
    assert call(door, SHOWN, base) == expected


def update(door: Door, host: Host) -> object:
    """Let the browser look at the version deployed last, until it is saved ("waiting") or was refused ("none")."""
    while WORKER not in host.requests and call(door, IS_REGISTERED):
        call(door, UPDATE_ENDED)
    return call(door, UPDATE_ENDED)


def accept(door: Door, version: str) -> None:
    """Agree to the new version that is offered."""
    reload(door)
    shows(door, version)


def reload(door: Door) -> None:
    """Agree to the new version that is offered, and wait until the page has gone that offered it."""
    door.sees(READY)
    door.click("Reload")
    door.misses(READY)

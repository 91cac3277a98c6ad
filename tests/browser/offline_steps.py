"""What the tests of offline use do again and again."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from flashdeck.finish.precache import WORKER, write_service_worker
from tests.browser.conftest import Site
from tests.browser.fault_host import Host
from tests.static_server import StaticServer

SITE_SAVED = "Saved. It opens without a network."
PYTHON_SAVED = "Saved. Snippets run without a network."
IS_STORED = "(url) => caches.match(url).then((stored) => stored !== undefined)"
POLL = """async ([test, argument, seconds]) => {
  let waits = true;
  const over = new Promise((resolve) => setTimeout(resolve, seconds * 1000, false)).finally(() => (waits = false));
  const poll = async () => {
    while (waits && !(await eval(test)(argument))) await new Promise((resolve) => setTimeout(resolve, 20));
    return waits;
  };
  return Promise.race([poll(), over]);
}"""
PATIENCE_S = 60
"""So long may happen what a test waits for on a slow and busy machine."""

IS_REGISTERED = "() => navigator.serviceWorker.getRegistration().then(Boolean)"
UPDATE_ENDED = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration) return "none";
  await registration.update().catch(() => undefined);
  while (registration.installing) {
    await new Promise((resolve) => registration.installing.addEventListener("statechange", resolve, {once: true}));
  }
  return registration.waiting ? "waiting" : "none";
}"""


def visit(page: Page, url: str) -> None:
    """Open a page of the site and wait until the whole site is saved and the worker serves this page."""
    page.goto(url)
    page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")


def until(page: Page, test: str, argument: object = None) -> None:
    """Wait until an asynchronous test of the page is true; Playwright's own waiting takes a promise for the truth."""
    assert page.evaluate(POLL, [test, argument, PATIENCE_S]), f"waited for {test} of {argument}"


def forget_http_cache(page: Page) -> None:
    """Clear what would let a page open without the service worker."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def go_dark(page: Page, host: Host) -> None:
    """Kill the server; from now on only what was saved is there."""
    host.stop()
    forget_http_cache(page)


def opens(page: Page, url: str, heading: str, version: str = "") -> None:
    """Open a page and look for its heading, and for the version whose words it shows."""
    page.goto(url)
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    if version:
        shows_version(page, version)


def shows_version(page: Page, version: str) -> None:
    """The page's words and its data are of one and the same version, as are the files that it loads later."""
    expect(page.get_by_text(f"version {version}.")).to_be_visible()
    lazy = "document.querySelector('[name=lazy]').content"
    base = re.sub(r"(offline|cards/softmax)/.*", "", page.url)
    loaded = page.evaluate(f"import(new URL({lazy}, '{base}')).then((module) => module.default)")
    data = page.evaluate(f"fetch(new URL('data.json', '{base}')).then((answer) => answer.json())")
    assert (loaded, data) == (version, {"text": version})


def update(page: Page, host: Host) -> str:
    """Let the browser look at the version deployed last, until it is saved ("waiting") or was refused ("none").

    The browser joins a look that it is asked for with one that is under way, which may have begun before the deploy;
    and it looks of its own accord after a page was opened. So the last word has the look that began after this version
    was asked for.
    """
    # A kill switch that the browser took by itself leaves nothing that could look again.
    while WORKER not in host.requests and page.evaluate(IS_REGISTERED):
        page.evaluate(UPDATE_ENDED)
    return str(page.evaluate(UPDATE_ENDED))


def accept(page: Page) -> None:
    """Agree to the new version that is offered."""
    expect(page.get_by_text("A new version is ready.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Reload", exact=True).click()


def cache_names(page: Page) -> list[str]:
    """Names of all caches of the origin."""
    return list(page.evaluate("caches.keys()"))


@contextmanager
def publishing(site: Site, folder: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """A copy of the site on a server of its own: its address, and what publishes a new version of it."""
    shutil.copytree(site.folder, folder, copy_function=os.link)

    def publish() -> None:
        # The files are those of the site itself until they are replaced.
        for name in ("index.html", WORKER):
            text = (folder / name).read_text("utf-8")
            (folder / name).unlink()
            (folder / name).write_text(f"{text}\n", "utf-8")
        write_service_worker(folder)

    server = StaticServer(folder)
    try:
        yield server.url, publish
    finally:
        server.kill()

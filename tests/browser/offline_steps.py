"""What the tests of the service worker do again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from flashdeck.finish.precache import WORKER

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.fault_host import Host

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


def forget_http_cache(page: Page) -> None:
    """Clear what would let a page open without the service worker."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def opens(page: Page, url: str, heading: str) -> None:
    """Open a page and look for its heading."""
    page.goto(url)
    expect(page.get_by_role("heading", level=1, name=heading)).to_be_visible()


def update(page: Page, host: Host) -> str:
    """Let the browser look at the version deployed last, until it is saved ("waiting") or was refused ("none").

    The browser joins a look that it is asked for with one that is under way, which may have begun before the deploy;
    and it looks of its own accord after a page was opened. So the last word has the look that began after this version
    was asked for.
    """
    while WORKER not in host.requests:
        page.evaluate(UPDATE_ENDED)
    return str(page.evaluate(UPDATE_ENDED))

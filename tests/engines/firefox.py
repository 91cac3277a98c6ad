"""Firefox, driven by Playwright."""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from playwright.sync_api import Browser, BrowserType, Frame, Locator, Page, expect

from bootstrap import find_firefox
from tests.engines.door import BESIDE, PATIENCE


def launch(firefox: BrowserType, **preferences: Any) -> Browser:
    """The system's own Firefox, spoken to by WebDriver BiDi: Playwright's usual door needs its own build of Firefox."""
    return firefox.launch(executable_path=find_firefox(), channel="moz-firefox", firefox_user_prefs=preferences)


def by_proxy(port: int) -> dict[str, Any]:
    """Preferences that send whatever is asked of other hosts to a proxy."""
    kinds = {f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")}
    ports = {f"{kind}_port": port for kind in kinds}
    return {"network.proxy.type": 1, **kinds, **ports}


class Firefox:
    """A window of a running Firefox."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport={"width": 1280, "height": 960})
        self._context.set_default_timeout(PATIENCE * 1000)
        self._look_at(self._context.new_page())

    def _look_at(self, page: Page) -> None:
        self._page = page
        self._place: Page | Frame = page

    def open(self, url: str) -> None:
        """Go to a page."""
        self._page.goto(url)

    def reload(self) -> None:
        """Load the page again."""
        self._page.reload()

    def beside(self) -> Firefox:
        """Another window with the same profile, which this page knows as `beside`."""
        other = copy(self)
        with self._page.expect_popup() as opened:
            self._page.evaluate(BESIDE)
        other._look_at(opened.value)  # noqa: SLF001 (one of its own kind)
        return other

    def enter(self, title: str) -> None:
        """Do all that follows in the frame of that title."""
        frame = self._page.get_by_title(title).element_handle().content_frame()
        assert frame
        self._place = frame

    def leave(self) -> None:
        """Do all that follows on the page again."""
        self._place = self._page

    def click(self, name: str, role: str = "button") -> None:
        """Click on the first visible thing of that role and accessible name."""
        self._click(self._find(role, name))

    def click_text(self, text: str) -> None:
        """Click on the first visible thing that says exactly this."""
        found = self._place.get_by_text(text, exact=True).locator("visible=true").first
        self._click(found)

    def type(self, text: str, into: str) -> None:
        """Replace what stands in the text box of that name, key by key."""
        self._find("textbox", into).click()
        self._page.keyboard.press("Control+a")
        self._page.keyboard.type(text)

    def press(self, key: str) -> None:
        """Press a key, or several at once as in `Control+Enter`."""
        self._page.keyboard.press(key)

    def sees(self, text: str) -> None:
        """Wait until the page shows this text."""
        expect(self._place.locator("body")).to_contain_text(text, use_inner_text=True, timeout=PATIENCE * 1000)

    def misses(self, text: str) -> None:
        """Wait until the page no longer shows this text."""
        expect(self._place.locator("body")).not_to_contain_text(text, use_inner_text=True, timeout=PATIENCE * 1000)

    def reads(self, role: str, name: str = "") -> str:
        """Text of the first visible thing of that role and accessible name."""
        return self._find(role, name).inner_text()

    def evaluate(self, script: str) -> object:
        """Value of a JavaScript expression, awaited if it is a promise."""
        return self._place.evaluate(script)

    def close(self) -> None:
        """Close the window and forget its profile."""
        self._context.close()

    def _click(self, found: Locator) -> None:
        if self._place is self._page:
            found.click()
        else:
            found.evaluate("(element) => element.click()")

    def _find(self, role: str, name: str) -> Locator:
        named = re.compile(f"^{re.escape(name)}")
        return self._place.get_by_role(role, name=named).locator("visible=true").first  # type: ignore[arg-type]

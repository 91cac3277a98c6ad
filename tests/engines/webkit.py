"""WebKitGTK's MiniBrowser, driven by WebDriver on a screen that nobody sees."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from copy import copy

import pytest
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver import ActionChains, Keys, WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from urllib3.exceptions import HTTPError

from bootstrap import find_webkit
from tests.engines.door import BESIDE, PATIENCE

CANDIDATES = {
    "alert": "[role=alert]",
    "button": "button, [role=button]",
    "group": "[role=group]",
    "heading": "h1, h2, h3, [role=heading]",
    "insertion": "ins",
    "link": "a[href]",
    "radio": "input[type=radio], [role=radio]",
    "region": "section[aria-label]",
    "textbox": "textarea, input, [role=textbox]",
}
"""Elements worth asking for their role: WebDriver can't find by role, and each question is a round trip."""
KEYS = {"Control": Keys.CONTROL, "Enter": Keys.ENTER, "Space": Keys.SPACE, "Tab": Keys.TAB, "Escape": Keys.ESCAPE}
MOVING = """return document.getAnimations().some(
  ({ playState, effect }) => playState === "running" && effect.getComputedTiming().endTime < Infinity)"""
"""Whether something is on its way; a click would hit the place where it just was. Playwright looks by itself."""
NOT_YET = (ElementClickInterceptedException, ElementNotInteractableException, StaleElementReferenceException)


STARTS = 3
"""MiniBrowser now and then does not answer its driver at its start, and is started anew."""

SILENCE = 60
"""Seconds without an answer after which the driver is given up."""


def _started(options: WebKitGTKOptions, driver: str, environment: dict[str, str]) -> WebKitGTK:
    usual = socket.getdefaulttimeout()
    socket.setdefaulttimeout(SILENCE)
    try:
        for attempt in range(STARTS):
            try:
                return WebKitGTK(options=options, service=WebKitGTKService(executable_path=driver, env=environment))
            except HTTPError:
                if attempt == STARTS - 1:
                    raise
    finally:
        socket.setdefaulttimeout(usual)
    raise AssertionError("the last attempt returns or raises")


class WebKit:
    """A window of MiniBrowser. Its automation sessions keep nothing: each is a fresh profile."""

    def __init__(self, display: str) -> None:
        browser, driver, _ = find_webkit()
        options = WebKitGTKOptions()
        options.binary_location = browser
        options.add_argument("--automation")
        self._session = _started(options, driver, {**os.environ, "DISPLAY": display})
        self._session.set_window_size(1280, 1000)
        self._session.set_script_timeout(PATIENCE)
        self._window = self._session.current_window_handle
        self._shown = [self._window]
        self._framed = False

    @property
    def _driver(self) -> WebKitGTK:
        """The session, which drives one window at a time."""
        if self._shown != [self._window]:
            self._session.switch_to.window(self._window)
            self._shown[:] = [self._window]
        return self._session

    def open(self, url: str) -> None:
        """Go to a page."""
        self._driver.get(url)

    def reload(self) -> None:
        """Load the page again."""
        self._driver.refresh()

    def beside(self) -> WebKit:
        """Another window with the same profile, which this page knows as `beside`."""
        other = copy(self)
        # Only what a person has clicked on may open a window.
        self._driver.execute_script(f"""const opener = document.createElement("button");
            opener.textContent = "Open";
            opener.style = "position: fixed; inset: 0; z-index: 9999";
            opener.onclick = () => {{ {BESIDE}; opener.remove(); }};
            document.body.append(opener);""")
        self.click("Open")
        [other._window] = set(self._session.window_handles) - {self._window}  # noqa: SLF001 (one of its own kind)
        return other

    def enter(self, title: str) -> None:
        """Do all that follows in the frame of that title."""
        self._framed = True
        self._driver.switch_to.frame(self._driver.find_element(By.CSS_SELECTOR, f"iframe[title='{title}']"))

    def leave(self) -> None:
        """Do all that follows on the page again."""
        self._framed = False
        self._driver.switch_to.default_content()

    def click(self, name: str, role: str = "button") -> None:
        """Click on the first visible thing of that role and accessible name."""
        self._until(lambda: self._clicked(self._named(role, name)), f"{role} {name!r} to be clicked")

    def click_text(self, text: str) -> None:
        """Click on the first visible thing that says exactly this."""
        path = f'//*[normalize-space(.)="{text}"]'
        self._until(lambda: self._clicked(self._visible(By.XPATH, path)), f"text {text!r} to be clicked")

    def type(self, text: str, into: str) -> None:
        """Replace what stands in the text box of that name, key by key."""
        self.click(into, "textbox")
        self.press("Control+a")
        ActionChains(self._driver).send_keys(text.replace("\n", Keys.ENTER)).perform()

    def press(self, key: str) -> None:
        """Press a key, or several at once as in `Control+Enter`."""
        *held, last = (KEYS.get(part, part) for part in key.split("+"))
        actions = ActionChains(self._driver)
        for modifier in held:
            actions.key_down(modifier)
        actions.send_keys(last)
        for modifier in reversed(held):
            actions.key_up(modifier)
        actions.perform()

    def sees(self, text: str) -> None:
        """Wait until the page shows this text."""
        self._until(lambda: _plain(text) in _plain(self._text()), f"text {text!r}")

    def misses(self, text: str) -> None:
        """Wait until the page no longer shows this text."""
        self._until(lambda: _plain(text) not in _plain(self._text()), f"text {text!r} to be gone")

    def reads(self, role: str, name: str = "") -> str:
        """Text of the first visible thing of that role and accessible name."""
        texts: list[str] = []

        def read() -> bool:
            texts[:] = [str(element.get_property("innerText")) for element in self._named(role, name)]
            return bool(texts)

        self._until(read, f"{role} {name!r}")
        return texts[0]

    def evaluate(self, script: str) -> object:
        """Value of a JavaScript expression, awaited if it is a promise."""
        answer: object = self._driver.execute_script(f"return {script}")
        return answer

    def close(self) -> None:
        """Close the window and forget its profile."""
        self._driver.quit()

    def _clicked(self, found: Iterator[WebElement]) -> bool:
        element = None if self._driver.execute_script(MOVING) else next(found, None)
        if element:
            # WebDriver scrolls no further than to the window's edge, where a bar may lie over it.
            self._driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", element)
            if self._framed:
                self._driver.execute_script("arguments[0].click()", element)
            else:
                element.click()
        return element is not None

    def _until(self, happened: Callable[[], object], what: str) -> None:
        wait = WebDriverWait(self._driver, PATIENCE, poll_frequency=0.1, ignored_exceptions=NOT_YET)
        try:
            wait.until(lambda _: happened())
        except TimeoutException:
            pytest.fail(f"waited {PATIENCE} s for {what}; the page shows:\n{self._text()}")

    def _text(self) -> str:
        # WebDriver's own text of an element has what is folded away in it, and no line breaks between blocks.
        return str(self._driver.execute_script("return document.body.innerText"))

    def _visible(self, by: str, value: str) -> Iterator[WebElement]:
        return (element for element in self._driver.find_elements(by, value) if element.is_displayed())

    def _named(self, role: str, name: str) -> Iterator[WebElement]:
        for element in self._visible(By.CSS_SELECTOR, CANDIDATES[role]):
            if element.aria_role == role and element.accessible_name.startswith(name):
                yield element


def _plain(text: str) -> str:
    """Text with its white space made even, as Playwright compares it."""
    return " ".join(text.split())

"""What a person does in a browser, so that a test is written once and runs in every engine."""

from __future__ import annotations

from typing import Protocol

PATIENCE = 60
"""Seconds until something that should happen must have happened; loading Python on a slow machine is the longest."""

BESIDE = "void (window.beside = window.open('about:blank', '', 'popup,width=1000,height=900'))"
"""Opens a window that is seen, as tabs in the background are slowed down."""


class Door(Protocol):
    """A window of a browser with a fresh profile. What is looked for is waited for; a name may be its beginning."""

    def open(self, url: str) -> None:
        """Go to a page."""

    def reload(self) -> None:
        """Load the page again."""

    def beside(self) -> Door:
        """Another window with the same profile, which the page knows as `beside`; it is closed with this one."""

    def enter(self, title: str) -> None:
        """Do all that follows in the frame of that title. Clicks are made by script there: drivers aim beside them."""

    def leave(self) -> None:
        """Do all that follows on the page again."""

    def click(self, name: str, role: str = "button") -> None:
        """Click on the first visible thing of that role and accessible name."""

    def click_text(self, text: str) -> None:
        """Click on the first visible thing that says exactly this."""

    def type(self, text: str, into: str) -> None:
        """Replace what stands in the text box of that name, key by key."""

    def press(self, key: str) -> None:
        """Press a key, or several at once as in `Control+Enter`."""

    def sees(self, text: str) -> None:
        """Wait until the page shows this text."""

    def misses(self, text: str) -> None:
        """Wait until the page no longer shows this text."""

    def reads(self, role: str, name: str = "") -> str:
        """Text of the first visible thing of that role and accessible name."""

    def evaluate(self, script: str) -> object:
        """Value of a JavaScript expression, awaited if it is a promise."""

    def close(self) -> None:
        """Close the window and forget its profile."""

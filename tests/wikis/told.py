"""What a real host showed when a test on it failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Error

SHOTS = Path(__file__).resolve().parents[2] / ".cache" / "wikis" / "screenshots"
MOST = 1500
"""Characters of a page that are told."""


@contextmanager
def telling(context: BrowserContext, host: str) -> Iterator[None]:
    """A failure within names the host, what its pages say, and a screenshot of each."""
    try:
        yield
    except (AssertionError, Error) as error:
        seen = []
        for number, page in enumerate(context.pages, 1):
            SHOTS.mkdir(parents=True, exist_ok=True)
            shot = SHOTS / f"{host}-{number}.png"
            page.screenshot(path=shot)
            said = "\n".join(frame.locator("body").inner_text() for frame in page.frames)
            seen.append(f"{page.url} ({shot}):\n{said[:MOST]}")
        raise AssertionError("\n\n".join([f"{host}: {error}", *seen])) from error

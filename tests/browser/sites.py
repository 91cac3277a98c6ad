"""The project's own site, as browser tests need it: `python -m tests.browser.sites` builds it, which is done once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flashdeck.build import build_site
from flashdeck.progress import Progress

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / ".cache" / "test-sites"
PLACES = {"root": "", "sub-path": "course/cards/"}


@cache
def built(place: str) -> Path:
    """Folder of the project's site, built for a root or a sub-path."""
    path = PLACES[place]
    return build_site(ROOT, Progress(), f"http://127.0.0.1:8000/{path}", SITES / place / path)


if __name__ == "__main__":
    for place in PLACES:
        built(place)

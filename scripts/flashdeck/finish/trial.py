"""A finished site's service worker, installed as a browser would: one that can't be is not published."""

from __future__ import annotations

from pathlib import Path

from flashdeck import node
from flashdeck.problems import Failure


def try_service_worker(site: Path) -> None:
    """Install `site/sw.js` and have it answer every listed file without a network. Raises Failure if it can't."""
    problem = node.ask("try-worker.mjs", {"site": str(site)})["problem"]
    if problem:
        raise Failure(f"sw.js could not be installed by browsers: {problem} (mend overrides/app/sw/, or build again)")

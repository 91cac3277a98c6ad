"""The snippet that every way of running Python is measured with, as the deck has it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

SOFTMAX = "cards/when-is-a-pipeline-applied/"
"""Its snippet ends with a softmax, and imports only `numpy`: pyodide-mkdocs-theme looks for `numpy.lib` on PyPI."""


@dataclass(frozen=True)
class Snippet:
    """The first snippet of a card."""

    page: str
    """The card's page, below the site's base."""

    code: str
    printed: str
    """The last line that it prints."""


def read_snippet(site: Path, page: str) -> Snippet:
    """The first snippet of the card at `page`."""
    index = json.loads((site / "deck" / "index.json").read_text("utf-8"))
    for section in index["sections"]:
        for card in json.loads((site / "deck" / section["file"]).read_text("utf-8"))["cards"]:
            if card["url"] == page:
                first = card["snippets"][0]
                return Snippet(page, first["code"], first["output"].splitlines()[-1])
    raise SystemExit(f"bench: the deck has no card at {page}")

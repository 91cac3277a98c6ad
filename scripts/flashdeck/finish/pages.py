"""Finished HTML pages: math typeset, one style for all, files named by their hash, the first script put inline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from flashdeck import node
from flashdeck.typeset import Typesetter, formulas

APP = "assets/app"
PLACES = {
    "style": f"{APP}/site.css",
    "frame": f"{APP}/frame.js",
    "embedStyle": f"{APP}/embed.css",
}
"""What pages call the bundled files, by their role."""

DOOR = re.compile(rf'<script src="([^"]*){APP}/door\.js"([^>]*)></script>')
"""Where the templates ask for the script that chooses the language: it has to have run before anything is drawn."""

DRAWN = {"study": ("deck/index.json", "deck/cards.json"), "offline": ("runtime/index.json",)}
"""Pages that are drawn by a script, and the data that they always begin with."""

SOURCES = ("assets/styles",)
"""What the theme holds as source and the bundle replaces."""


def read_pages(site: Path, typesetter: Typesetter) -> dict[Path, str]:
    """The text of all pages, with their formulas prepared, all of the site in one go."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    typesetter.prepare(formula for text in pages.values() for formula in formulas(text))
    return pages


def bundle(site: Path, fonts: dict[str, str]) -> dict[str, Any]:
    """Bundle browser source, styles and fonts into the site; gives the names of the files by role."""
    made = node.ask("bundle.mjs", {"outdir": str(site / APP), "fonts": fonts})
    for folder in SOURCES:
        shutil.rmtree(site / folder, ignore_errors=True)
    return dict(made)


def finish_pages(pages: dict[Path, str], made: dict[str, Any], typesetter: Typesetter) -> None:
    """Point every page to the bundled files and typeset its math."""
    for path, text in pages.items():
        changed = typesetter.replace(text)
        if changed != text:
            prefix = re.search(rf'href="([^"]*){re.escape(APP)}/', text)
            link = f'<link rel="stylesheet" href="{prefix[1] if prefix else ""}{APP}/{made["math"]}">'
            changed = changed.replace("</head>", f"{link}</head>", 1)
        for page, data in DRAWN.items():
            if f"<flash-{page}>" in text:
                changed = changed.replace("</head>", f"{_ahead(made['ahead'][page], data)}</head>", 1)
        for role, place in PLACES.items():
            changed = changed.replace(place, f"{APP}/{made[role]}")
        path.write_text(DOOR.sub(lambda asked: _inline(asked, made["door"]), changed), "utf-8")


def _ahead(scripts: Sequence[str], data: Sequence[str]) -> str:
    """Links that have what a page is drawn with fetched while it is parsed, and not one after the other."""
    modules = [f'<link rel="modulepreload" href="../{APP}/{script}">' for script in scripts]
    files = [f'<link rel="preload" href="../{file}" as="fetch" crossorigin>' for file in data]
    return "".join(modules + files)


def _inline(asked: re.Match[str], door: str) -> str:
    return f'<script data-app="{asked[1]}{APP}/"{asked[2]}>{door}</script>'

"""Finished HTML pages: math typeset, and script and style named by the hash of what is in them."""

from __future__ import annotations

import html
import json
import re
import shutil
from pathlib import Path
from typing import Any

from flashdeck import node
from flashdeck.typeset import Typesetter, formulas, formulas_in_search, readable

APP = "assets/app"
SCRIPT = f"{APP}/site.js"
STYLE = f"{APP}/site.css"
SOURCES = ("assets/styles",)
"""What the theme holds as source and the bundle replaces."""

UNUSED = ("assets/javascripts/lunr", "sitemap.xml.gz", "assets/images/favicon.png")
"""What Material ships and no page of this site asks for: stemmers of other languages, a second icon."""


def bundle(site: Path) -> dict[str, Any]:
    """Bundle browser source and styles into the site; gives the names of the files by role."""
    made = node.ask("bundle.mjs", {"outdir": str(site / APP)})
    for folder in SOURCES:
        shutil.rmtree(site / folder, ignore_errors=True)
    return dict(made)


def finish_pages(site: Path, made: dict[str, Any], typesetter: Typesetter) -> None:
    """Point every page to the bundled files and typeset its math, all formulas of the site in one go."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    typesetter.prepare(formula for text in pages.values() for formula in formulas(text))
    for path, text in pages.items():
        changed = typesetter.replace(text)
        if changed != text:
            prefix = re.search(rf'href="([^"]*){re.escape(STYLE)}"', text)
            link = f'<link rel="stylesheet" href="{prefix[1] if prefix else ""}{APP}/{made["math"]}">'
            changed = changed.replace("</head>", f"{link}</head>", 1)
        changed = changed.replace(SCRIPT, f"{APP}/{made['script']}").replace(STYLE, f"{APP}/{made['style']}")
        path.write_text(changed, "utf-8")


def finish_search(site: Path, typesetter: Typesetter) -> None:
    """Write the formulas of the search index as plain text, so that a result shows what a reader sees, not TeX."""
    path = site / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    for entry in index["docs"]:
        found = formulas_in_search(entry["text"])
        made = typesetter.prepare(formula for _, formula in found)
        for text, formula in found:
            entry["text"] = entry["text"].replace(text, html.escape(readable(made[formula]), quote=False))
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def remove_unused(site: Path) -> None:
    """Remove what no page asks for, so that nobody's phone saves it."""
    for name in UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in site.rglob("*.map"):
        path.unlink()
    for path in site.rglob("*.js"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text), "utf-8")

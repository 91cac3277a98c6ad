"""What Material ships, made fit for this site: no file that no page asks for, a search that loads when it is used."""

from __future__ import annotations

import hashlib
import html
import json
import re
import shutil
from pathlib import Path

from flashdeck.problems import Failure
from flashdeck.typeset import Typesetter, formulas_in_search, readable

UNUSED = ("assets/javascripts/lunr", "sitemap.xml.gz", "assets/images/favicon.png")
"""What Material ships and no page of this site asks for: stemmers of other languages, a second icon."""

SCRIPTS = "assets/javascripts"
LATER = (
    # Where the search engine gets the index: at once, or, from a disk, when search is opened.
    (re.compile(r'[\w$]+\([\w$]+\(location\.protocol!=="file:"\),([\w$]+\("search"\))\)'), r"\1"),
    # What marks the words that were searched for, which come with the address of a result.
    (re.compile(r'([\w$]+\("search\.highlight"\))\?'), r'\1&&new URLSearchParams(location.search).has("h")?'),
)
"""Where Material's script takes the search index on every page, and what to write there instead."""

STUB = """addEventListener("message", (first) => {
  importScripts("%s");
  dispatchEvent(new MessageEvent("message", { data: first.data }));
}, { once: true });
"""
"""A search worker that loads the real one with the first message, which brings the index."""


def finish_search(site: Path, typesetter: Typesetter) -> None:
    """Show formulas in results as a reader sees them, and load index and search engine only when search is opened."""
    _write_formulas(site, typesetter)
    _wait_for_use(site)


def _write_formulas(site: Path, typesetter: Typesetter) -> None:
    """Write the formulas of the search index as plain text, so that a result shows what a reader sees, not TeX."""
    path = site / "search" / "search_index.json"
    index = json.loads(path.read_text("utf-8"))
    for entry in index["docs"]:
        found = formulas_in_search(entry["text"])
        made = typesetter.prepare(formula for _, formula in found)
        for text, formula in found:
            entry["text"] = entry["text"].replace(text, html.escape(readable(made[formula]), quote=False))
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _wait_for_use(site: Path) -> None:
    scripts, workers = sorted(site.glob(f"{SCRIPTS}/bundle.*.js")), sorted(site.glob(f"{SCRIPTS}/workers/search.*.js"))
    if len(scripts) != 1 or len(workers) != 1:
        raise Failure("Material's scripts have other names than expected (see scripts/flashdeck/finish/material.py)")
    script, worker = scripts[0], workers[0]
    text = script.read_text("utf-8")
    for at_once, later in LATER:
        text, changes = at_once.subn(later, text)
        if changes != 1:
            raise Failure("Material's search starts otherwise than expected (see scripts/flashdeck/finish/material.py)")
    script.write_text(text, "utf-8")
    engine = worker.with_name(f"engine.{hashlib.sha256(worker.read_bytes()).hexdigest()[:8]}.js")
    worker.rename(engine)
    worker.write_text(STUB % engine.name, "utf-8")


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

"""Bytes over the wire, compressed as static hosts do, against stock Material and against Pyodide as published."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from flashdeck.markdown import read_config
from tests.bench.table import Row

PAGES = (
    ("first view of home", [""]),
    ("a card page after home", ["", "cards/what-is-max-pooling/"]),
    ("study page, first view", ["study/"]),
)
COMPRESSED_ALREADY = (".woff2", ".png", ".whl", ".zip")


def write_stock(folder: Path, root: Path, work: Path) -> None:
    """Build the same pages with Material as it comes: no templates, styles or scripts of ours."""
    docs = work / "stock-docs"
    shutil.copytree(root / "docs", docs)
    for page in docs.rglob("*.md"):
        page.write_text(re.sub(r"(?m)^template: .*\n", "", page.read_text("utf-8"), count=1), "utf-8")
    shutil.copytree(root / "overrides" / "theme" / "assets" / "icons", docs / "assets" / "icons")
    config = read_config(root)
    config["theme"].pop("custom_dir")
    config |= {"docs_dir": str(docs), "site_url": "http://127.0.0.1:8000/", "validation": {}, "nav": None}
    settings = work / "stock.yml"
    settings.write_text(yaml.safe_dump(config), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)


def measure_pages(browser: Browser, url: str, top: Path) -> Iterator[Row]:
    """Rows for pages of the site in `top`, served at `url`, against the same pages in stock Material below it."""
    stock = (f"{url}stock/", top / "stock")
    for what, paths in PAGES:
        ours, theirs = _first_view(browser, url, top, paths), _first_view(browser, *stock, paths)
        yield Row(what, ours[-1:], theirs[-1:], "stock Material", "kB")


def measure_runtime(folder: Path, textbook: Path) -> Iterator[Row]:
    """A row for the Python runtime, against Pyodide's files and NumPy's wheel as published."""
    ours = sum(compressed(path.name, path.read_bytes()) for path in folder.iterdir())
    left_out = ("index.html", "snippet.py")
    theirs = sum(compressed(path.name, path.read_bytes()) for path in textbook.iterdir() if path.name not in left_out)
    yield Row("Python runtime", [ours / 1000], [theirs / 1000], "Pyodide and NumPy as published", "kB")


def _first_view(browser: Browser, url: str, top: Path, paths: Iterable[str]) -> list[float]:
    """Kilobytes that each page in turn adds, without a service worker: files that none before it asked for.

    The files are read below `top`, which is what `url` serves.
    """
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
    sizes = []
    for path in paths:
        before = set(asked)
        page.goto(url + path, wait_until="networkidle")
        files = [top / address.removeprefix(url) for address in asked - before if address.startswith(url)]
        bodies = [file / "index.html" if file.is_dir() else file for file in files]
        sizes.append(sum(compressed(file.name, file.read_bytes()) for file in bodies) / 1000)
    context.close()
    return sizes


def compressed(name: str, body: bytes) -> int:
    """Bytes of a file as static hosts send it."""
    return len(body) if name.endswith(COMPRESSED_ALREADY) else len(gzip.compress(body, 6, mtime=0))

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
from playwright.sync_api import Browser, Response

from flashdeck.markdown import read_config
from tests.bench.table import Row

PAGES = (("first view of home", ""), ("study page, first view", "study/"))
CARD = "cards/what-is-max-pooling/"
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


def measure_pages(browser: Browser, url: str) -> Iterator[Row]:
    """Rows for pages, against the same pages in stock Material."""
    for what, path in PAGES:
        ours, theirs = _first_view(browser, url, [path]), _first_view(browser, f"{url}stock/", [path])
        yield Row(what, [ours[-1]], [theirs[-1]], "stock Material", "kB")
    ours, theirs = _first_view(browser, url, ["", CARD]), _first_view(browser, f"{url}stock/", ["", CARD])
    yield Row("a card page after home", [ours[-1]], [theirs[-1]], "stock Material", "kB")


def measure_runtime(folder: Path, textbook: Path) -> Iterator[Row]:
    """A row for the Python runtime, against Pyodide's files and NumPy's wheel as published."""
    ours = sum(_compressed(path.name, path.read_bytes()) for path in folder.iterdir())
    left_out = ("index.html", "snippet.py")
    theirs = sum(_compressed(path.name, path.read_bytes()) for path in textbook.iterdir() if path.name not in left_out)
    yield Row("Python runtime", [ours / 1000], [theirs / 1000], "Pyodide and NumPy as published", "kB")


def _first_view(browser: Browser, url: str, paths: Iterable[str]) -> list[float]:
    """Kilobytes that each page in turn adds, without a service worker: files that none before it had."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    bodies: dict[str, bytes] = {}
    sizes = []
    for path in paths:
        with_before = set(bodies)
        responses: list[Response] = []

        def note(response: Response, kept: list[Response] = responses) -> None:
            kept.append(response)

        page.on("response", note)
        page.goto(url + path, wait_until="networkidle")
        page.remove_listener("response", note)
        bodies |= {response.url: response.body() for response in responses if response.url.startswith(url)}
        sizes.append(sum(_compressed(name, bodies[name]) for name in bodies.keys() - with_before) / 1000)
    context.close()
    return sizes


def _compressed(name: str, body: bytes) -> int:
    return len(body) if name.endswith(COMPRESSED_ALREADY) else len(gzip.compress(body, 6, mtime=0))

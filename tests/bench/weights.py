"""Bytes over the wire, compressed as static hosts do, against stock Material and against Pyodide as published."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser

from flashdeck.markdown import read_config
from tests.bench.table import Row

HOME_KB, CARD_KB, STUDY_KB = 150, 25, 200
"""What a first view may weigh at most, over the wire: home, a card after it, the study page."""

OFFLINE_USE = "performance.getEntriesByType('resource').some(({name}) => name.includes('/register-'))"
"""Whether a page of ours has asked for the last of its scripts, a moment after it was loaded."""

STOCK = "stock Material"
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


def measure_pages(browser: Browser, url: str, top: Path) -> Iterator[Row | str]:
    """Rows for pages of the site in `top`, served at `url`, against the same pages in stock Material below it."""
    ours, theirs = Views(browser, url, top), Views(browser, f"{url}stock/", top / "stock", ready="true")
    home, stock_home = ours.files(""), theirs.files("")
    yield Row("first view of home", [ours.weigh(home)], [theirs.weigh(stock_home)], STOCK, "kB", HOME_KB)
    cards = [card["slug"] for card in json.loads((top / "deck" / "cards.json").read_text("utf-8"))["cards"]]
    own = {card: ours.weigh(ours.files(f"cards/{card}/") - home) for card in cards}
    heaviest = max(own, key=lambda card: own[card])
    stock_own = theirs.weigh(theirs.files(f"cards/{heaviest}/") - stock_home)
    yield Row("a card page after home, the heaviest", [own[heaviest]], [stock_own], STOCK, "kB", CARD_KB)
    yield f"{'':<46}        ({heaviest} of {len(cards)}; the median is {statistics.median(own.values()):.2f} kB)"
    study, stock_study = ours.files("study/"), theirs.files("study/")
    yield Row("study page, first view", [ours.weigh(study)], [theirs.weigh(stock_study)], STOCK, "kB", STUDY_KB)


def measure_runtime(folder: Path, textbook: Path) -> Iterator[Row]:
    """A row for the Python runtime, against Pyodide's files and NumPy's wheel as published."""
    ours = sum(compressed(path.name, path.read_bytes()) for path in folder.iterdir())
    left_out = ("index.html", "snippet.py")
    theirs = sum(compressed(path.name, path.read_bytes()) for path in textbook.iterdir() if path.name not in left_out)
    yield Row("Python runtime", [ours / 1000], [theirs / 1000], "Pyodide and NumPy as published", "kB")


@dataclass(frozen=True)
class Views:
    """First views of pages, each in a browser of its own without a service worker."""

    browser: Browser
    url: str
    top: Path
    """What `url` serves."""

    ready: str = OFFLINE_USE

    def files(self, path: str) -> set[str]:
        """Addresses that the page at `path` asks for."""
        context = self.browser.new_context(service_workers="block")
        page = context.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url.partition("?")[0]))
        page.goto(self.url + path)
        page.wait_for_function(self.ready)
        page.wait_for_load_state("networkidle")
        context.close()
        return asked

    def weigh(self, addresses: Iterable[str]) -> float:
        """Kilobytes of them as they travel."""
        files = [self.top / address.removeprefix(self.url) for address in addresses if address.startswith(self.url)]
        bodies = [file / "index.html" if file.is_dir() else file for file in files]
        return sum(compressed(file.name, file.read_bytes()) for file in bodies) / 1000


def compressed(name: str, body: bytes) -> int:
    """Bytes of a file as static hosts send it."""
    return len(body) if name.endswith(COMPRESSED_ALREADY) else len(gzip.compress(body, 6, mtime=0))

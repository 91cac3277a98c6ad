"""Other ways to run Python on a static site, and this one, against the textbook way; all on the same Pyodide version.

Each of them starts Python at another moment: with its page, with a click, or at the first sign of interest. What they
have in common is measured, as a learner meets it: from opening a page to the snippet's last printed line, with Run
clicked as soon as the page takes a click, and with every file in the browser's caches. JupyterLite is given the code in
its address and runs it by itself. Nothing comes from a CDN.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Page

from tests.bench import clicks, installs, jupyterlite, mkdocs_theme
from tests.bench.card import Snippet
from tests.bench.table import Row

ROUNDS = 7
PYODIDE = "/textbook/"
WATCH = """
const plain = ({ textContent }) => textContent.replaceAll("\\u00a0", " ");
const shown = () => [...document.querySelectorAll(SELECTOR)].map(plain);
window.printed = new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("nothing was printed within a minute")), 60_000);
  new MutationObserver((_, observer) => {
    if (!shown().some((text) => TEXTS.every((part) => text.includes(part)))) return;
    observer.disconnect();
    resolve(performance.now());
  }).observe(document, { childList: true, subtree: true, characterData: true });
});
"""


def write(top: Path, root: Path, snippet: Snippet) -> None:
    """Lay out the textbook way, JupyterLite and pyodide-mkdocs-theme side by side in `top`."""
    programs, wheels = installs.venv(root), installs.wheels(root)
    clicks.write_textbook(top / "textbook", root, snippet.code)
    shutil.copy(root / "node_modules" / "pyodide" / "pyodide.js", top / "textbook")
    _add_wheels(top / "textbook", wheels)
    jupyterlite.write(top / "jupyter", programs, wheels, PYODIDE)
    mkdocs_theme.write(top / "theme", programs, installs.npm(root), PYODIDE, snippet.code)


def _add_wheels(pyodide: Path, wheels: Path) -> None:
    """Put wheels from PyPI where Pyodide's lock file looks for its own copies of them, which were packed anew."""
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))
    for package in lock["packages"].values():
        wheel = wheels / package["file_name"]
        if wheel.exists():
            shutil.copy(wheel, pyodide)
            package["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (pyodide / "pyodide-lock.json").write_text(json.dumps(lock), "utf-8")


def measure(context: BrowserContext, site: str, others: str, snippet: Snippet) -> Iterator[Row]:
    """A row for each way, from rounds in which all of them took their turn."""

    def card(page: Page) -> None:
        page.goto(site + snippet.page)
        page.get_by_text("Show answer").click()
        page.get_by_role("button", name="Run snippet").first.click()

    def textbook(page: Page) -> None:
        page.goto(f"{others}textbook/")
        page.get_by_role("button", name="Run").click()

    def repl(page: Page) -> None:
        page.goto(f"{others}jupyter/repl/index.html?kernel=python&code={quote(snippet.code)}")

    def editor(page: Page) -> None:
        page.goto(f"{others}theme/")
        page.locator("button[btn_kind=play]").click()  # it has no accessible name

    ways: list[tuple[str, Callable[[Page], None], str, list[str]]] = [
        ("textbook", textbook, "pre", [snippet.printed]),
        ("this site", card, "flash-snippet .flash-output", ["Output of your run", snippet.printed]),
        ("JupyterLite REPL 0.8", repl, ".jp-OutputArea-output", [snippet.printed]),
        ("pyodide-mkdocs-theme 5.7", editor, ".terminal-output", [snippet.printed]),
    ]
    taken: dict[str, list[float]] = {name: [] for name, *_ in ways}
    for number in range(ROUNDS + 1):
        for name, run, selector, texts in ways:
            page = context.new_page()
            page.add_init_script(WATCH.replace("SELECTOR", json.dumps(selector)).replace("TEXTS", json.dumps(texts)))
            run(page)
            seconds = float(page.evaluate("printed")) / 1000
            page.close()
            if number:  # the first round fills the caches
                taken[name].append(seconds)
    for name, *_ in ways[1:]:
        yield Row(f"open to output: {name}", taken[name], taken["textbook"], "loadPyodide and loadPackage", "s")

"""From the click on Run to the output, against the textbook way in the same browser, everything in its caches."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.bench.table import Row

ROUNDS = 7
CARD = "cards/what-is-max-pooling/"
TEXTBOOK = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Textbook</title>
<button>Run</button><pre></pre>
<script type="module">
import { loadPyodide } from "./pyodide.mjs";
document.querySelector("button").onclick = async () => {
  const output = document.querySelector("pre");
  const pyodide = await loadPyodide({ stdout: (line) => output.append(line + "\\n") });
  await pyodide.loadPackage("numpy");
  pyodide.runPython("import numpy");
  pyodide.runPython(await (await fetch("snippet.py")).text());
};
</script></html>
"""
WATCH = """(selector) => {
  window.measured = new Promise((resolve) => {
    let clicked = 0;
    addEventListener("click", () => { clicked = performance.now(); }, { capture: true, once: true });
    const target = document.querySelector(selector);
    new MutationObserver((_, observer) => {
      if (!clicked || !target.textContent.includes("3x3, stride 1: [[7, 7], [7, 7]]")) return;
      observer.disconnect();
      resolve(performance.now() - clicked);
    }).observe(target, { childList: true, subtree: true, characterData: true });
  });
}"""


def write_textbook(folder: Path, root: Path, code: str) -> None:
    """Lay out the textbook way: Pyodide's files from npm, NumPy's wheel as published, and a page with a button."""
    folder.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copy(root / "node_modules" / "pyodide" / name, folder)
    for wheel in (root / ".cache" / "downloads").glob("numpy-*.whl"):
        shutil.copy(wheel, folder)
    (folder / "index.html").write_text(TEXTBOOK, "utf-8")
    (folder / "snippet.py").write_text(code, "utf-8")


def measure(context: BrowserContext, url: str) -> Iterator[Row]:
    """A row for a click on a page where Python was saved for offline use."""
    page = context.new_page()
    page.goto(f"{url}offline/")
    page.get_by_role("button", name="Save Python").click()
    page.get_by_role("button", name="Remove Python").wait_for()
    page.close()
    ours, theirs = [], []
    for number in range(ROUNDS + 1):
        first = _ours(context.new_page(), url)
        second = _theirs(context.new_page(), url)
        if number:
            ours.append(first)
            theirs.append(second)
    yield Row("click on Run to output, warm", ours, theirs, "loadPyodide and loadPackage", "s")


def _ours(page: Page, url: str) -> float:
    page.goto(url + CARD)
    page.get_by_text("Show answer").click()
    page.evaluate(WATCH, "flash-snippet .flash-output")
    page.get_by_role("button", name="Run snippet").first.click()
    return _taken(page)


def _theirs(page: Page, url: str) -> float:
    page.goto(f"{url}textbook/")
    page.evaluate(WATCH, "pre")
    page.get_by_role("button", name="Run").click()
    return _taken(page)


def _taken(page: Page) -> float:
    taken = float(page.evaluate("measured")) / 1000
    page.close()
    return taken

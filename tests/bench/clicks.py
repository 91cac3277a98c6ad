"""From the click on Run to the output, against the textbook way in the same browser: first visits and later ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.bench.table import Row
from tests.bench.weights import compressed
from tests.browser.test_runner_fallbacks import UNTIL_SNAPSHOT_IS_KEPT

ROUNDS = 7
TEXTBOOK_WAY = "loadPyodide and loadPackage"
PRINTED = "3x3, stride 1: [[7, 7], [7, 7]]"
OURS = ["flash-snippet", ["Output of your run", PRINTED]]
THEIRS = ["pre", [PRINTED]]
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
WATCH = """([selector, texts]) => {
  window.measured = new Promise((resolve) => {
    let clicked = 0;
    addEventListener("click", () => { clicked = performance.now(); }, { capture: true, once: true });
    const target = document.querySelector(selector);
    new MutationObserver((_, observer) => {
      if (!clicked || !texts.every((text) => target.textContent.includes(text))) return;
      observer.disconnect();
      resolve(performance.now() - clicked);
    }).observe(target, { childList: true, subtree: true, characterData: true });
  });
}"""

STOP_RESET_RUN = """async () => {
  const named = (name) => document.querySelector(`button[aria-label="${name}"]`);
  named("Stop snippet").click();
  while (named("Run snippet").ariaDisabled === "true") await new Promise(requestAnimationFrame);
  named("Reset snippet").click();
  named("Run snippet").click();
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


def measure_first_visits(browser: Browser, url: str) -> Iterator[Row]:
    """Rows for a click on a first visit, and for what Python then takes: every round begins with a new profile."""
    ours: list[float] = []
    theirs: list[float] = []
    our_memory: list[float] = []
    their_memory: list[float] = []
    for number in range(ROUNDS + 1):
        for measured, memory, take in ((ours, our_memory, _ours), (theirs, their_memory, _theirs)):
            context = browser.new_context()
            before = memory_of_pages(browser)
            page = context.new_page()
            seconds = take(page, url)
            taken = memory_of_pages(browser) - before
            context.close()
            if number:  # the first round starts the browser's own machinery
                measured.append(seconds)
                memory.append(taken)
    yield Row("click on Run to output, first visit", ours, theirs, TEXTBOOK_WAY, "s")
    yield Row("memory of the page after it", our_memory, their_memory, TEXTBOOK_WAY, "MB")


def measure_bytes(browser: Browser, url: str, top: Path) -> Row:
    """A row for what Python adds to a page over the wire until the first result, compressed."""
    sizes = []
    for take, path in ((_ours, CARD), (_theirs, "textbook/")):
        page_alone = _asked(browser, lambda page, path=path: page.goto(url + path))  # type: ignore[misc]
        asked = _asked(browser, lambda page, take=take: take(page, url))  # type: ignore[misc]
        files = [top / address.removeprefix(url) for address in asked - page_alone if address.startswith(url)]
        sizes.append(sum(compressed(file.name, file.read_bytes()) for file in files if file.is_file()) / 1000)
    return Row("fetched for the first result", sizes[:1], sizes[1:], TEXTBOOK_WAY, "kB")


def _asked(browser: Browser, act: Callable[[Page], object]) -> set[str]:
    """Addresses that a new page asks for while something is done there."""
    asked: list[str] = []
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url.partition("?")[0]))
    act(page)
    page.wait_for_load_state("networkidle")
    context.close()
    return set(asked)


def measure_later(context: BrowserContext, url: str) -> Iterator[Row]:
    """Rows for clicks in a browser where Python was saved for offline use, against the textbook way from its caches."""
    _save_python(context, url)
    ways = ("from the service worker", "from Stop on", "on the next page, at once", "on the next page, at rest")
    ours: dict[str, list[float]] = {way: [] for way in ways}
    theirs: list[float] = []
    for number in range(ROUNDS + 1):
        page = context.new_page()
        taken = [_ours(page, url), _after_stop(page), _ours(page, url, _at_once), _ours(page, url)]
        page.close()
        other = context.new_page()
        textbook = _theirs(other, url)
        other.close()
        if number:
            theirs.append(textbook)
            for way, seconds in zip(ways, taken, strict=True):
                ours[way].append(seconds)
    for way in ways:
        yield Row(f"click to output, {way}", ours[way], theirs, TEXTBOOK_WAY, "s")


def _save_python(context: BrowserContext, url: str) -> None:
    """Save Python for offline use, run a snippet, and wait until the snapshot is kept."""
    page = context.new_page()
    page.goto(f"{url}offline/")
    page.get_by_role("button", name="Save Python").click()
    page.get_by_role("button", name="Remove Python").wait_for()
    _ours(page, url)
    page.evaluate(UNTIL_SNAPSHOT_IS_KEPT)
    page.close()


def _settle(page: Page) -> None:
    """Nobody clicks while a page is still drawn; a person has read something by then."""
    page.wait_for_load_state("networkidle")


def _at_once(_: Page) -> None:
    """Click as soon as there is something to click on."""


def _ours(page: Page, url: str, after_load: Callable[[Page], object] = _settle) -> float:
    page.goto(url + CARD)
    page.get_by_text("Show answer").click()
    page.get_by_role("button", name="Run snippet").first.wait_for()
    after_load(page)
    page.evaluate(WATCH, OURS)
    page.get_by_role("button", name="Run snippet").first.click()
    return _taken(page)


def _after_stop(page: Page) -> float:
    """Seconds from the click on Stop, in the middle of an endless loop, to the output of the original snippet."""
    page.get_by_role("button", name="Edit snippet").first.click()
    page.get_by_role("textbox", name="Snippet code").fill("print('on')\nwhile True: pass")
    page.get_by_role("button", name="Run snippet").first.click()
    page.get_by_text("on", exact=True).wait_for()
    page.wait_for_timeout(2000)  # so long it takes to see that it never ends
    page.evaluate(WATCH, OURS)
    page.evaluate(STOP_RESET_RUN)
    return _taken(page)


def _theirs(page: Page, url: str, after_load: Callable[[Page], object] = _settle) -> float:
    page.goto(f"{url}textbook/")
    after_load(page)
    page.evaluate(WATCH, THEIRS)
    page.get_by_role("button", name="Run").click()
    return _taken(page)


def _taken(page: Page) -> float:
    return float(page.evaluate("measured")) / 1000


def memory_of_pages(browser: Browser) -> float:
    """Megabytes that the browser's page processes hold, shared ones by their part; how Linux counts them."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(_proportional(process["id"]) for process in processes if process["type"] == "renderer")


def _proportional(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000

"""From the click on Run to the output on a first visit in Firefox and WebKit, against the textbook way in each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Playwright

from bootstrap import find_firefox, find_webkit
from tests.bench.card import Snippet
from tests.bench.table import Row
from tests.engines import firefox, webkit
from tests.engines.door import Door
from tests.engines.screen import virtual_screen

ROUNDS = 5
WATCH = """(() => {
  window.taken = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("nothing was printed within a minute")), 60_000);
    let clicked = 0;
    addEventListener("click", () => { clicked = performance.now(); }, { capture: true, once: true });
    new MutationObserver((_, observer) => {
      const shown = document.querySelector(SELECTOR).textContent;
      if (!clicked || !TEXTS.every((text) => shown.includes(text))) return;
      observer.disconnect();
      resolve(performance.now() - clicked);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
})()"""


def measure(playwright: Playwright, site: str, others: str, snippet: Snippet) -> Iterator[Row | str]:
    """A row for each engine, or the line that it isn't installed."""
    for name, program, windows in (("Firefox", find_firefox(), _firefox), ("WebKit", find_webkit(), _webkit)):
        if not program:
            yield f"{name:<46}   not installed (make test-browsers installs it)"
            continue
        ours, theirs = [], []
        with windows(playwright) as new_window:
            for _ in range(ROUNDS):
                ours.append(_card(new_window(), site, snippet))
                theirs.append(_textbook(new_window(), others, snippet))
        yield Row(f"click on Run to output, first visit, {name}", ours, theirs, "loadPyodide and loadPackage", "s")


@contextmanager
def _firefox(playwright: Playwright) -> Iterator[Callable[[], Door]]:
    browser = firefox.launch(playwright.firefox)
    yield lambda: firefox.Firefox(browser)
    browser.close()


@contextmanager
def _webkit(_: Playwright) -> Iterator[Callable[[], Door]]:
    with virtual_screen() as display:
        yield lambda: webkit.WebKit(display)


def _card(door: Door, site: str, snippet: Snippet) -> float:
    door.open(site + snippet.page)
    door.click_text("Show answer")
    return _taken(door, "Run snippet", "flash-snippet .flash-output", ["Output of your run", snippet.printed])


def _textbook(door: Door, others: str, snippet: Snippet) -> float:
    door.open(f"{others}textbook/")
    return _taken(door, "Run", "pre", [snippet.printed])


def _taken(door: Door, button: str, selector: str, texts: list[str]) -> float:
    """Seconds from the click on a button until a new window, closed afterwards, shows all the texts."""
    door.evaluate(WATCH.replace("SELECTOR", json.dumps(selector)).replace("TEXTS", json.dumps(texts)))
    door.click(button)
    seconds = float(str(door.evaluate("window.taken"))) / 1000
    door.close()
    return seconds

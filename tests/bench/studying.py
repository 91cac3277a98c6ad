"""A large deck with a long log against ten cards: until the study page is ready, and from an answer to the next one."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.bench.table import Row
from tests.browser.synthetic_log import fill

ROUNDS = 7
ANSWERS = 40
ANSWER_ROUNDS = 3
CARDS = 10_000
ANSWERS_EACH = 10
SECTION = 100
"""Cards in a section of the large deck; the deck that it is held against has ten in all."""

THROTTLED = 4
READY_MS = 300
"""So much longer may the large deck take until it is ready."""

NEXT_MS = 50
TURN_MS = 420
"""So long a card is turning."""

OTHER = "ten cards, no log"
FOLDERS = ("many", "ten")

READY = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".flash-study__flip button")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.ready = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
"""
"""`ready` is when the first card had been painted, in milliseconds since the navigation began."""

SHOWN = """
new MutationObserver(() => {
  const question = ":is(.flash-face__question, .flash-face__question p):not([elementtiming])";
  for (const text of document.querySelectorAll(question)) text.setAttribute("elementtiming", "question");
}).observe(document, { childList: true, subtree: true });
addEventListener("keydown", ({ key, timeStamp }) => {
  if (/^[1-4]$/.test(key)) window.pressed = timeStamp;
}, { capture: true });
new PerformanceObserver((list) => {
  for (const { renderTime } of list.getEntries()) if (renderTime > window.pressed) window.shown ??= renderTime;
}).observe({ type: "element" });
"""
"""`pressed` is when the browser was given the key of a rating, `shown` when the next question was on the screen."""

LOOK_MS = 300
"""Each side of a card is looked at for so long, in which nobody reads a question."""


def write(top: Path) -> None:
    """Lay out two sites below `top`, a finished one: the same files with other decks."""
    cards = [card for path in sorted((top / "deck").glob("[0-9]*.json")) for card in _read(path)["cards"]]
    outline = {card["id"]: card for card in _read(top / "deck" / "cards.json")["cards"]}
    for name, count in zip(FOLDERS, (CARDS, 10), strict=True):
        folder = top / name
        (folder / "deck").mkdir(parents=True)
        for shared in ("assets", "study"):
            (folder / shared).symlink_to(top / shared, target_is_directory=True)
        _write_deck(folder / "deck", [card for card in cards if card["type"] == "basic"], outline, count)


def _write_deck(folder: Path, cards: list[dict[str, Any]], outline: dict[str, dict[str, Any]], count: int) -> None:
    schema = _read(folder.parents[1] / "deck" / "index.json")["schema"]
    sections, entries = [], []
    for start in range(0, count, SECTION):
        slug = f"{start // SECTION + 1:03}-section"
        made = []
        for number in range(start, min(count, start + SECTION)):
            card = cards[number % len(cards)]
            own = {"id": f"card{number:05}", "slug": f"card-{number}", "units": [f"card{number:05}"], "needs": []}
            made.append({**card, **own, "faces": {}})
            entries.append({**outline[card["id"]], **own, "section": slug})
        sections.append({"slug": slug, "title": slug, "file": f"{slug}.json", "cards": len(made)})
        _write(folder / f"{slug}.json", {"schema": schema, "section": slug, "title": slug, "cards": made})
    _write(folder / "cards.json", {"schema": schema, "cards": entries})
    _write(folder / "index.json", {"schema": schema, "name": "Deck", "cards": "cards.json", "sections": sections})


def measure(context: BrowserContext, url: str) -> Iterator[Row]:
    """Rows for the two sites below `url`, in a browser where the long log lies already."""
    page = context.new_page()
    page.add_init_script(READY + SHOWN)
    _open(page, url, FOLDERS[0])
    units = [f"card{number:05}" for number in range(CARDS)]
    fill(page, units, ANSWERS_EACH, int(time.time() * 1000))
    ready: dict[str, list[float]] = {name: [] for name in FOLDERS}
    for number in range(ROUNDS + 1):
        for name in FOLDERS:
            taken = _open(page, url, name)
            if number:  # the first round folds the log and fills the browser's caches
                ready[name].append(taken)
    many, ten = (ready[name] for name in FOLDERS)
    most = statistics.median(ten) + READY_MS
    yield Row("study page ready, 10,000 cards, 100,000 answers", many, ten, OTHER, "ms", limit=most)
    slow: dict[str, list[float]] = {name: [] for name in FOLDERS}
    for _ in range(ANSWER_ROUNDS):
        for name in FOLDERS:
            slow[name].append(_answers(page, url, name))
    yield Row("answer to next card, slowest in 20, CPU at 1/4", slow["many"], slow["ten"], OTHER, "ms", limit=NEXT_MS)
    page.close()


def _open(page: Page, url: str, name: str) -> float:
    page.goto(f"{url}{name}/study/?fresh")
    page.wait_for_function("window.ready")
    page.evaluate("sessionStorage.clear()")
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("ready"))


def _answers(page: Page, url: str, name: str) -> float:
    """Milliseconds that one answer in twenty takes longer than, until the next question is on the screen."""
    _open(page, url, name)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLED})
    # Ten cards would soon be done with if they were known.
    key = "3" if name == FOLDERS[0] else "1"
    taken = [_answer(page, key) for _ in range(ANSWERS)]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()
    return statistics.quantiles(taken, n=20)[-1]


def _answer(page: Page, key: str) -> float:
    page.wait_for_timeout(LOOK_MS)
    page.keyboard.press(" ")
    page.wait_for_timeout(LOOK_MS + TURN_MS)
    page.evaluate("window.shown = undefined")
    page.keyboard.press(key)
    # Nothing is asked of the page before it is likely to be done.
    page.wait_for_timeout(LOOK_MS)
    page.wait_for_function("window.shown")
    return float(page.evaluate("shown - pressed"))


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8")

"""Cards in frames on another site: twenty on one page against one, and what one weighs before anybody presses Run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Frame

from tests.bench.clicks import CARD, PRINTED, memory_of_pages
from tests.bench.table import Row
from tests.bench.weights import STOCK, Views
from tests.browser.host import frame, hosting

ROUNDS = 5
MANY = 20
TIMES = 2
"""What twenty may take at most, as often as one."""

EMBED_KB = 60
"""What a card, or a round with its first card, may weigh before anybody presses Run."""

UNFOLDED = """[...document.querySelectorAll("details")].every((fold) => {
  if (fold.checkVisibility()) fold.open = true;
  return true;
})"""
"""Opens all that a reader can open: of a round, that is its first card."""

WALKED = f"""async () => {{
  const rated = () => [...document.querySelectorAll(".flash-round__bar button")].at(-1);
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  while (!rated()) await drawn();
  while (document.querySelector("flash-round > ol > li:not([hidden])")) {{
    for (let depth = 0; depth < 2; depth += 1) {{
      {UNFOLDED};
      await drawn();
    }}
    rated().click();
  }}
  return true;
}}"""
"""Goes through a round to its end, with everything of each card open."""

PRESS = """(texts) => {
  const snippet = document.querySelector("flash-snippet");
  const now = () => performance.timeOrigin + performance.now();
  const pressed = now();
  window.measured = new Promise((resolve) => {
    new MutationObserver(() => {
      if (texts.every((text) => snippet.textContent.includes(text))) resolve([pressed, now()]);
    }).observe(snippet, { childList: true, subtree: true, characterData: true });
  });
  snippet.querySelector('button[aria-label="Run snippet"]').click();
}"""


def measure(browser: Browser, url: str) -> Iterator[Row]:
    """Rows for all results of a page with many cards, and its memory after them, against a page with one."""
    seconds: dict[int, list[float]] = {MANY: [], 1: []}
    memory: dict[int, list[float]] = {MANY: [], 1: []}
    for number in range(ROUNDS + 1):
        for cards in (MANY, 1):
            taken, held = _run_all(browser, url, cards)
            if number:  # the first round starts the browser's own machinery
                seconds[cards].append(taken)
                memory[cards].append(held)
    yield Row("all results of twenty cards on a page", seconds[MANY], seconds[1], "one card", "s", times=TIMES)
    yield Row("memory of the page after them", memory[MANY], memory[1], "one card", "MB", times=TIMES)


def _run_all(browser: Browser, url: str, cards: int) -> tuple[float, float]:
    """Seconds from the first press to the last result, and the megabytes that the page came to hold."""
    with hosting() as host:
        host.page = frame(url + CARD.replace("cards/", "embed/"), "") * cards
        before = memory_of_pages(browser)
        context = browser.new_context()
        page = context.new_page()
        page.goto(host.url, wait_until="networkidle")
        frames = page.frames[1:]
        for each in frames:
            each.evaluate(UNFOLDED)
            each.get_by_role("button", name="Run snippet").first.wait_for()
        page.wait_for_load_state("networkidle")
        for each in frames:
            each.evaluate(PRESS, ["matches the proven output", PRINTED])
        moments = [_moments(each) for each in frames]
        held = memory_of_pages(browser) - before
        context.close()
    return (max(end for _, end in moments) - min(start for start, _ in moments)) / 1000, held


def _moments(card: Frame) -> tuple[float, float]:
    """When Run was pressed and when the result was there, in milliseconds of one clock."""
    pressed, done = card.evaluate("measured")
    return float(pressed), float(done)


def measure_bytes(browser: Browser, url: str, top: Path) -> Iterator[Row | str]:
    """Rows for the heaviest embedded page, unfolded, and the heaviest round, done, against stock Material."""
    theirs = Views(browser, f"{url}stock/", top / "stock", ready="true")
    ours = Views(browser, url, top, ready=UNFOLDED)
    rounds = [f"section/{folder.name}" for folder in sorted((top / "embed" / "section").iterdir())]

    def row(name: str, weights: dict[str, float], most: float | None) -> Row:
        heaviest = max(weights, key=lambda path: weights[path])
        stock = theirs.weigh(theirs.files(f"cards/{heaviest.removeprefix('section/')}/"))
        return Row(name, [weights[heaviest]], [stock], STOCK, "kB", most)

    weights = {path: ours.weigh(ours.files(f"embed/{path}/")) for path in (*_longest(top), *rounds)}
    yield row("embedded page, the heaviest", weights, EMBED_KB)
    yield f"{'':<46}        ({', '.join(f'{path} {weight:.0f}' for path, weight in weights.items())})"
    done = Views(browser, url, top, ready=WALKED)
    whole = {path: done.weigh(done.files(f"embed/{path}/")) for path in rounds}
    yield row("a round, all ten cards and their details", whole, None)


def _longest(top: Path) -> list[str]:
    """Of the embedded pages of each kind of card, the one with the longest text."""
    kinds: dict[str, list[str]] = {}
    for card in json.loads((top / "deck" / "cards.json").read_text("utf-8"))["cards"]:
        kinds.setdefault(card["type"], []).append(card["slug"])
    return [max(pages, key=lambda page: _size(top, page)) for pages in kinds.values()]


def _size(top: Path, page: str) -> int:
    return (top / "embed" / page / "index.html").stat().st_size

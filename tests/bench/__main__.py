"""`make bench`: every figure a ratio, both ways measured in turn in one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright

from bootstrap import find_chromium
from flashdeck.build import build_site
from flashdeck.progress import Progress
from tests.bench import audits, builds, clicks, embeds, engines, others, studying, weights
from tests.bench.card import SOFTMAX, read_snippet
from tests.bench.table import Row, heading
from tests.static_server import CHROMIUM_FLAGS, StaticServer

ROOT = Path(__file__).resolve().parents[2]
MISSED: list[str] = []
"""Rows so far that miss what is asked."""


def main() -> None:
    """Build, measure, print."""
    progress = Progress()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        top = work / "top"
        build_site(ROOT, progress, "http://127.0.0.1:8000/", top)
        snippet = read_snippet(top, clicks.CARD)
        clicks.write_textbook(top / "textbook", ROOT, snippet.code)
        weights.write_stock(top / "stock", ROOT, work)
        progress.step("Measuring builds")
        _print("Build", builds.measure(ROOT, work))
        with sync_playwright() as playwright:
            options = {"executable_path": find_chromium(), "args": CHROMIUM_FLAGS}
            server = StaticServer(top)
            browser = playwright.chromium.launch(**options)
            progress.step("Measuring bytes")
            runtime = next(path for path in (top / "runtime").iterdir() if path.is_dir())
            _print("Bytes, compressed", weights.measure_pages(browser, server.url, top))
            _print("", weights.measure_runtime(runtime, top / "textbook"))
            _print("", embeds.measure_bytes(browser, server.url, top))
            progress.step("Measuring with Lighthouse")
            _print("Lighthouse, as a phone, of 100", audits.measure(ROOT, top))
            progress.step("Measuring clicks on Run")
            _print("", [clicks.measure_bytes(browser, server.url, top)])
            _print("Speed", clicks.measure_first_visits(browser, server.url))
            progress.step("Measuring cards on other sites")
            _print("Twenty cards on a page of another site", embeds.measure(browser, server.url))
            browser.close()
            context = playwright.chromium.launch_persistent_context(work / "profile", **options)
            _print("", clicks.measure_later(context, server.url))
            context.close()
            progress.step("Measuring study with a large deck")
            studying.write(top)
            context = playwright.chromium.launch_persistent_context(work / "study-profile", **options)
            _print("Study", studying.measure(context, server.url))
            context.close()
            progress.step("Measuring other ways to run Python")
            softmax = read_snippet(top, SOFTMAX)
            others.write(work / "others", ROOT, softmax)
            beside = StaticServer(work / "others")
            context = playwright.chromium.launch_persistent_context(work / "others-profile", **options)
            _print("Other ways to run Python", others.measure(context, server.url, beside.url, softmax))
            context.close()
            progress.step("Measuring in Firefox and WebKit")
            _print("Other browsers", engines.measure(playwright, server.url, beside.url, softmax))
            beside.kill()
            server.kill()

    if MISSED:
        raise SystemExit("\nbench: beyond their limits: " + "; ".join(MISSED))


def _print(title: str, rows: Iterable[Row | str]) -> None:
    print(heading(title), flush=True)
    for row in rows:
        print(row, flush=True)
        if isinstance(row, Row) and row.missed:
            MISSED.append(row.what)


main()

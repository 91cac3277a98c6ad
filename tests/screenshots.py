"""`python -m tests.screenshots`: takes the pictures that browsers show before they install the site, from site/."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from bootstrap import find_chromium
from tests.static_server import CHROMIUM_FLAGS, StaticServer

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "overrides" / "theme" / "assets" / "screenshots"
CARD = "what-is-max-pooling"


def main() -> None:
    """Open two pages as a phone and as a desktop, and keep what they show."""
    server = StaticServer(ROOT / "site")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        for name, width, height, path in (
            ("study", 390, 844, f"study/?card={CARD}"),
            ("card", 1280, 800, f"cards/{CARD}/"),
        ):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light", locale="en")
            page.goto(server.url + path)
            page.get_by_text("Show answer").first.click()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()
    server.kill()


main()

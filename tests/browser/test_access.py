"""Nobody is shut out, and nobody else is told: axe finds nothing, and no request leaves the site's own host."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Site

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
PAGES = {
    "home": "",
    "cards": "cards/",
    "card": "cards/what-is-max-pooling/",
    "card-with-three-snippets": "cards/how-is-a-network-trained/",
    "study": "study/",
    "offline": "offline/",
    "about": "about/",
    "writing-cards": "writing-cards/",
    "architecture": "architecture/",
    "lost": "404.html",
}


@pytest.mark.parametrize(("scheme", "size", "name"), list(product(("light", "dark"), SIZES, PAGES)))
def test_axe_finds_nothing(page: Page, site: Site, scheme: Any, size: str, name: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site.url + PAGES[name])
    if name == "study":
        page.get_by_role("button", name="Show answer").click()
        expect(page.get_by_role("button", name="Good")).to_be_visible()
    for fold in page.get_by_role("main").get_by_text("Show answer").all():
        if fold.is_visible():
            fold.click()
    if name == "offline":
        expect(page.get_by_role("button", name="Save Python")).to_be_visible()
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    told = [f"{v['id']}: {v['help']}: {[node['html'][:160] for node in v['nodes'][:3]]}" for v in found]
    assert not told, "\n".join(told)


def test_no_request_leaves_the_site(page: Page, site: Site, foreign_requests: list[str]) -> None:
    for path in PAGES.values():
        page.goto(site.url + path, wait_until="load")
    page.goto(f"{site.url}cards/what-is-max-pooling/")
    page.get_by_text("Show answer").click()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=30_000)
    assert not foreign_requests


def test_no_built_file_names_another_host_to_load_from(site: Site) -> None:
    loads = ('src="http', "src='http", 'rel="stylesheet" href="http', "@import url(http", "url(http", "importScripts(")
    texts = [path for path in Path(site.folder).rglob("*") if path.suffix in {".html", ".css"}]
    assert texts
    found = [(path.name, word) for path in texts for word in loads if word in path.read_text("utf-8")]
    assert not found

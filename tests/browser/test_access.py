"""Nobody is shut out, and nobody else is told: axe finds nothing, and no request leaves the site's own host."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser import work
from tests.browser.conftest import Site
from tests.browser.sites import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WEARS = """(scheme) => {
  const { mdColorScheme } = document.body.dataset; // Material's script sets it, where the page has that script
  return !mdColorScheme || mdColorScheme === (scheme === "dark" ? "slate" : "default");
}"""
COLOURS_HAVE_CHANGED = """async () => {
  // What changes within something that changes begins when that has ended.
  for (;;) {
    getComputedStyle(document.body).color; // begins what has to begin
    const changes = document.getAnimations().filter((it) => it instanceof CSSTransition);
    if (!changes.length) return;
    await Promise.allSettled(changes.map((it) => it.finished));
  }
}"""
BACKGROUND = "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"
PAGES = {
    "home": "",
    "cards": "cards/",
    "section": "cards/02-numpy-tensors/",
    "map": "cards/map/",
    "glossary": "cards/glossary/",
    "card": "cards/what-is-max-pooling/",
    "card-with-three-snippets": "cards/how-is-a-network-trained/",
    "code-card": "cards/relu-function/",
    "predict-card": "cards/conv-parameter-count/",
    "choice-card": "cards/matmul-shape/",
    "cloze-card": "cards/sigmoid-slope-limit/",
    "reversed-card": "cards/double-descent/",
    "study": "study/",
    "progress": "progress/",
    "offline": "offline/",
    "embed": "embed/what-is-max-pooling/",
    "embedded-round": "embed/section/02-numpy-tensors/",
    "about": "about/",
    "studying": "studying/",
    "embedding": "embedding/",
    "writing-cards": "writing-cards/",
    "architecture": "architecture/",
    "lost": "404.html",
}


TO_READ = {"cards", "section", "map", "glossary", "about", "studying", "embedding", "writing-cards", "architecture"}
"""Pages whose colours are the same on phone and desktop: each size and each scheme once is enough."""


def looks(page: Page, *, few: bool = False) -> Iterator[None]:
    """The open page on phone and desktop, light and dark, one after the other."""
    for (width, height), scheme in (
        zip(SIZES.values(), SCHEMES, strict=True) if few else product(SIZES.values(), SCHEMES)
    ):
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_function(WEARS, arg=scheme)
        page.evaluate(COLOURS_HAVE_CHANGED)
        yield


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Page, site: Site, name: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site.url + PAGES[name])
    if name == "study":
        page.get_by_role("button", name="Show answer").click()
        expect(page.get_by_role("button", name="Good")).to_be_visible()
    for fold in page.get_by_role("main").get_by_text("Show answer").all():
        if fold.is_visible():
            fold.click()
    if name == "offline":
        expect(page.get_by_role("button", name="Save Python")).to_be_visible()
    backgrounds = set()
    for _ in looks(page, few=name in TO_READ):
        assert_axe_finds_nothing(page)
        backgrounds.add(page.evaluate(BACKGROUND))
    assert len(backgrounds) == len(SCHEMES), "the page follows the colour scheme"


def assert_axe_finds_nothing(page: Page) -> None:
    """No rule of axe is broken on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    told = [f"{v['id']}: {v['help']}: {[node['html'][:160] for node in v['nodes'][:3]]}" for v in found]
    assert not told, "\n".join(told)


def assert_axe_finds_nothing_on_any_look(page: Page) -> None:
    """The same on phone and desktop, light and dark."""
    for _ in looks(page):
        assert_axe_finds_nothing(page)


DRAWN = """import numpy as np
show(np.linspace(-1, 1, 12).reshape(2, 6).round(2), title="Weights")
plot([0, 1, 2], {"train": [3, 2, 1], "valid": [3, 2.5, 2.4]}, xlabel="epoch", ylabel="loss")
np.zeros((2, 3)) @ np.zeros((2, 3))
"""


def test_axe_finds_nothing_on_work_that_is_under_way_or_done(page: Page, site: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    shown = work.snippet(page, site)
    work.run_snippet(shown, DRAWN)
    expect(shown.get_by_role("alert")).to_be_visible(timeout=work.PYTHON_START)
    for numbers in shown.get_by_text("Show numbers").all():
        numbers.click()
    assert_axe_finds_nothing_on_any_look(page)
    work.study_card(page, site, work.CODE_CARD)
    assert_axe_finds_nothing_on_any_look(page)
    work.write_code(page, work.WRONG)
    for fold in ("Tests", "Hint", "Solution"):
        page.get_by_text(fold, exact=True).click()
    work.run_tests(page, "of 5 passed")
    assert_axe_finds_nothing_on_any_look(page)
    work.write_code(page, work.RIGHT)
    work.run_tests(page, "✓ 5 of 5 passed")
    assert_axe_finds_nothing_on_any_look(page)
    work.study_card(page, site, work.PREDICT_CARD)
    page.get_by_role("button", name="Check", exact=True).click()
    assert_axe_finds_nothing_on_any_look(page)
    page.get_by_role("textbox", name="What will it print?").fill("[1, 2]")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("✗ Not what it prints")).to_be_visible(timeout=work.PYTHON_START)
    assert_axe_finds_nothing_on_any_look(page)


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

"""Run on a card: what the snippet prints, what happens when it raises, and that one that never ends is stopped."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import ONE_VISIT, Site
from tests.browser.sites import ROOT

pytestmark = ONE_VISIT

PYTHON_START = 60_000
"""Milliseconds that loading Python may take on a slow machine."""


def snippet(page: Page, site: Site, slug: str, number: int = 1) -> Locator:
    """A snippet's group of controls and output, on its card's page with the answer shown."""
    page.goto(f"{site.url}cards/{slug}/")
    page.get_by_text("Show answer").click()
    shown = page.locator("flash-snippet").nth(number - 1)
    expect(shown.get_by_role("button", name="Run snippet")).to_be_visible()
    return shown


def run_code(shown: Locator, code: str) -> None:
    """Replace the snippet's code, as a learner does, and run it."""
    edit = shown.get_by_role("button", name="Edit snippet")
    if edit.is_visible():
        edit.click()
    shown.get_by_role("textbox", name="Snippet code").fill(code)
    shown.get_by_role("button", name="Run snippet").click()


def outputs_of_cards(section: str) -> dict[str, list[str]]:
    """What the snippets with a Run button print, as the card source says, by the slug of their card."""
    outputs = {}
    for path in (ROOT / "cards" / section).glob("[!_]*.md"):
        text = path.read_text("utf-8")
        # The snippet in the question of a predict card is there to be predicted.
        shown = text.partition("\n## Answer\n")[2] if "\ntype: predict\n" in text else text
        found = re.findall(r"(?ms)^```python run$.*?^```output\n(.*?)^```$", shown)
        outputs[path.stem] = [output.rstrip() for output in found]
    return outputs


def printed_by_snippets(card: Locator) -> list[str]:
    """What the snippets of a card print when each is run."""
    card.get_by_text("Show answer").click()
    details = card.get_by_text("Details", exact=True)
    if details.is_visible():
        details.click()
        expect(card.get_by_role("link", name=re.compile("on the card.s own page"))).to_have_count(0)
    printed = []
    for shown in card.locator("flash-snippet").all():
        shown.get_by_role("button", name="Run snippet").click()
        expect(shown.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)
        expect(shown.get_by_text("Output of your run")).to_be_visible()
        printed.append(shown.locator(".flash-output pre").inner_text().rstrip())
    return printed


@pytest.mark.parametrize("section", sorted(path.parent.name for path in (ROOT / "cards").glob("*/_section.md")))
def test_every_snippet_prints_in_the_browser_what_its_card_says(page: Page, site: Site, section: str) -> None:
    """Where one Python serves several cards: in the round of the section, then on pages of what a round leaves out."""
    says = outputs_of_cards(section)
    page.goto(f"{site.url}embed/section/{section}/")
    cards = page.get_by_role("listitem").filter(has=page.get_by_text("Show answer"))
    while cards.count():
        slug = str(cards.locator("[data-details]").first.get_attribute("data-details"))
        assert printed_by_snippets(cards) == says.pop(slug), slug
        page.get_by_role("button", name="I knew it").click()
    for slug in [slug for slug, outputs in says.items() if outputs]:
        page.goto(f"{site.url}embed/{slug}/")
        assert printed_by_snippets(page.get_by_role("article")) == says[slug], slug


@pytest.mark.parametrize(
    ("slug", "number", "says"),
    [
        ("how-is-a-network-trained", 2, "[0.659, 0.242, 0.099]"),
        ("how-is-a-network-trained", 3, "[0.0, 0.0, 0.0, 0.5, 2.0]"),
        ("what-is-max-pooling", 1, "[[4, 5], [6, 7]]"),
    ],
    ids=["softmax", "relu", "max-pooling"],
)
def test_softmax_relu_and_max_pooling_give_the_numbers_on_the_page(
    page: Page, site: Site, slug: str, number: int, says: str
) -> None:
    shown = snippet(page, site, slug, number)
    expect(shown.get_by_text(says)).to_be_visible()
    shown.get_by_role("button", name="Run snippet").click()
    expect(shown.get_by_text("Output of your run")).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_text(says)).to_be_visible()


def test_a_changed_number_changes_the_output_and_reset_brings_the_proven_one_back(page: Page, site: Site) -> None:
    shown = snippet(page, site, "how-is-a-network-trained", 2)
    shown.get_by_role("button", name="Edit snippet").click()
    editor = shown.get_by_role("textbox", name="Snippet code")
    editor.fill(editor.inner_text().replace("[2.0, 1.0, 0.1]", "[0.0, 0.0, 0.0]"))
    editor.press("Control+Enter")
    expect(shown.get_by_text("[0.333, 0.333, 0.333]")).to_be_visible(timeout=PYTHON_START)
    shown.get_by_role("button", name="Reset snippet").click()
    expect(shown.get_by_text("Output, proven at build time")).to_be_visible()
    expect(shown.get_by_text("[0.659, 0.242, 0.099]")).to_be_visible()


def test_a_snippet_that_raises_shows_its_own_line_numbers_and_nothing_of_the_machinery(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "import numpy as np\n\ndef f():\n    return np.zeros(2) @ np.zeros(3)\n\nprint('before')\nf()\n")
    expect(shown.get_by_role("alert")).to_contain_text("ValueError", timeout=PYTHON_START)
    told = shown.get_by_role("alert").inner_text()
    assert "line 7, in <module>" in told
    assert "line 4, in f" in told
    assert "return np.zeros(2) @ np.zeros(3)" in told
    assert "harness" not in told
    assert "pyodide" not in told
    expect(shown.get_by_text("before", exact=True)).to_be_visible()


def test_a_syntax_error_is_shown_at_its_line(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "x = 1\ny = (2\n")
    expect(shown.get_by_role("alert")).to_contain_text("line 2", timeout=PYTHON_START)
    expect(shown.get_by_role("alert")).to_contain_text("SyntaxError")


def test_a_snippet_that_never_ends_is_stopped_after_the_time_limit_and_the_next_run_works(
    page: Page, site: Site
) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    shown.evaluate("(element) => element.setAttribute('limit', '1')")
    run_code(shown, "while True:\n    pass\n")
    expect(shown.get_by_role("alert")).to_contain_text("ran for more than 1 s", timeout=PYTHON_START)
    run_code(shown, "print(6 * 7)\n")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_stop_ends_a_snippet_at_once_and_the_next_run_works(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "print('started')\nwhile True:\n    pass\n")
    expect(shown.get_by_text("started", exact=True)).to_be_visible(timeout=PYTHON_START)
    shown.get_by_role("button", name="Stop snippet").click()
    expect(shown.get_by_text("Stopped. The next run starts Python afresh.")).to_be_visible()
    run_code(shown, "print(6 * 7)\n")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_each_run_starts_from_a_clean_namespace(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "left_behind = 1\nprint('first')\n")
    expect(shown.get_by_text("first", exact=True)).to_be_visible(timeout=PYTHON_START)
    run_code(shown, "print('left_behind' in globals())\n")
    expect(shown.get_by_text("False", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_endless_output_is_cut_and_the_page_stays_usable(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    shown.evaluate("(element) => element.setAttribute('limit', '2')")
    run_code(shown, "while True:\n    print('x' * 100)\n")
    expect(shown.get_by_text("cut here")).to_be_visible(timeout=PYTHON_START)
    expect(shown.get_by_role("button", name="Reset snippet")).to_be_visible(timeout=PYTHON_START)
    assert len(shown.locator(".flash-output pre").inner_text()) < 200_000


def test_python_runs_in_a_worker_so_that_the_page_answers_while_a_snippet_computes(page: Page, site: Site) -> None:
    shown = snippet(page, site, "what-is-max-pooling")
    run_code(shown, "print('started')\nwhile True:\n    pass\n")
    expect(shown.get_by_text("started", exact=True)).to_be_visible(timeout=PYTHON_START)
    page.get_by_text("Show answer").click()
    expect(shown).to_be_hidden()


def test_nothing_of_python_is_loaded_before_run_is_pressed(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}cards/what-is-max-pooling/", wait_until="networkidle")
    version = json.loads((site.folder / "runtime" / "index.json").read_text("utf-8"))["folder"]
    assert not [url for url in asked if f"/{version}" in url or "worker-" in url.rsplit("/", 1)[-1]]

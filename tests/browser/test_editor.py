"""The editor: there on demand, helpful with Python, left by keyboard, and forgetful of nothing."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import ONE_VISIT, Site
from tests.browser.work import CODE_CARD, PYTHON_START, editor, open_card, run_snippet, snippet

pytestmark = ONE_VISIT

NAME = "Snippet code"
ORIGINAL = re.compile("^import numpy as np")


def test_before_edit_nothing_of_the_editor_is_loaded_and_the_code_is_highlighted(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    shown = snippet(page, site)
    colours = shown.locator("pre code span").evaluate_all(
        "(spans) => spans.map((span) => getComputedStyle(span).color)"
    )
    assert len(set(colours)) >= 3
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if name.startswith("codemirror")]
    shown.get_by_role("button", name="Edit snippet").click()
    expect(shown.get_by_role("textbox", name=NAME)).to_be_focused()
    assert [name for name in asked if name.startswith("codemirror")]


def test_the_editor_has_the_colours_of_the_page(page: Page, site: Site) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        shown = snippet(page, site)
        colour = "(span) => getComputedStyle(span).color"
        words = ("import", "numpy", "as", "=", "4", "max")
        spans = {word: shown.locator("pre code span", has_text=re.compile(f"^{word}$")).first for word in words}
        colours = {word: span.evaluate(colour) for word, span in spans.items()}
        shown.get_by_role("button", name="Edit snippet").click()
        written = shown.get_by_role("textbox", name=NAME)
        expect(written).to_contain_text("import")
        for word in words:
            span = written.locator("span", has_text=re.compile(f"^{word}$")).first
            assert span.evaluate(colour) == colours[word], word


def test_enter_indents_a_block_and_tab_four_blanks(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    written.fill("")
    written.press_sequentially("def f(x):\nif x:\nreturn [\n1")
    text = written.inner_text()
    assert "    if x:" in text
    assert "        return [" in text
    written.fill("")
    written.press("Tab")
    written.press_sequentially("x")
    assert written.inner_text().rstrip("\n") == "    x"
    written.press("Shift+Tab")
    assert written.inner_text().rstrip("\n") == "x"


def test_matching_brackets_are_marked(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    written.fill("")
    written.press_sequentially("print((1))")
    expect(written.locator(".cm-matchingBracket")).to_have_count(2)


def test_undo_and_redo(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    before = written.inner_text()
    written.fill("x = 1")
    written.press("Control+z")
    assert written.inner_text() == before
    written.press("Control+y")
    expect(written).to_have_text("x = 1")


def test_escape_then_tab_leaves_the_editor_and_screen_readers_are_told(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    expect(written).to_have_accessible_description(re.compile("Escape and then Tab"))
    written.press("Tab")
    expect(written).to_be_focused()
    written.press("Escape")
    written.press("Tab")
    expect(shown.get_by_role("button", name="Run snippet")).to_be_focused()


def test_control_and_enter_runs(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    written.fill("print(6 * 7)")
    written.press("Control+Enter")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_reset_brings_the_original_back_and_undo_the_draft(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    written.fill("mine = 1")
    shown.get_by_role("button", name="Reset snippet").click()
    expect(written).to_have_text(ORIGINAL)
    written.press("Control+z")
    expect(written).to_have_text("mine = 1")
    shown.get_by_role("button", name="Reset snippet").click()
    shown.get_by_role("button", name="Close editor").click()
    expect(written).to_be_hidden()
    expect(shown.get_by_role("button", name="Edit snippet")).to_be_focused()


def test_a_draft_survives_a_reload_and_is_said_to_be_one(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    shown.get_by_role("textbox", name=NAME).fill("draft = 1")
    shown = snippet(page, site)
    expect(shown.get_by_text(ORIGINAL)).to_be_visible()
    shown.get_by_role("button", name="Edit snippet draft").click()
    expect(shown.get_by_role("textbox", name=NAME)).to_have_text("draft = 1")
    expect(shown.get_by_text("Draft restored")).to_be_visible()
    shown.get_by_role("button", name="Reset snippet").click()
    shown = snippet(page, site)
    expect(shown.get_by_role("button", name="Edit snippet", exact=True)).to_be_visible()


def test_a_draft_of_code_that_has_changed_since_is_offered_and_not_put_in_place(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    shown.get_by_role("textbox", name=NAME).fill("old_draft = 1")
    page.evaluate(
        "() => { for (const [key, kept] of Object.entries(localStorage))"
        " if (key.includes(' draft ')) localStorage.setItem(key, kept.replace(/^\\d+/, '1')); }"
    )
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet", exact=True).click()
    written = shown.get_by_role("textbox", name=NAME)
    expect(written).to_have_text(ORIGINAL)
    expect(shown.get_by_text("This card has changed since your draft.")).to_be_visible()
    shown.get_by_role("button", name="Bring my draft back").click()
    expect(written).to_have_text("old_draft = 1")


def test_where_nothing_can_be_stored_the_editor_works_all_the_same(page: Page, site: Site) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    run_snippet(snippet(page, site), "print(6 * 7)\n")
    expect(page.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_the_line_that_raised_is_marked_until_the_code_changes(page: Page, site: Site) -> None:
    shown = snippet(page, site)
    run_snippet(shown, "x = 1\ny = x / 0\nprint(y)\n")
    written = shown.get_by_role("textbox", name=NAME)
    marked = written.locator("[aria-invalid]")
    expect(marked).to_have_text("y = x / 0", timeout=PYTHON_START)
    written.press("End")
    written.press_sequentially(" ")
    expect(marked).to_have_count(0)


def test_a_plain_editor_stands_in_where_the_real_one_does_not_load(page: Page, site: Site) -> None:
    page.route("**/codemirror-*.js", lambda route: route.abort())
    shown = snippet(page, site)
    shown.get_by_role("button", name="Edit snippet").click()
    written = shown.get_by_role("textbox", name=NAME)
    expect(shown.get_by_text("this is a plain one")).to_be_visible()
    written.fill("print(6 * 7)")
    written.press("Control+Enter")
    expect(shown.get_by_text("42", exact=True)).to_be_visible(timeout=PYTHON_START)


def test_a_click_into_a_starter_opens_the_editor(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    page.get_by_text("NotImplementedError").first.click()
    expect(editor(page, "Your code")).to_be_focused()

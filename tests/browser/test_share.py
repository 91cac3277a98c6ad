"""The box of a card's page with what is to be pasted elsewhere."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.test_access import assert_axe_finds_nothing


def test_what_is_to_be_pasted_is_chosen_and_copied_by_keyboard(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.url}cards/what-is-max-pooling/")
    open_box = page.get_by_role("button", name="Put on another page")
    expect(open_box).to_be_visible()
    page.on("request", lambda request: asked.append(request.url))
    open_box.press("Enter")
    box = page.get_by_role("dialog", name="Put this card on another page")
    code = box.get_by_label("To be pasted")
    expect(code).to_have_value(re.compile(r'^<iframe src="[^"]*/embed/what-is-max-pooling/" .*></iframe>\n<p><a '))
    assert any(re.search(r"/assets/app/dialog-[^/]*\.js$", url) for url in asked)
    box.get_by_label("For").select_option(label="DokuWiki, with the plugin")
    expect(code).to_have_value("{{flashcard>what-is-max-pooling|What is max pooling?}}")
    box.get_by_label("For").select_option(label="Markdown, as a picture")
    expect(code).to_have_value(
        re.compile(r"^\[!\[What is max pooling\?\]\(.*/card\.png\)\]\(.*/cards/what-is-max-pooling/\)$")
    )
    box.get_by_role("button", name="Copy").press("Enter")
    expect(box.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == code.input_value()
    assert_axe_finds_nothing(page)
    page.keyboard.press("Escape")
    expect(open_box).to_be_focused()

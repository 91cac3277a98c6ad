"""A session for everyone: read out, by keyboard alone, magnified, in light and dark, on a phone and a desktop."""

from __future__ import annotations

import re
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, flip, good, shows, start
from tests.browser.test_access import SIZES, assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS


def announced(page: Page, text: str | re.Pattern[str]) -> None:
    """A live region says that."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_attached()


def test_the_answer_the_rating_and_the_next_question_are_announced(page: Page, site: Site) -> None:
    start(page, site)
    flip(page)
    announced(page, "Answer: Deep learning is the part of machine learning")
    page.keyboard.press("3")
    announced(page, f"Good. 1 answered, 10 left. Question: {QUESTIONS[1]}")
    page.keyboard.press("u")
    announced(page, "Taken back. Answer: Deep learning is")


def test_formulas_are_announced_once_and_without_their_source(page: Page, site: Site) -> None:
    start(page, site, "?card=what-is-max-pooling")
    flip(page)
    announced(page, re.compile(r"Answer: Max pooling slides a k\s*\u00d7\s*k window"))


def test_the_end_of_a_session_is_announced(page: Page, site: Site) -> None:
    start(page, site, "?section=01-start-here&tag=pooling")
    answer(page, "4")
    announced(page, "Nothing is left for now.")


def test_the_focus_goes_to_what_was_just_shown(page: Page, site: Site) -> None:
    start(page, site)
    flip(page)
    expect(page.get_by_role("region", name="Answer")).to_be_focused()
    page.keyboard.press("3")
    expect(page.get_by_role("region", name="Question")).to_be_focused()
    page.keyboard.press("u")
    expect(page.get_by_role("region", name="Answer")).to_be_focused()


def test_the_focus_returns_when_a_dialog_is_closed(page: Page, site: Site) -> None:
    start(page, site)
    flip(page)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys and gestures")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Answer")).to_be_focused()


def test_a_whole_session_by_tab_and_enter_alone(page: Page, site: Site) -> None:
    start(page, site, "?section=01-start-here&tag=pooling")
    turn = page.get_by_role("button", name="Show answer")
    while not turn.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    easy = page.get_by_role("button", name=re.compile("^Easy"))
    expect(easy).to_be_visible()
    while not easy.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Done for now")).to_be_visible()


MAGNIFIED = [(640, 400), (320, 568), (195, 422)]
"""Windows of 1280 by 800, 640 by 1136 and 390 by 844, at twice the size."""


def assert_within(page: Page, things: Locator) -> None:
    """All of it can be scrolled to, and nothing lies beyond the sides."""
    width = page.evaluate("innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for thing in things.all():
        thing.scroll_into_view_if_needed()
        box = thing.bounding_box()
        assert box
        assert box["x"] >= 0, thing
        assert box["x"] + box["width"] <= width, thing


@pytest.mark.parametrize(("width", "height"), MAGNIFIED)
def test_settings_magnified_to_twice_their_size_can_be_used(page: Page, site: Site, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    start(page, site)
    page.keyboard.press("o")
    dialog = page.get_by_role("dialog", name="Settings")
    for role in ("spinbutton", "checkbox", "textbox", "button"):
        assert_within(page, dialog.get_by_role(role))
    dialog.get_by_label("New cards a day").fill("2")
    dialog.get_by_role("button", name="Save").click()
    expect(page.get_by_text("2 new")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), MAGNIFIED)
def test_magnified_to_twice_its_size_nothing_is_cut_off(page: Page, site: Site, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    start(page, site)
    page.get_by_role("button", name="Show answer").click()
    expect(good(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for name in ("Again", "Hard", "Good", "Easy"):
        box = page.get_by_role("button", name=re.compile(f"^{name}")).bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    page.get_by_role("button", name="More actions").click()
    for item in page.get_by_role("menu").get_by_role("menuitem").all():
        box = item.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(("scheme", "size"), list(product(("light", "dark"), SIZES)))
def test_axe_finds_nothing_all_through_a_session(page: Page, site: Site, scheme: Any, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    start(page, site, "?section=01-start-here&tag=pooling&level=intro&level=core")
    assert_axe_finds_nothing(page)
    answer(page, "1")
    shows(page, "What is max pooling?")
    settled(page)
    assert_axe_finds_nothing(page)
    answer(page, "4")
    expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    settled(page)
    assert_axe_finds_nothing(page)
    page.goto(f"{site.url}study/?tag=unheard-of")
    expect(page.get_by_role("heading", name="No card fits what you chose.")).to_be_visible()
    assert_axe_finds_nothing(page)


def settled(page: Page) -> None:
    """What fades in is there: colours are looked at as they stay."""
    page.wait_for_function("document.getAnimations().every(({ playState }) => playState !== 'running')")

"""A study session: flip, answer, come back; by mouse, keyboard and touch."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import QUESTIONS

ACTIVE_NAME = "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"


SECTION = "?section=01-start-here"
"""A session of the cards that ask QUESTIONS."""


def start(page: Page, site: Site, query: str = SECTION) -> None:
    page.goto(f"{site.url}study/{query}")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def question(page: Page) -> str:
    return page.get_by_role("heading", level=2).first.inner_text()


def flipped(page: Page) -> None:
    """The answer and the four ratings are there."""
    expect(page.get_by_role("button", name=re.compile("^Good"))).to_be_visible()


def flip_and_answer(page: Page, key: str) -> None:
    """Turn the card over and rate it, both by keyboard."""
    page.keyboard.press("Space")
    flipped(page)
    page.keyboard.press(key)


def test_a_click_flips_the_card(page: Page, site: Site) -> None:
    start(page, site)
    expect(page.get_by_text(QUESTIONS[0]).first).to_be_visible()
    page.get_by_text(QUESTIONS[0]).first.click()
    flipped(page)
    expect(page.get_by_text("trains neural networks with several stacked layers").first).to_be_visible()


def test_a_tap_flips_the_card_and_a_tap_answers(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    start(page, site)
    page.get_by_text(QUESTIONS[0]).first.tap()
    flipped(page)
    page.get_by_role("button", name=re.compile("^Easy")).tap()
    expect(page.get_by_text(QUESTIONS[1]).first).to_be_visible()
    context.close()


def test_space_flips_and_a_number_answers(page: Page, site: Site) -> None:
    start(page, site)
    for shown, following in pairwise(QUESTIONS):
        expect(page.get_by_text(shown).first).to_be_visible()
        flip_and_answer(page, "4")
        expect(page.get_by_text(following).first).to_be_visible()
    flip_and_answer(page, "4")
    expect(page.get_by_text("Done for now")).to_be_visible()
    expect(page.get_by_text("You answered 10 cards.")).to_be_visible()


def test_each_rating_tells_when_the_card_comes_back(page: Page, site: Site) -> None:
    start(page, site)
    page.keyboard.press("Space")
    for rating in ("Again", "Hard", "Good", "Easy"):
        button = page.get_by_role("button", name=re.compile(rf"^{rating} \d+ (min|h|day)"))
        expect(button).to_be_visible()


def test_answers_are_remembered_across_reloads(page: Page, site: Site) -> None:
    start(page, site)
    for _ in range(3):
        flip_and_answer(page, "4")
        expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(page.get_by_text(QUESTIONS[3]).first).to_be_visible()
    page.reload()
    expect(page.get_by_text(QUESTIONS[3]).first).to_be_visible()
    expect(page.get_by_text("7 new")).to_be_visible()


def test_what_is_left_and_how_long_it_will_take_is_told_and_becomes_less(page: Page, site: Site) -> None:
    start(page, site)
    expect(page.get_by_text("about 8 min")).to_be_visible()
    flip_and_answer(page, "4")
    expect(page.get_by_text("9 new")).to_be_visible()
    expect(page.get_by_text("about 7 min")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "1")


def test_a_failed_card_comes_back_in_the_same_session(page: Page, site: Site) -> None:
    start(page, site)
    flip_and_answer(page, "1")
    expect(page.get_by_text(QUESTIONS[1]).first).to_be_visible()
    for _ in QUESTIONS[1:]:
        flip_and_answer(page, "4")
        expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(page.get_by_text(QUESTIONS[0]).first).to_be_visible()


def test_undo_takes_back_the_last_answer(page: Page, site: Site) -> None:
    start(page, site)
    flip_and_answer(page, "4")
    expect(page.get_by_text(QUESTIONS[1]).first).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text(QUESTIONS[0]).first).to_be_visible()
    page.reload()
    expect(page.get_by_text(QUESTIONS[0]).first).to_be_visible()


def test_a_snippet_runs_in_the_middle_of_a_session(page: Page, site: Site) -> None:
    start(page, site, "?card=what-is-max-pooling")
    expect(page.get_by_text("What is max pooling?").first).to_be_visible()
    page.keyboard.press("Space")
    flipped(page)
    page.get_by_text("Details", exact=True).click()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=30_000)


def test_the_details_show_figure_and_math(page: Page, site: Site) -> None:
    start(page, site, "?card=what-is-max-pooling")
    page.keyboard.press("Space")
    flipped(page)
    page.get_by_text("Details", exact=True).click()
    expect(page.get_by_role("figure").get_by_role("img")).to_be_visible()
    expect(page.get_by_role("math").first).to_be_attached()
    page.wait_for_function("document.fonts.ready.then(() => document.fonts.check('16px KaTeX_Main'))")


def test_a_session_can_be_practised_again_without_moving_the_schedule(page: Page, site: Site) -> None:
    start(page, site)
    for _ in QUESTIONS:
        flip_and_answer(page, "4")
        expect(page.get_by_role("button", name=re.compile("^Good"))).to_be_hidden()
    expect(page.get_by_text("Done for now")).to_be_visible()
    page.get_by_role("button", name="Practise these again").click()
    expect(page.get_by_text(QUESTIONS[0]).first).to_be_visible()
    flip_and_answer(page, "1")
    expect(page.get_by_text("Practice, 10 left")).to_be_visible()
    later = page.context.new_page()
    later.goto(f"{site.url}study/{SECTION}")
    expect(later.get_by_text("Nothing is due")).to_be_visible()


def test_focus_is_visible_and_reaches_every_control_by_tab(page: Page, site: Site) -> None:
    start(page, site)
    page.keyboard.press("Space")
    flipped(page)
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(ACTIVE_NAME))
    text = "\n".join(sorted(str(name) for name in reached))
    for rating in ("Again", "Hard", "Good", "Easy"):
        assert rating in text


def test_with_reduced_motion_nothing_turns(page: Page, site: Site) -> None:
    page.emulate_media(reduced_motion="reduce")
    start(page, site)
    page.keyboard.press("Space")
    flipped(page)
    longest = page.evaluate(
        "Math.max(0, ...document.getAnimations().map(({ effect }) => Number(effect.getComputedTiming().duration)))"
    )
    assert longest <= 200


@pytest.mark.parametrize("slug", ["what-is-max-pooling", "what-are-rnns"])
def test_a_card_page_leads_into_a_session_that_starts_with_it(page: Page, site: Site, slug: str) -> None:
    page.goto(f"{site.url}cards/{slug}/")
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Study from this card").click()
    expect(page.get_by_text(title).first).to_be_visible()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()

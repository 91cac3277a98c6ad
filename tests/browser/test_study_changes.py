"""A card that changed since the learner last saw it says so, and shows how."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, flip, good, shows, start
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS

NOTE = "This card has changed since you last saw it."


def edit_first_card(page: Page, edit: Callable[[dict[str, Any]], None]) -> None:
    """From the next load on, the author has edited the first card."""

    def change(route: Route) -> None:
        section = json.loads(route.fetch().text())
        edit(section["cards"][0])
        route.fulfill(json=section)

    page.route("**/deck/01-start-here.json", change)


def seen_and_taken_back(page: Page, site: Site) -> None:
    """The first card was answered once, so its text is known, and it is the first again."""
    start(page, site)
    answer(page, "3")
    page.keyboard.press("u")
    shows(page, QUESTIONS[0])


def reword(card: dict[str, Any]) -> None:
    card["answer"] = card["answer"].replace("several stacked layers", "many stacked layers")


def test_an_edited_card_says_so_and_shows_the_old_text_against_the_new(page: Page, site: Site) -> None:
    seen_and_taken_back(page, site)
    edit_first_card(page, reword)
    page.reload()
    expect(page.get_by_role("note").filter(has_text=NOTE)).to_be_visible()
    page.get_by_role("button", name="What changed").click()
    changed = page.get_by_role("dialog", name="What changed")
    expect(changed.get_by_role("deletion")).to_have_text("several")
    expect(changed.get_by_role("insertion")).to_have_text("many")
    assert_axe_finds_nothing(page)


def test_the_question_side_tells_of_a_change_but_not_the_answer(page: Page, site: Site) -> None:
    seen_and_taken_back(page, site)
    edit_first_card(page, reword)
    other = page.context.new_page()
    edit_first_card(other, reword)
    start(other, site)
    expect(other.get_by_role("note").filter(has_text=NOTE)).to_be_visible()
    expect(other.get_by_role("button", name="What changed")).to_be_hidden()
    flip(other)
    expect(other.get_by_role("button", name="What changed")).to_be_visible()


def test_a_change_is_told_once(page: Page, site: Site) -> None:
    seen_and_taken_back(page, site)
    edit_first_card(page, reword)
    page.reload()
    expect(page.get_by_role("note")).to_be_visible()
    page.keyboard.press("3")
    shows(page, QUESTIONS[1])
    page.keyboard.press("u")
    shows(page, QUESTIONS[0])
    expect(good(page)).to_be_visible()
    expect(page.get_by_role("note")).to_be_hidden()


def test_a_card_that_reads_the_same_has_not_changed(page: Page, site: Site) -> None:
    seen_and_taken_back(page, site)
    edit_first_card(page, lambda card: card.update(tags=["another"], source="<p>Elsewhere</p>"))
    page.reload()
    shows(page, QUESTIONS[0])
    expect(page.get_by_role("note")).to_be_hidden()


def test_the_author_may_offer_to_learn_a_card_from_the_start(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "4")
    edit_first_card(page, lambda card: card.update(revision=2))
    page.goto(f"{site.url}study/?card=what-is-deep-learning")
    expect(page.get_by_role("note").filter(has_text="This card is a new one now")).to_be_visible()
    page.get_by_role("button", name="Learn it from the start").click()
    expect(page.get_by_text("This card starts anew.")).to_be_visible()
    expect(page.get_by_role("note")).to_be_hidden()
    expect(page.get_by_role("button", name="Undo last step")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=re.compile(r"^Easy \d+ days"))).to_be_visible()


def test_what_was_learnt_can_be_kept_when_the_author_offers_a_reset(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "4")
    edit_first_card(page, lambda card: card.update(revision=2))
    page.goto(f"{site.url}study/?card=what-is-deep-learning")
    page.get_by_role("button", name="Go on as before").click()
    expect(page.get_by_role("note")).to_be_hidden()
    page.reload()
    shows(page, QUESTIONS[0])
    expect(page.get_by_role("note")).to_be_hidden()
    expect(page.get_by_text("learning", exact=True)).to_be_hidden()


@pytest.mark.browser_context_args(service_workers="block")
def test_the_other_end_of_a_reversed_card_counts_as_well(page: Page, site: Site) -> None:
    one = "?section=05-backpropagation&search=vanishing+gradient+problem+of+deep"
    start(page, site, one)
    answer(page, "1")

    def change(route: Route) -> None:
        section = json.loads(route.fetch().text())
        for card in section["cards"]:
            for face in card["faces"].values():
                face["answer"] = "<p>A wholly new answer</p>"
        route.fulfill(json=section)

    page.route("**/deck/05-backpropagation.json", change)
    page.reload()
    expect(page.get_by_role("note").filter(has_text=NOTE)).to_be_visible()
    flip(page)
    page.get_by_role("button", name="What changed").click()
    changed = page.get_by_role("dialog", name="What changed").get_by_role("region", name="The other way round")
    expect(changed.get_by_role("insertion").last).to_contain_text("new answer")

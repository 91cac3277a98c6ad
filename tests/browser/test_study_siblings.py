"""Gaps of one statement, and the two ends of a reversed card, are kept apart: one gives the other away."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, good, start
from tests.browser.test_study_resume import EVENTS

THREE_GAPS = "?section=08-generalisation-robustness&search=honest+evaluation"
TWO_ENDS = "?section=05-backpropagation&search=vanishing+gradient+problem+of+deep"


def units(page: Page) -> list[str]:
    return [event["unit"].partition("#")[2] for event in page.evaluate(EVENTS)]


def test_of_one_cards_units_only_one_comes_on_a_day(page: Page, site: Site) -> None:
    page.clock.install(time="2026-03-01T12:00:00")
    for day in (1, 2, 3):
        page.clock.set_system_time(f"2026-03-0{day}T12:00:00")
        start(page, site, THREE_GAPS)
        answer(page, "4")
        expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    assert units(page) == ["fit", "choose", "estimate"]


def test_the_other_end_waits_while_one_is_being_learnt(page: Page, site: Site) -> None:
    page.clock.install(time="2026-03-01T12:00:00")
    for day, keys in enumerate(("134", "4", "4"), 1):
        page.clock.set_system_time(f"2026-03-0{day}T12:00:00")
        start(page, site, TWO_ENDS)
        for key in keys:
            # The other end asks for a typed answer, into which the keys would go.
            page.get_by_role("button", name="Show answer").click()
            page.keyboard.press(key)
            expect(good(page)).to_be_hidden()
        expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    assert units(page) == ["", "", "", "", "reversed"]

"""Every kind of card in a session, for everyone: by axe's rules before and after its answer, and at twice its size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import work
from tests.browser.conftest import Site
from tests.browser.session import good
from tests.browser.test_access import assert_axe_finds_nothing, assert_axe_finds_nothing_on_any_look
from tests.browser.test_kinds import CHOICE, CLOZE, WRONG, back_of, option, typing
from tests.browser.test_study_access import MAGNIFIED, assert_within


def choose(page: Page, site: Site) -> None:
    work.study_card(page, site, CHOICE)
    option(page, WRONG).check()


def fill_gap(page: Page, site: Site) -> None:
    work.study_card(page, site, CLOZE)


def type_answer(page: Page, site: Site) -> None:
    back_of(page, site)
    typing(page).fill("doubel descent")


def predict(page: Page, site: Site) -> None:
    work.study_card(page, site, work.PREDICT_CARD)


def program(page: Page, site: Site) -> None:
    work.study_card(page, site, work.CODE_CARD)


@pytest.mark.parametrize("begin", [choose, fill_gap, type_answer, predict, program])
def test_a_card_of_any_kind_can_be_used_magnified(page: Page, site: Site, begin: Callable[[Page, Site], None]) -> None:
    begin(page, site)
    main = page.get_by_role("main")
    for turned in (False, True):
        if turned:
            page.get_by_role("button", name="Show answer").click()
            expect(good(page)).to_be_visible()
        for width, height in MAGNIFIED:
            page.set_viewport_size({"width": width, "height": height})
            for role in ("button", "radio", "textbox", "heading"):
                assert_within(page, main.get_by_role(role))


@pytest.mark.parametrize("begin", [choose, fill_gap, type_answer])
def test_axe_finds_nothing_on_a_question_and_its_graded_answer(
    page: Page, site: Site, begin: Callable[[Page, Site], None]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    begin(page, site)
    assert_axe_finds_nothing(page)
    page.get_by_role("button", name="Show answer").click()
    expect(good(page)).to_be_visible()
    assert_axe_finds_nothing_on_any_look(page)

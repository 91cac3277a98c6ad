"""Choosing what to study: by section, level, tag, text and history; practice; all of it in the address."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, choose_dialog, shows, start
from tests.browser.test_pages import QUESTIONS


def open_choose(page: Page) -> None:
    page.keyboard.press("/")
    expect(choose_dialog(page)).to_be_visible()


def test_cards_are_chosen_by_section_level_and_tag(page: Page, site: Site) -> None:
    start(page, site, "")
    open_choose(page)
    dialog = choose_dialog(page)
    fits = dialog.get_by_role("status")
    every = fits.inner_text()
    dialog.get_by_role("group", name="Sections").get_by_role("checkbox", name="Start here").check()
    expect(fits).to_have_text("10 cards fit.")
    dialog.get_by_text("Tags", exact=True).first.click()
    dialog.get_by_role("group", name="Tags").get_by_role("checkbox", name="pooling").check()
    expect(fits).to_have_text("1 card fits.")
    dialog.get_by_role("button", name="Study these").click()
    shows(page, "What is max pooling?")
    open_choose(page)
    dialog.get_by_role("button", name="Clear").click()
    expect(fits).to_have_text(every)


def test_a_choice_stands_in_the_address_and_lasts_over_a_reload(page: Page, site: Site) -> None:
    start(page, site, "")
    open_choose(page)
    choose_dialog(page).get_by_role("searchbox").fill("max pooling")
    choose_dialog(page).get_by_role("button", name="Study these").click()
    expect(page).to_have_url(re.compile(r"search=max\+pooling"))
    page.reload()
    shows(page, "What is max pooling?")
    expect(page.get_by_role("list", name="Studying").get_by_text("max pooling")).to_be_visible()
    page.get_by_role("button", name="Study all cards again").click()
    shows(page, QUESTIONS[0])
    expect(page).not_to_have_url(re.compile("search="))


def test_what_was_failed_today_can_be_studied_alone(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "4")
    answer(page, "1")
    page.goto(f"{site.url}study/?failed=1&practice=1")
    shows(page, QUESTIONS[1])
    expect(page.get_by_text("Practice, 1 left")).to_be_visible()


def test_only_cards_whose_prerequisites_are_met(page: Page, site: Site) -> None:
    page.goto(f"{site.url}study/?ready=1")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    open_choose(page)
    dialog = choose_dialog(page)
    expect(dialog.get_by_role("checkbox", name="Prerequisites met")).to_be_checked()
    some = int(re.sub(r"\D", "", dialog.get_by_role("status").inner_text()))
    dialog.get_by_role("checkbox", name="Prerequisites met").uncheck()
    expect(dialog.get_by_role("status")).not_to_have_text(f"{some} cards fit.")
    every = int(re.sub(r"\D", "", dialog.get_by_role("status").inner_text()))
    assert 0 < some < every


def test_a_choice_that_no_card_fits_says_so_and_leads_on(page: Page, site: Site) -> None:
    page.goto(f"{site.url}study/?tag=unheard-of")
    expect(page.get_by_role("heading", name="No card fits what you chose.")).to_be_visible()
    page.get_by_role("button", name="Choose other cards").click()
    choose_dialog(page).get_by_role("searchbox").fill("unheard of")
    expect(choose_dialog(page).get_by_text("No card fits.")).to_be_visible()
    expect(choose_dialog(page).get_by_role("button", name="Study these")).to_be_disabled()
    choose_dialog(page).get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Study all cards", exact=True).click()
    shows(page, QUESTIONS[0])


def test_practice_goes_through_everything_and_leaves_the_schedule_alone(page: Page, site: Site) -> None:
    start(page, site, "?tag=pooling&practice=1")
    left = int(re.sub(r"\D", "", page.get_by_text(re.compile(r"Practice, \d+ left")).inner_text()))
    for _ in range(left):
        answer(page, "3")
    expect(page.get_by_role("heading", name="Practice done")).to_be_visible()
    page.get_by_role("button", name="Study all cards", exact=True).click()
    expect(page.get_by_text(re.compile(r"^\d+ new$"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^\d+ learning$"))).to_be_hidden()


def test_practice_in_random_order_keeps_its_order_over_a_reload(page: Page, site: Site) -> None:
    start(page, site, "?section=01-start-here&practice=1&shuffle=1")
    asked = []
    for _ in range(3):
        asked.append(page.get_by_role("region").get_by_role("heading", level=2).first.inner_text())
        answer(page, "3")
        page.reload()
        expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(page.get_by_text("Practice, 7 left")).to_be_visible()
    assert len(set(asked)) == 3

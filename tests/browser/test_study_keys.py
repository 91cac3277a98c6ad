"""A session by keyboard, and the menu that offers the same to the mouse and the finger."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import work
from tests.browser.conftest import Site
from tests.browser.session import answer, choose_dialog, flip, good, menu, shows, start
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_space_and_enter_turn_the_card(page: Page, site: Site, key: str) -> None:
    start(page, site)
    page.keyboard.press(key)
    expect(good(page)).to_be_visible()


def test_u_takes_back_any_number_of_answers(page: Page, site: Site) -> None:
    start(page, site)
    for _ in range(3):
        answer(page, "4")
    shows(page, QUESTIONS[3])
    for question in reversed(QUESTIONS[:3]):
        page.keyboard.press("u")
        shows(page, question)
        expect(good(page)).to_be_visible()
    expect(page.get_by_role("button", name="Undo last step")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("10 new")).to_be_visible()


def test_answers_of_before_a_reload_can_be_taken_back_too(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "4")
    answer(page, "4")
    page.reload()
    shows(page, QUESTIONS[2])
    page.keyboard.press("u")
    shows(page, QUESTIONS[1])
    page.keyboard.press("u")
    shows(page, QUESTIONS[0])


@pytest.mark.parametrize(("key", "told"), [("s", "Card suspended."), ("b", "Card buried until tomorrow.")])
def test_s_and_b_put_a_card_aside_and_u_brings_it_back(page: Page, site: Site, key: str, told: str) -> None:
    start(page, site)
    page.keyboard.press(key)
    shows(page, QUESTIONS[1])
    expect(page.get_by_text(told)).to_be_visible()
    page.reload()
    shows(page, QUESTIONS[1])
    expect(page.get_by_text("9 new")).to_be_visible()
    page.keyboard.press("u")
    shows(page, QUESTIONS[0])
    expect(page.get_by_text("10 new")).to_be_visible()


def test_a_buried_card_comes_back_on_the_next_study_day(page: Page, site: Site) -> None:
    page.clock.install(time="2026-03-01T22:00:00")
    start(page, site)
    page.keyboard.press("b")
    shows(page, QUESTIONS[1])
    page.clock.set_system_time("2026-03-02T05:00:00")
    later = page.context.new_page()
    later.clock.install(time="2026-03-02T05:00:00")
    start(later, site)
    shows(later, QUESTIONS[0])


def test_a_suspended_card_is_resumed_from_the_choice_of_cards(page: Page, site: Site) -> None:
    start(page, site)
    page.keyboard.press("s")
    shows(page, QUESTIONS[1])
    page.keyboard.press("/")
    page.get_by_text("Suspended cards (1)").click()
    page.get_by_role("button", name=f"Resume “{QUESTIONS[0]}”").click()
    expect(page.get_by_text("Suspended cards")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.get_by_text("10 new")).to_be_visible()


def test_e_opens_the_page_of_the_card_and_back_returns_to_the_same_side(page: Page, site: Site) -> None:
    start(page, site)
    flip(page)
    page.keyboard.press("e")
    expect(page.get_by_role("heading", level=1, name=QUESTIONS[0])).to_be_visible()
    page.go_back()
    shows(page, QUESTIONS[0])
    expect(good(page)).to_be_visible()


def test_the_question_mark_lists_all_keys_and_escape_closes_the_list(page: Page, site: Site) -> None:
    start(page, site)
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Keys and gestures")
    for key in ("Space", "1 2 3 4", "U", "E", "B", "S", "/", "?"):
        expect(listed.get_by_role("rowheader", name=key, exact=False).first).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def test_slash_searches_the_cards_to_study(page: Page, site: Site) -> None:
    start(page, site, "")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search questions and tags")).to_be_focused()
    page.keyboard.type("max pooling")
    expect(choose_dialog(page).get_by_role("status")).to_contain_text("fit")
    page.keyboard.press("Enter")
    shows(page, "What is max pooling?")


def test_no_key_does_anything_while_the_learner_types(page: Page, site: Site) -> None:
    work.study_card(page, site, work.PREDICT_CARD)
    field = page.get_by_role("textbox", name="What will it print?")
    field.click()
    page.keyboard.type("u es 1234 b/?")
    expect(field).to_have_value("u es 1234 b/?")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(page.get_by_role("dialog", name="Keys and gestures")).to_be_hidden()


def test_no_key_does_anything_while_code_is_written(page: Page, site: Site) -> None:
    work.study_card(page, site, work.CODE_CARD)
    written = work.write_code(page, "")
    written.press_sequentially("use = 1234 / 2")
    expect(written).to_contain_text("use = 1234 / 2")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def test_a_key_with_control_is_left_to_the_browser(page: Page, site: Site) -> None:
    start(page, site)
    flip(page)
    page.keyboard.press("Control+1")
    page.keyboard.press("Alt+2")
    shows(page, QUESTIONS[0])


def test_the_menu_does_the_same_as_the_keys(page: Page, site: Site) -> None:
    start(page, site)
    answer(page, "3")
    menu(page, "Undo last step").click()
    shows(page, QUESTIONS[0])
    menu(page, "Suspend this card").click()
    shows(page, QUESTIONS[1])
    menu(page, "Bury this card until tomorrow").click()
    shows(page, QUESTIONS[2])
    menu(page, "Keys and gestures").click()
    expect(page.get_by_role("dialog", name="Keys and gestures")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    menu(page, "Search and choose cards").click()
    expect(choose_dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    menu(page, "Open this card\u2019s page").click()
    expect(page.get_by_role("heading", level=1, name=QUESTIONS[2])).to_be_visible()


def test_arrow_keys_walk_through_the_menu_and_escape_leads_back(page: Page, site: Site) -> None:
    start(page, site)
    opener = page.get_by_role("button", name="More actions")
    opener.focus()
    page.keyboard.press("ArrowDown")
    items = page.get_by_role("menu").get_by_role("menuitem")
    expect(items.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(items.last).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(items.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(page.get_by_role("menu")).to_be_hidden()


def test_what_makes_no_sense_now_can_not_be_pressed(page: Page, site: Site) -> None:
    start(page, site)
    expect(menu(page, "Undo last step")).to_be_disabled()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_menu_and_dialogs(page: Page, site: Site, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    start(page, site)
    menu(page, "Undo last step")
    assert_axe_finds_nothing(page)
    page.keyboard.press("Escape")
    for key, name in (("?", "Keys and gestures"), ("/", "What to study")):
        page.keyboard.press(key)
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        assert_axe_finds_nothing(page)
        page.keyboard.press("Escape")

"""Choices, gaps, typed answers and cards that are asked from both ends: on a card's page and in a session."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import PHONE, good, shows
from tests.browser.work import open_card, study_card

CHOICE, CLOZE, REVERSED = "matmul-shape", "sigmoid-slope-limit", "double-descent"
RIGHT, WRONG = re.compile(r"^[A-D] \(64, 10\)"), re.compile(r"^[A-D] \(10, 64\)")


def option(page: Page, name: re.Pattern[str]) -> Locator:
    return page.get_by_role("radiogroup", name="Choices").get_by_role("radio", name=name)


def letter(page: Page, name: re.Pattern[str]) -> str:
    """The key that chooses an option, wherever the shuffle has put it."""
    row = page.get_by_role("radiogroup", name="Choices").locator("label", has=page.get_by_role("radio", name=name))
    return row.inner_text()[0].lower()


def suggested(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("suggested"))


def typing(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Type the answer")


def back_of(page: Page, site: Site) -> None:
    """A session with the reversed question on screen: the other direction is practised first."""
    page.goto(f"{site.url}study/?section=08-generalisation-robustness&search=double+descent&practice=1")
    page.get_by_role("button", name="Show answer").click()
    page.keyboard.press("3")
    shows(page, "As a model grows, test error falls")
    expect(typing(page)).to_be_focused()


@pytest.fixture
def phone(page: Page) -> Page:
    """A page on a phone."""
    context = page.context.browser.new_context(**PHONE)  # type: ignore[union-attr,arg-type]
    return context.new_page()


# --- choices ---


def test_a_choice_on_a_card_s_page_is_told_right_or_wrong_and_can_be_made_again(page: Page, site: Site) -> None:
    open_card(page, site, CHOICE)
    check = page.get_by_role("button", name="Check", exact=True)
    check.click()
    expect(page.get_by_role("alert").filter(has_text="Choose one first.")).to_be_visible()
    option(page, WRONG).check()
    check.click()
    expect(page.get_by_role("status").filter(has_text="✗ Not right")).to_be_visible()
    expect(page.get_by_text("✗ your choice")).to_be_visible()
    expect(option(page, RIGHT)).to_be_disabled()
    page.get_by_role("button", name="Choose again").click()
    option(page, RIGHT).check()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="✓ Right")).to_be_visible()


def test_without_a_script_choices_and_gaps_can_be_read(page: Page, site: Site) -> None:
    plain = page.context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    open_card(plain, site, CHOICE)
    expect(plain.get_by_role("article").get_by_role("listitem").filter(has_text="(128, 128)")).to_be_visible()
    open_card(plain, site, CLOZE)
    expect(plain.get_by_role("heading", level=1)).not_to_contain_text("0.25")
    plain.get_by_text("Show answer").click()
    expect(plain.get_by_text("The slope is").first).to_be_visible()
    plain.context.close()


def test_in_a_session_letters_choose_and_the_result_suggests_a_rating_that_can_be_overruled(
    page: Page, site: Site
) -> None:
    study_card(page, site, CHOICE)
    page.keyboard.press("4")
    page.keyboard.press(letter(page, WRONG))
    expect(option(page, WRONG)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(option(page, WRONG)).to_be_checked()
    page.keyboard.press("Enter")
    expect(suggested(page)).to_have_accessible_name(re.compile("^Again"))
    expect(suggested(page)).to_be_focused()
    expect(page.get_by_text("the inner axes, both of length 128")).to_be_visible()
    page.keyboard.press("3")
    expect(good(page)).to_be_hidden()


def test_a_letter_that_is_a_choice_is_no_other_wish(page: Page, site: Site) -> None:
    study_card(page, site, CHOICE)
    page.keyboard.press("b")
    expect(page.get_by_role("radio", checked=True, name=re.compile("^B "))).to_be_visible()
    shows(page, "What is the shape")
    page.keyboard.press("Enter")
    page.keyboard.press("b")
    expect(page.get_by_text("Card buried until tomorrow.")).to_be_visible()


def test_letters_choose_nothing_on_a_card_that_is_only_laid_out_yet(page: Page, site: Site) -> None:
    page.goto(f"{site.url}study/?section=05-backpropagation&search=backpropagation")
    shows(page, "What is backpropagation")
    expect(page.get_by_role("radio", include_hidden=True).first).to_be_attached()
    page.keyboard.press("b")
    expect(page.get_by_text("Card buried until tomorrow.")).to_be_visible()
    shows(page, "What does backpropagation cost")
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_tap_chooses_and_turning_the_card_takes_that_as_the_answer(phone: Page, site: Site) -> None:
    page = phone
    study_card(page, site, CHOICE)
    page.locator("label").filter(has_text=re.compile(r"\(64, 10\)")).tap()
    page.get_by_role("button", name="Show answer").tap()
    expect(suggested(page)).to_have_accessible_name(re.compile("^Good"))


def test_who_chooses_nothing_did_not_know_it(page: Page, site: Site) -> None:
    study_card(page, site, CHOICE)
    page.keyboard.press("Space")
    expect(suggested(page)).to_have_accessible_name(re.compile("^Again"))
    expect(page.get_by_text("✓ the right one")).to_be_visible()


def test_a_reload_keeps_a_choice_and_its_verdict(page: Page, site: Site) -> None:
    study_card(page, site, CHOICE)
    option(page, WRONG).check()
    page.reload()
    expect(option(page, WRONG)).to_be_checked()
    page.keyboard.press("Space")
    expect(suggested(page)).to_be_visible()
    page.reload()
    expect(page.get_by_text("✗ your choice")).to_be_visible()
    expect(suggested(page)).to_have_accessible_name(re.compile("^Again"))


# --- gaps ---


def test_a_gap_opens_on_its_page(page: Page, site: Site) -> None:
    open_card(page, site, CLOZE)
    heading = page.get_by_role("heading", level=1)
    expect(heading).not_to_contain_text("0.25")
    page.get_by_role("button", name="Show the gap in the formula").click()
    expect(heading).to_contain_text("0.25")
    expect(page.get_by_text("The slope is")).to_be_hidden()


def test_a_gap_is_asked_for_and_filled_in_a_session(page: Page, site: Site) -> None:
    study_card(page, site, CLOZE)
    card = page.get_by_role("region", name="Question")
    expect(card).to_contain_text("nowhere greater than")
    expect(card).not_to_contain_text("0.25")
    page.keyboard.press("Space")
    expect(page.get_by_role("region", name="Answer")).to_contain_text("0.25")
    expect(suggested(page)).to_have_count(0)


# --- typed answers, and the other end ---


def test_both_ends_of_a_reversed_card_are_asked_for(page: Page, site: Site) -> None:
    open_card(page, site, REVERSED)
    expect(page.get_by_text("What is this called?")).to_be_hidden()
    page.get_by_text("Show answer").click()
    expect(page.get_by_text("What is this called?")).to_be_visible()
    back_of(page, site)


@pytest.mark.parametrize(
    ("typed", "told", "rating"),
    [
        ("  double   DESCENT. ", "✓ Right", "Good"),
        ("doubel descent", "≈ Nearly right", "Hard"),
        ("overfitting", "✗ Not right", "Again"),
    ],
)
def test_what_is_typed_suggests_a_rating(page: Page, site: Site, typed: str, told: str, rating: str) -> None:
    back_of(page, site)
    expect(typing(page)).to_be_focused()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=told)).to_be_visible()
    expect(suggested(page)).to_have_accessible_name(re.compile(f"^{rating}"))
    expect(suggested(page)).to_be_focused()


def test_the_difference_is_marked_as_deleted_and_inserted(page: Page, site: Site) -> None:
    open_card(page, site, REVERSED)
    page.get_by_text("Show answer").click()
    typing(page).fill("dowble decent")
    typing(page).press("Enter")
    expect(page.get_by_role("deletion")).to_have_text(["w"])
    expect(page.get_by_role("insertion")).to_have_text(["u", "s"])
    page.get_by_role("button", name="Type again").click()
    expect(typing(page)).to_have_value("")
    expect(page.get_by_role("insertion")).to_have_count(0)


def test_keys_work_again_outside_the_field_and_who_types_nothing_judges_alone(page: Page, site: Site) -> None:
    back_of(page, site)
    page.keyboard.type("sub")
    expect(typing(page)).to_have_value("sub")
    typing(page).fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Type something first.")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    expect(good(page)).to_be_visible()
    expect(suggested(page)).to_have_count(0)


def test_a_reload_keeps_what_was_typed_and_where_it_differs(page: Page, site: Site) -> None:
    back_of(page, site)
    typing(page).fill("double de")
    page.reload()
    expect(typing(page)).to_have_value("double de")
    typing(page).fill("double decent")
    typing(page).press("Enter")
    page.reload()
    expect(page.get_by_role("insertion")).to_have_text(["s"])
    expect(typing(page)).not_to_be_editable()

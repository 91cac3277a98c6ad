"""Code cards: graded check by check, helped on demand, and what comes of it in a session."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ONE_VISIT, Site
from tests.browser.work import (
    CODE_CARD,
    PYTHON_START,
    RIGHT,
    WRONG,
    editor,
    open_card,
    run_tests,
    study_card,
    write_code,
)

pytestmark = ONE_VISIT


def suggested(page: Page, rating: str) -> None:
    """The rating is marked as the suggested one, no other is, and Enter would choose it."""
    expect(page.get_by_role("button", name=re.compile("suggested"))).to_have_count(1)
    expect(page.get_by_role("button", name=re.compile(f"^{rating} .*suggested"))).to_be_focused()


def test_the_starter_fails_and_says_what_it_lacks(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    run_tests(page, "✗ 0 of 5 passed")
    checks = page.get_by_role("list", name="Checks").get_by_role("listitem")
    expect(checks).to_have_count(5)
    expect(checks.first).to_contain_text("✗ failed")
    expect(checks.first).to_contain_text("NotImplementedError")
    expect(checks.nth(1)).to_contain_text("The same error as above.")


def test_each_check_is_listed_with_its_message_as_passed_or_failed_and_the_time_is_told(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    write_code(page, WRONG)
    run_tests(page, "of 5 passed")
    checks = page.get_by_role("list", name="Checks").get_by_role("listitem")
    expect(checks.filter(has_text="the result has the shape of x")).to_contain_text("✓ passed")
    failed = checks.filter(has_text="0 and all negative entries become exactly 0")
    expect(failed).to_contain_text("✗ failed")
    expect(failed).to_contain_text("tolist()")
    expect(page.get_by_role("status").filter(has_text=re.compile(r"of 5 passed · \d+(\.\d)? m?s"))).to_be_visible()
    expect(page.get_by_text("seen").last).to_be_visible()


def test_another_right_solution_passes(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    write_code(page, RIGHT).press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text="✓ 5 of 5 passed")).to_be_visible(timeout=PYTHON_START)


def test_hint_and_solution_are_folded_until_asked_for(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    hint = page.get_by_text("You need the larger of two numbers")
    expect(page.get_by_role("button", name="Run tests")).to_be_visible()
    expect(hint).to_be_hidden()
    page.get_by_text("Hint", exact=True).click()
    expect(hint).to_be_visible()


def test_the_solution_is_compared_with_the_learners_code_in_signs_too(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    write_code(page, RIGHT)
    page.get_by_text("Solution", exact=True).click()
    diff = page.get_by_role("group", name=re.compile("From your code"))
    expect(diff.get_by_role("deletion")).to_have_text("-     return np.where(x > 0, x, 0)\n")
    expect(diff.get_by_role("insertion")).to_have_text("+     return np.maximum(0, x)\n")


def test_passing_turns_the_card_keeps_the_work_and_suggests_good(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    write_code(page, RIGHT)
    run_tests(page, "✓ 5 of 5 passed")
    suggested(page, "Good")
    expect(page.get_by_role("list", name="Checks")).to_be_visible()
    expect(editor(page, "Your code")).to_contain_text("np.where")
    expect(page.get_by_text("takes the larger of 0 and each entry")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(editor(page, "Your code")).to_be_hidden()


def test_a_hint_makes_it_hard(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    page.get_by_text("Hint", exact=True).click()
    write_code(page, RIGHT)
    run_tests(page, "✓ 5 of 5 passed")
    suggested(page, "Hard")


def test_the_solution_seen_first_suggests_again(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    page.get_by_text("Solution", exact=True).click()
    write_code(page, RIGHT)
    run_tests(page, "✓ 5 of 5 passed")
    suggested(page, "Again")


def test_after_a_failed_run_one_may_go_on_trying_or_give_up_which_suggests_again(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    write_code(page, WRONG)
    run_tests(page, "of 5 passed")
    page.get_by_role("button", name="Show answer").click()
    suggested(page, "Again")
    expect(page.get_by_role("list", name="Checks")).to_be_visible()


def test_the_learner_may_overrule_the_suggestion(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    page.get_by_role("button", name="Show answer").click()
    suggested(page, "Again")
    page.get_by_role("button", name=re.compile("^Easy")).click()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_role("button", name="Run tests")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Easy"))).to_be_visible()


@pytest.mark.parametrize("key", ["Space", "Enter", "1", "4", "u"])
def test_keys_typed_into_the_editor_are_text(page: Page, site: Site, key: str) -> None:
    study_card(page, site, CODE_CARD)
    write_code(page, "x").press(key)
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Good"))).to_be_hidden()


def test_a_click_beside_the_exercise_does_not_give_the_answer_away(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    page.get_by_role("heading", name=re.compile("rectified linear unit")).click()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def test_what_solved_it_is_not_offered_when_the_card_comes_back(page: Page, site: Site) -> None:
    study_card(page, site, CODE_CARD)
    write_code(page, RIGHT)
    run_tests(page, "✓ 5 of 5 passed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    study_card(page, site, CODE_CARD)
    expect(page.get_by_role("button", name="Edit code", exact=True)).to_be_visible()


def test_a_program_that_never_ends_is_a_failed_exercise(page: Page, site: Site) -> None:
    open_card(page, site, CODE_CARD)
    page.locator("flash-code").evaluate("(element) => element.setAttribute('limit', '1')")
    write_code(page, "def relu(x):\n    while True:\n        pass\n")
    page.get_by_role("button", name="Run tests").click()
    expect(page.get_by_role("alert").filter(has_text="ran for more than 1 s")).to_be_visible(timeout=PYTHON_START)
    write_code(page, RIGHT)
    run_tests(page, "✓ 5 of 5 passed")

"""Predict cards: commit to an answer, then the real run decides; fresh numbers each time."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ONE_VISIT, Site
from tests.browser.work import PREDICT_CARD, PYTHON_START, open_card, study_card

pytestmark = ONE_VISIT

ASK = "What will it print?"


def predict(page: Page, answer: str) -> None:
    page.get_by_role("textbox", name=ASK).fill(answer)
    page.get_by_role("button", name="Check", exact=True).click()


def code(page: Page) -> str:
    return page.locator("flash-predict pre code").first.inner_text()


def expected(page: Page) -> int:
    """What the code on the page prints, by the formula on the card."""
    filters, channels, k = (
        int(re.findall(rf"^{name} = (\d+)", code(page), re.MULTILINE)[0]) for name in ("filters", "channels", "k")
    )
    return filters * (channels * k * k + 1)


@pytest.mark.parametrize("answer", ["280", " 280.0 \n"])
def test_a_right_prediction_is_decided_by_a_real_run_and_suggests_good(page: Page, site: Site, answer: str) -> None:
    study_card(page, site, PREDICT_CARD)
    predict(page, answer)
    expect(page.get_by_text("✓ Right")).to_be_visible(timeout=PYTHON_START)
    expect(page.get_by_text("Decided by a real run just now")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Good .*suggested"))).to_be_focused()
    expect(page.get_by_text("Each filter has k · k weights")).to_be_visible()


def test_a_wrong_prediction_shows_where_it_differs_and_suggests_again(page: Page, site: Site) -> None:
    study_card(page, site, PREDICT_CARD)
    predict(page, "271")
    expect(page.get_by_text("✗ Not what it prints")).to_be_visible(timeout=PYTHON_START)
    expect(page.get_by_role("deletion")).to_have_text("271")
    expect(page.get_by_role("insertion")).to_have_text("280")
    expect(page.get_by_role("button", name=re.compile("^Again .*suggested"))).to_be_focused()


def test_the_output_is_not_in_sight_before_an_answer_is_committed(page: Page, site: Site) -> None:
    open_card(page, site, PREDICT_CARD)
    expect(page.get_by_role("textbox", name=ASK)).to_be_visible()
    expect(page.locator("flash-predict").get_by_text("280")).to_have_count(0)
    expect(page.get_by_text("Output", exact=True)).to_have_count(0)


def test_an_empty_answer_is_not_accepted(page: Page, site: Site) -> None:
    open_card(page, site, PREDICT_CARD)
    predict(page, "  \n ")
    expect(page.get_by_role("alert").filter(has_text="Write down what you think it prints")).to_be_visible()
    expect(page.get_by_role("textbox", name=ASK)).to_be_focused()
    expect(page.get_by_role("textbox", name=ASK)).to_be_editable()


def test_a_committed_answer_can_not_be_changed(page: Page, site: Site) -> None:
    open_card(page, site, PREDICT_CARD)
    predict(page, "1")
    expect(page.get_by_text("✗ Not what it prints")).to_be_visible(timeout=PYTHON_START)
    expect(page.get_by_role("textbox", name=ASK)).not_to_be_editable()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_hidden()


def test_a_reload_shows_the_same_numbers_and_the_next_attempt_others(page: Page, site: Site) -> None:
    open_card(page, site, PREDICT_CARD)
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_visible()
    seen = [code(page)]
    page.reload()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_visible()
    assert code(page) == seen[0]
    for _ in range(3):
        predict(page, str(expected(page)))
        expect(page.get_by_text("✓ Right")).to_be_visible(timeout=PYTHON_START)
        page.get_by_role("button", name="Try fresh numbers").click()
        expect(page.get_by_role("textbox", name=ASK)).to_be_focused()
        assert code(page) != seen[-1]
        seen.append(code(page))
    page.reload()
    expect(page.get_by_role("button", name="Check", exact=True)).to_be_visible()
    assert code(page) == seen[-1]


def test_without_python_the_proven_output_decides_and_says_so(page: Page, site: Site) -> None:
    page.route("**/runtime/**", lambda route: route.abort())
    open_card(page, site, PREDICT_CARD)
    predict(page, "280")
    expect(page.get_by_text("✓ Right")).to_be_visible(timeout=PYTHON_START)
    expect(page.get_by_text("the output proven at build time decided")).to_be_visible()


def test_keys_typed_into_the_answer_are_text_and_control_enter_commits(page: Page, site: Site) -> None:
    study_card(page, site, PREDICT_CARD)
    answer = page.get_by_role("textbox", name=ASK)
    answer.press_sequentially("1 4u")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    expect(answer).to_have_value("1 4u")
    answer.press("Control+Enter")
    expect(page.get_by_text("✗ Not what it prints")).to_be_visible(timeout=PYTHON_START)

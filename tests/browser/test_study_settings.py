"""How a learner wants to study: limits, retention, steps, leeches and prerequisites, here and in other tabs at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, flip, good, menu, shows, start
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS


def settings(page: Page) -> Locator:
    """The open dialog, asked for by its key."""
    page.keyboard.press("o")
    dialog = page.get_by_role("dialog", name="Settings")
    expect(dialog).to_be_visible()
    return dialog


def save(dialog: Locator) -> None:
    """Save; the settings hold, and the dialog is gone."""
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()


def limit_new(page: Page, cards: int) -> None:
    dialog = settings(page)
    dialog.get_by_label("New cards a day").fill(str(cards))
    save(dialog)


def test_a_daily_limit_holds_at_once_here_and_in_another_tab_and_after_a_reload(page: Page, site: Site) -> None:
    start(page, site)
    other = page.context.new_page()
    start(other, site)
    expect(other.get_by_text("10 new")).to_be_visible()
    menu(page, "Settings").click()
    dialog = page.get_by_role("dialog", name="Settings")
    dialog.get_by_label("New cards a day").fill("2")
    save(dialog)
    expect(page.get_by_role("status").filter(has_text="Settings saved.")).to_be_visible()
    for tab in (page, other):
        expect(tab.get_by_text("2 new")).to_be_visible()
    page.reload()
    expect(page.get_by_text("2 new")).to_be_visible()
    expect(settings(page).get_by_label("New cards a day")).to_have_value("2")


def test_beyond_the_days_new_cards_more_come_where_they_are_asked_for(page: Page, site: Site) -> None:
    start(page, site)
    limit_new(page, 1)
    answer(page, "4")
    expect(page.get_by_text("9 new cards wait for another day")).to_be_visible()
    page.get_by_role("button", name="Learn 9 more today").click()
    shows(page, QUESTIONS[1])
    expect(page.get_by_text("9 new", exact=True)).to_be_visible()


def test_more_retention_brings_cards_back_sooner(page: Page, site: Site) -> None:
    def easy() -> int:
        text = page.get_by_role("button", name=re.compile("^Easy")).inner_text()
        return int(re.findall(r"(\d+) days?", text)[0])

    start(page, site)
    flip(page)
    usual = easy()
    slider = settings(page).get_by_label("Desired retention")
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "97%")
    save(page.get_by_role("dialog", name="Settings"))
    expect(good(page)).to_be_visible()
    page.wait_for_function(
        "before => parseInt(document.querySelector('flash-study').innerText.match(/Easy\\s+(\\d+)/)[1]) < before",
        arg=usual,
    )


def test_learning_steps_are_those_that_the_learner_wrote(page: Page, site: Site) -> None:
    start(page, site)
    dialog = settings(page)
    dialog.get_by_label("Learning steps, in minutes").fill("3, 25")
    save(dialog)
    flip(page)
    expect(page.get_by_role("button", name=re.compile("^Again"))).to_contain_text("3 min")
    expect(good(page)).to_contain_text("25 min")


def test_what_can_not_be_meant_is_told_at_its_field_and_changes_nothing(page: Page, site: Site) -> None:
    start(page, site)
    dialog = settings(page)
    steps = dialog.get_by_label("Learning steps, in minutes")
    steps.fill("soon")
    dialog.get_by_label("Reviews a day").fill("-3")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert").filter(has_text="A whole number from 0 to 9999")).to_be_visible()
    expect(dialog.get_by_role("alert").filter(has_text="whole numbers of minutes")).to_be_visible()
    expect(dialog.get_by_label("Reviews a day")).to_be_focused()
    dialog.get_by_role("button", name="Defaults").click()
    expect(steps).to_have_value("1 10")
    save(dialog)
    flip(page)
    expect(good(page)).to_contain_text("10 min")


def test_a_leech_is_suspended_and_the_learner_is_told(page: Page, site: Site) -> None:
    page.clock.install()
    start(page, site, "?section=01-start-here&tag=pooling")
    dialog = settings(page)
    dialog.get_by_label("A leech after being forgotten").fill("1")
    save(dialog)
    answer(page, "4")
    page.clock.fast_forward(20 * 24 * 3_600_000)
    page.reload()
    answer(page, "1")
    expect(page.get_by_role("status").filter(has_text="was forgotten so often that it is suspended")).to_be_visible()
    expect(page.get_by_role("heading", name="Done for now")).to_be_visible()
    page.keyboard.press("/")
    page.get_by_text("Suspended cards (1)").click()
    page.get_by_role("button", name=re.compile("^Resume “")).click()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(good(page)).to_be_visible()


def test_new_cards_wait_for_what_they_build_on_if_the_learner_wants_that(page: Page, site: Site) -> None:
    start(page, site)
    dialog = settings(page)
    dialog.get_by_label("New cards wait until what they build on is learnt").check()
    save(dialog)
    page.goto(f"{site.url}study/?section=01-start-here&tag=pooling")
    expect(page.get_by_text("One new card waits until what they build on is learnt.")).to_be_visible()
    dialog = settings(page)
    dialog.get_by_label("New cards wait until what they build on is learnt").uncheck()
    save(dialog)
    shows(page, "What is max pooling?")


def test_a_clock_that_was_turned_back_is_told_and_stops_nothing(page: Page, site: Site) -> None:
    page.clock.install(time="2026-06-01T12:00:00")
    start(page, site)
    answer(page, "4")
    page.clock.set_system_time("2026-01-01T12:00:00")
    page.reload()
    expect(page.get_by_role("alert").filter(has_text="is behind your latest answers")).to_be_visible()
    answer(page, "3")
    shows(page, QUESTIONS[2])
    page.keyboard.press("u")
    shows(page, QUESTIONS[1])


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_axe_finds_nothing_in_the_settings(page: Page, site: Site, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    start(page, site)
    settings(page)
    assert_axe_finds_nothing(page)

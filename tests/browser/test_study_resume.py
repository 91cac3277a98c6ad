"""A session survives a reload, a phone that sleeps, a second tab, and a device that can't store."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser import work
from tests.browser.conftest import Site
from tests.browser.session import answer, flip, good, shows, start
from tests.browser.test_pages import QUESTIONS

FULL_DISK = """
const put = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (...values) {
  if (window.full) {
    window.refused = (window.refused ?? 0) + 1;
    throw new DOMException("no room left", "QuotaExceededError");
  }
  return put.apply(this, values);
};
"""
"""Storing fails while `window.full` is set; `window.refused` counts how often."""

EVENTS = """new Promise((resolve, reject) => {
  const asked = indexedDB.open(new URL("../", location).pathname.replace(/^/, "flashdeck "));
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const all = asked.result.transaction("log").objectStore("log").getAll();
    all.onsuccess = () => { asked.result.close(); resolve(all.result); };
  };
})"""
"""All events of the log, as they are stored."""


def test_a_reload_keeps_card_and_side(page: Page, site: Site) -> None:
    start(page, site, "?card=what-are-rnns")
    flip(page)
    page.reload()
    expect(good(page)).to_be_visible()
    page.keyboard.press("3")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    page.reload()
    shows(page, QUESTIONS[0])


def test_a_reload_keeps_what_was_typed(page: Page, site: Site) -> None:
    work.study_card(page, site, work.PREDICT_CARD)
    field = page.get_by_role("textbox", name="What will it print?")
    field.fill("[1 2 3")
    page.reload()
    expect(field).to_have_value("[1 2 3")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def test_time_asleep_is_not_time_taken(page: Page, site: Site) -> None:
    page.clock.install()
    start(page, site)
    page.clock.run_for(20_000)
    page.clock.fast_forward(8 * 3_600_000)
    flip(page)
    page.keyboard.press("3")
    shows(page, QUESTIONS[1])
    (event,) = page.evaluate(EVENTS)
    assert 10_000 <= event["ms"] < 60_000


def test_time_before_a_reload_counts(page: Page, site: Site) -> None:
    page.clock.install()
    start(page, site)
    page.clock.run_for(7_000)
    page.reload()
    flip(page)
    page.keyboard.press("3")
    shows(page, QUESTIONS[1])
    (event,) = page.evaluate(EVENTS)
    assert event["ms"] >= 7_000


def test_an_answer_that_can_not_be_stored_is_kept_and_stored_later(page: Page, site: Site) -> None:
    page.add_init_script(FULL_DISK)
    start(page, site)
    flip(page)
    page.evaluate("window.full = true")
    page.keyboard.press("3")
    expect(page.get_by_role("alert").filter(has_text="Your answer “Good” could not be saved yet.")).to_be_visible()
    shows(page, QUESTIONS[0])
    again = page.get_by_role("button", name="Save again").element_handle()
    again.click()
    page.wait_for_function("(before) => !before.isConnected", arg=again)  # refused again, and told so anew
    expect(page.get_by_role("button", name="Save again")).to_be_visible()
    page.evaluate("window.full = false")
    page.get_by_role("button", name="Save again").click()
    shows(page, QUESTIONS[1])
    (event,) = page.evaluate(EVENTS)
    assert event["rating"] == 3


def test_an_answer_that_can_not_be_stored_outlasts_a_reload(page: Page, site: Site) -> None:
    page.add_init_script(FULL_DISK)
    start(page, site)
    flip(page)
    page.evaluate("window.full = true")
    page.keyboard.press("2")
    expect(page.get_by_role("alert").filter(has_text="“Hard”")).to_be_visible()
    page.reload()
    shows(page, QUESTIONS[1])
    (event,) = page.evaluate(EVENTS)
    assert event["rating"] == 2


def test_an_answer_in_another_tab_moves_this_one_on(page: Page, site: Site) -> None:
    start(page, site)
    other = page.context.new_page()
    start(other, site)
    answer(other, "4")
    shows(page, QUESTIONS[1])


def test_another_tab_never_takes_away_what_is_being_typed(page: Page, site: Site) -> None:
    query = f"?card={work.PREDICT_CARD}"
    work.study_card(page, site, work.PREDICT_CARD)
    field = page.get_by_role("textbox", name="What will it print?")
    field.fill("[1 2")
    other = page.context.new_page()
    start(other, site, query)
    other.get_by_role("button", name="Show answer").click()
    good(other).click()
    shows(other, QUESTIONS[0])
    expect(page.get_by_role("alert").filter(has_text="in another tab")).to_be_visible()
    expect(field).to_have_value("[1 2")
    page.get_by_role("button", name="Go on to the next card").click()
    shows(page, QUESTIONS[0])

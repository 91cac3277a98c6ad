"""The progress page: what is due, how often the learner studied, and how much was remembered, all from the log."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import SECTION, answer, start
from tests.browser.synthetic_log import fill
from tests.browser.test_access import SIZES, assert_axe_finds_nothing
from tests.browser.test_study_access import MAGNIFIED, assert_within

NOON = "2026-03-01T12:00:00"
DAY = 24 * 3_600_000
EACH = 8

BADGE = """
window.badges = [];
const [set, clear] = [navigator.setAppBadge, navigator.clearAppBadge];
navigator.setAppBadge = function (count) { badges.push(count); return set.call(this, count); };
navigator.clearAppBadge = function () { badges.push(0); return clear.call(this); };
"""
"""Notes what the badge is set to, and sets it."""


OVERLAPPING = """() => [...document.querySelectorAll(".flash-bars")].flatMap((bars) => {
  const seen = (label) => label.textContent && label.checkVisibility({ visibilityProperty: true });
  const labels = [...bars.querySelectorAll(".flash-bars__label")].filter(seen);
  const ranges = labels.map((label) => {
    const range = new Range();
    range.selectNodeContents(label);
    return [label.textContent, range.getBoundingClientRect()];
  });
  return ranges.slice(1).filter(([, { left }], at) => left < ranges[at][1].right + 2).map(([text]) => text);
})"""
"""Dates below a chart that run into the one before."""


def open_progress(page: Page, site: Site) -> None:
    page.goto(f"{site.url}progress/")
    expect(page.get_by_role("region", name="Hardest cards").first).to_be_visible()


def numbers(page: Page, region: str) -> Locator:
    """The table behind the chart of that part, opened."""
    part = page.get_by_role("region", name=region, exact=True).first
    part.get_by_text("Numbers", exact=True).click()
    return part.get_by_role("table", name=region)


def years_of_study(page: Page, site: Site) -> int:
    """A log of answers to thirty cards of the deck, up to now; gives their number."""
    cards = json.loads((site.folder / "deck" / "cards.json").read_text("utf-8"))["cards"]
    units = [unit for card in cards for unit in card["units"]][:30]
    page.goto(f"{site.url}study/")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    fill(page, units, EACH, page.evaluate("Date.now()"))
    return len(units) * EACH


def test_before_the_first_answer_the_page_says_what_will_be_there(page: Page, site: Site) -> None:
    open_progress(page, site)
    expect(page.get_by_text("No answers yet.").first).to_be_visible()
    expect(page.get_by_text("No card was forgotten yet.")).to_be_visible()
    page.get_by_role("region", name="Due now, and soon").get_by_role("link", name="Study").click()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def test_an_answer_is_counted_on_its_day_in_every_part(page: Page, site: Site) -> None:
    page.clock.install(time=NOON)
    start(page, site, f"{SECTION}&tag=pooling")
    answer(page, "4")
    page.clock.set_system_time("2026-03-21T12:00:00")
    page.reload()
    answer(page, "1")
    open_progress(page, site)
    days = numbers(page, "Days of study")
    expect(days.get_by_role("row", name=re.compile("Saturday, March 21, 2026 1 "))).to_be_visible()
    expect(days.get_by_role("row", name=re.compile("Sunday, March 1, 2026 1 "))).to_be_visible()
    expect(numbers(page, "Sections").get_by_role("row", name=re.compile(r"^Start here 9 1 0 0 0 0%"))).to_be_visible()
    hard = page.get_by_role("table", name="Hardest cards")
    expect(hard.get_by_role("link", name="What is max pooling?")).to_be_visible()
    kept = page.get_by_role("table", name=re.compile("^Remembered, by time"))
    expect(kept.get_by_role("row", name=re.compile("^7 days 0% 0% . 1"))).to_be_visible()


def test_reviews_to_come_add_up_to_what_was_learnt(page: Page, site: Site) -> None:
    answers = years_of_study(page, site)
    open_progress(page, site)
    days = numbers(page, "Days of study")
    expect(days).to_be_visible()
    rows = days.get_by_role("row").all_inner_texts()[1:]
    assert sum(int(row.split("\t")[1]) for row in rows) == answers
    part = page.get_by_role("region", name="Due now, and soon", exact=True)
    part.get_by_text("Numbers", exact=True).click()
    expect(part.get_by_role("row")).to_have_count(31)
    counts = [int(row.split("\t")[1]) for row in part.get_by_role("row").all_inner_texts()[1:]]
    expect(part.get_by_role("img", name=re.compile(f"{sum(counts)} within 30 days"))).to_be_visible()


def test_another_tabs_answer_is_counted_at_once(page: Page, site: Site) -> None:
    open_progress(page, site)
    other = page.context.new_page()
    start(other, site)
    answer(other, "4")
    expect(page.get_by_role("img", name=re.compile("1 day within a year, 1 answer;"))).to_be_visible()


def test_the_number_of_due_cards_stands_on_the_apps_icon(page: Page, site: Site) -> None:
    page.add_init_script(BADGE)
    start(page, site, SECTION)
    page.wait_for_function("badges.at(-1) === 0")
    answer(page, "1")
    page.wait_for_function("badges.at(-1) === 1")
    page.goto(f"{site.url}progress/")
    page.wait_for_function("badges.at(-1) === 1")


@pytest.mark.parametrize(("scheme", "size"), list(product(("light", "dark"), SIZES)))
def test_axe_finds_nothing_on_the_page_and_in_its_tables(page: Page, site: Site, scheme: Any, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    years_of_study(page, site)
    open_progress(page, site)
    assert page.evaluate(OVERLAPPING) == []
    for fold in page.get_by_text("Numbers", exact=True).all():
        fold.click()
    expect(page.get_by_role("table")).to_have_count(7)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert_axe_finds_nothing(page)


@pytest.mark.parametrize(("width", "height"), MAGNIFIED)
def test_progress_magnified_to_twice_its_size_can_be_read(page: Page, site: Site, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    years_of_study(page, site)
    open_progress(page, site)
    for fold in page.get_by_text("Numbers", exact=True).all():
        fold.click()
    for role in ("heading", "img", "link", "group"):
        assert_within(page, page.get_by_role("main").get_by_role(role))
    assert page.evaluate(OVERLAPPING) == []

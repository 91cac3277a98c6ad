"""The question that a first session begins with is in the page; only who will be asked it sees it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.session import answer, flip, shows, start
from tests.browser.test_pages import QUESTIONS

NOTE_HEADING = """document.addEventListener("readystatechange", () => {
  window.noted ??= document.querySelector("flash-study [role=heading]");
})"""


def without_scripts(page: Page, address: str) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(address)


def test_it_is_there_without_a_script_and_the_script_takes_it_over_where_it_stands(page: Page, site: Site) -> None:
    question = page.get_by_role("heading", level=2, name=QUESTIONS[0])
    without_scripts(page, f"{site.url}study/")
    expect(question).to_be_visible()
    page.unroute("**/*.js")
    page.add_init_script(NOTE_HEADING)
    start(page, site, "")
    shows(page, QUESTIONS[0])
    assert page.evaluate("noted.isConnected")
    expect(question).to_have_count(1)
    flip(page)


def test_who_has_answered_before_or_comes_for_something_else_does_not_see_it(page: Page, site: Site) -> None:
    question = page.get_by_role("heading", level=2, name=QUESTIONS[0])
    start(page, site, "?section=02-numpy-tensors")
    answer(page, "3")
    without_scripts(page, f"{site.url}study/")
    expect(question).to_be_hidden()
    page.evaluate("localStorage.clear()")
    page.goto(f"{site.url}study/?section=02-numpy-tensors")
    expect(question).to_be_hidden()

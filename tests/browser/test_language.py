"""The interface speaks the learner's language, and the cards keep theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.session import SECTION, shows, start
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS


@pytest.fixture
def german(browser: Browser) -> Iterator[Page]:
    """A page in a browser whose owner reads German first."""
    context = browser.new_context(locale="de-AT", reduced_motion="reduce")
    yield context.new_page()
    context.close()


def begin(page: Page, site: Site) -> None:
    """Open the study page; a question is there, and the page is in German."""
    page.goto(f"{site.url}study/{SECTION}")
    expect(page.get_by_role("button", name="Antwort zeigen")).to_be_visible()


def test_two_cards_are_studied_in_german_because_the_browser_prefers_it(german: Page, site: Site) -> None:
    begin(german, site)
    shows(german, QUESTIONS[0])
    assert_axe_finds_nothing(german)
    german.keyboard.press("Space")
    good = german.get_by_role("button", name=re.compile(r"^Gut \d+ (min|Min\.)"))
    expect(good).to_be_visible()
    assert_axe_finds_nothing(german)
    german.keyboard.press("3")
    expect(german.get_by_role("status").filter(has_text="Gut. 1 beantwortet, 10 übrig. Frage: ")).to_be_attached()
    shows(german, QUESTIONS[1])
    german.keyboard.press("Space")
    german.get_by_role("button", name=re.compile(r"^Einfach \d+ Tage")).click()
    shows(german, QUESTIONS[2])
    expect(german.locator("html")).to_have_attribute("lang", "de")


def test_a_setting_overrides_the_browser_and_the_session_goes_on(page: Page, site: Site) -> None:
    start(page, site)
    page.keyboard.press("Space")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Language").click()
    page.get_by_role("dialog", name="Language").get_by_label("Language of menus").select_option("Deutsch")
    expect(page.get_by_role("region", name="Antwort")).to_be_visible()
    page.keyboard.press("4")
    shows(page, QUESTIONS[1])
    page.keyboard.press("Space")
    expect(page.get_by_role("region", name="Antwort")).to_be_visible()
    page.keyboard.press("3")
    shows(page, QUESTIONS[2])
    page.get_by_role("button", name="Weitere Aktionen").click()
    page.get_by_role("menuitem", name="Sprache (Language)").click()
    dialog = page.get_by_role("dialog", name="Sprache (Language)")
    assert_axe_finds_nothing(page)
    dialog.get_by_label("Sprache der Menüs").select_option("Wie der Browser es wünscht (English)")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    shows(page, QUESTIONS[2])


def test_a_page_loads_the_words_of_one_language(german: Page, site: Site) -> None:
    asked: list[str] = []
    german.on("request", lambda request: asked.append(request.url))
    begin(german, site)
    assert any("/site-de-" in url for url in asked)
    assert not any("/site-en-" in url for url in asked)

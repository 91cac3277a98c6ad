"""What someone who browses finds: home, the list of cards, the pages of the first ten, search, light and dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site

QUESTIONS = (
    "What is deep learning?",
    "What are deep neural networks?",
    "What are convolutional neural networks?",
    "How does image recognition using deep learning work?",
    "What is max pooling?",
    "When is a pipeline applied?",
    "How is a deep learning network taught?",
    "What does reuse mean?",
    "What are Recurrent neural networks?",
    "What are some challenges for deep learning?",
)


def open_card(page: Page, site: Site, question: str) -> None:
    page.goto(f"{site.url}cards/")
    page.get_by_role("link", name=question, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(question)


def test_home_says_what_the_site_is_and_starts_a_session_in_one_click(page: Page, site: Site) -> None:
    page.goto(site.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("code really runs")
    page.get_by_role("link", name="Start studying").click()
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()


def test_home_offers_a_card_whose_snippet_runs(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.get_by_text("Show answer").click()
    expect(page.get_by_text("Max pooling slides a")).to_be_visible()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=30_000)


def test_the_given_questions_are_listed_word_for_word_and_in_order(page: Page, site: Site) -> None:
    page.goto(f"{site.url}cards/")
    listed = page.get_by_role("listitem").get_by_role("link")
    expect(listed.first).to_be_visible()
    assert tuple(listed.all_inner_texts())[: len(QUESTIONS)] == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_card_page_hides_its_answer_until_asked(page: Page, site: Site, question: str) -> None:
    open_card(page, site, question)
    answer = page.get_by_role("heading", name="Answer", exact=True)
    expect(answer).to_be_hidden()
    page.get_by_text("Show answer").click()
    expect(answer).to_be_visible()
    expect(page.get_by_role("heading", name="Details", exact=True)).to_be_visible()
    expect(page.get_by_text(re.compile("^Source:"))).to_be_visible()
    expect(page.get_by_role("button", name="Run snippet").first).to_be_visible()
    expect(page.get_by_text("Output, proven at build time").first).to_be_visible()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_card_page_has_a_figure_with_a_text_alternative(page: Page, site: Site, question: str) -> None:
    open_card(page, site, question)
    page.get_by_text("Show answer").click()
    figure = page.get_by_role("main").get_by_role("figure").get_by_role("img").first
    expect(figure).to_be_visible()
    assert len(figure.get_attribute("aria-label") or "") > 40


def test_math_is_typeset_and_readable_by_a_screen_reader(page: Page, site: Site) -> None:
    open_card(page, site, "What is max pooling?")
    page.get_by_text("Show answer").click()
    expect(page.get_by_role("math").first).to_be_attached()
    expect(page.get_by_text("\\lfloor")).to_be_hidden()
    page.wait_for_function("document.fonts.ready.then(() => document.fonts.check('16px KaTeX_Main'))")


def test_previous_and_next_lead_through_the_cards_in_order(page: Page, site: Site) -> None:
    open_card(page, site, QUESTIONS[0])
    neighbours = page.get_by_role("navigation", name="Neighbouring cards")
    expect(neighbours.get_by_role("link", name="Previous")).to_have_count(0)
    for question in QUESTIONS[1:]:
        neighbours.get_by_role("link", name="Next").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(question)
    neighbours.get_by_role("link", name="Previous").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTIONS[-2])


def test_the_last_card_leads_to_no_next_one(page: Page, site: Site) -> None:
    page.goto(f"{site.url}cards/")
    page.get_by_role("listitem").get_by_role("link").last.click()
    neighbours = page.get_by_role("navigation", name="Neighbouring cards")
    expect(neighbours.get_by_role("link", name="Previous")).to_be_visible()
    expect(neighbours.get_by_role("link", name="Next")).to_have_count(0)


def test_a_card_links_to_what_it_builds_on(page: Page, site: Site) -> None:
    open_card(page, site, "What is max pooling?")
    page.get_by_role("main").get_by_role("link", name="What are convolutional neural networks?").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What are convolutional neural networks?")


def test_search_finds_a_card_by_a_word_of_its_answer(page: Page, site: Site) -> None:
    page.goto(site.url)
    page.get_by_role("textbox", name="Search").press_sequentially("stride")
    page.get_by_role("dialog", name="Search").get_by_role("heading", name="What is max pooling?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is max pooling?")


def test_search_is_fetched_when_it_is_first_used(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url, wait_until="networkidle")
    assert not [url for url in asked if "search_index" in url or "engine" in url]
    with page.expect_response(re.compile("search_index")):
        page.get_by_role("textbox", name="Search").focus()


def test_formulas_of_a_closed_fold_fetch_no_fonts(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}cards/what-is-max-pooling/", wait_until="networkidle")
    assert not [url for url in asked if "KaTeX" in url]
    with page.expect_response(re.compile("KaTeX_Main-Regular")):
        page.get_by_text("Show answer").click()
    expect(page.get_by_role("math").first).to_be_visible()


def test_an_answer_can_be_read_without_javascript(page: Page, site: Site) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)  # type: ignore[union-attr]
    plain = context.new_page()
    plain.goto(f"{site.url}cards/what-is-max-pooling/")
    plain.get_by_text("Show answer").click()
    expect(plain.get_by_text("Max pooling slides a")).to_be_visible()
    expect(plain.get_by_text("2x2, stride 2: [[4, 5], [6, 7]]")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_site_follows_the_system_and_figures_follow_the_site(page: Page, site: Site, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_card(page, site, "What is max pooling?")
    page.get_by_text("Show answer").click()
    text = page.get_by_role("figure").get_by_text("side by side", exact=True)
    expect(text).to_be_visible()
    page_is_dark = _luminance(page, "getComputedStyle(document.body).backgroundColor") < 0.5
    ink = _luminance(page, "getComputedStyle([...document.querySelectorAll('figure text')][0]).fill")
    assert page_is_dark == (scheme == "dark")
    assert (ink > 0.5) == page_is_dark


def test_the_switch_overrules_the_system_and_is_remembered(page: Page, site: Site) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site.url)
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    dark = "getComputedStyle(document.body).backgroundColor"
    assert _luminance(page, dark) < 0.5
    page.goto(f"{site.url}cards/")
    assert _luminance(page, dark) < 0.5


TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOW_ANOTHER_PAGE = """async (path) => {
  const text = await (await fetch(path)).text();
  const main = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  for (const fold of main.querySelectorAll("details")) fold.open = true;
  document.querySelector("main").replaceWith(document.adoptNode(main));
}"""
"""Styles are the same on all pages, so their contents can be looked at without loading each whole."""


def test_no_page_scrolls_sideways_on_a_phone(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("", "cards/", "cards/map/", "cards/glossary/", "study/", "offline/", "about/", "404.html"):
        page.goto(site.url + path)
        wide = page.evaluate(TOO_WIDE)
        assert wide <= 0, f"{path} is {wide} px too wide"


def test_no_card_scrolls_sideways_on_a_phone(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.url}cards/he-initialisation/")  # it has formulas, so their style is there
    for slug in _slugs(site):
        page.evaluate(SHOW_ANOTHER_PAGE, f"{site.url}cards/{slug}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        wide = page.evaluate(TOO_WIDE)
        assert wide <= 0, f"cards/{slug}/ is {wide} px too wide"


def _slugs(site: Site) -> list[str]:
    return sorted(path.name for path in (site.folder / "cards").iterdir() if path.is_dir())


def _luminance(page: Page, colour: str) -> float:
    """Brightness of a CSS colour, from 0 to 1."""
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", page.evaluate(colour))[:3])
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255

"""A card on its own, as other sites frame it: read, turned over, run, printed; in any width and theme."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.bench.embeds import UNFOLDED
from tests.bench.weights import compressed
from tests.browser.conftest import Site
from tests.browser.work import CODE_CARD, PREDICT_CARD, PYTHON_START, RIGHT, write_code

BASIC = "what-is-max-pooling"
ROUND = "section/01-start-here"
HEAVY_ROUND = "section/09-convolution-pooling"
QUESTION = "What is max pooling?"
GIST = "keeps only the largest value"
PAPER = {"light": "rgb(251, 250, 247)", "dark": "rgb(21, 24, 27)"}
BUDGET = 60_000
"""Bytes over the wire before anybody presses Run."""


def open_embed(page: Page, site: Site, name: str = BASIC, query: str = "") -> None:
    page.goto(f"{site.url}embed/{name}/{query}")


def show_answer(page: Page) -> None:
    page.get_by_text("Show answer").locator("visible=true").click()


def requests(page: Page) -> list[str]:
    """Addresses that the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def kinds(site: Site) -> list[str]:
    """A card of each kind, and a round."""
    outline = json.loads((site.folder / "deck" / "cards.json").read_text("utf-8"))["cards"]
    return [*{card["type"]: card["slug"] for card in outline}.values(), BASIC, ROUND, HEAVY_ROUND]


def test_a_card_is_turned_over_and_its_snippet_runs(page: Page, site: Site, foreign_requests: list[str]) -> None:
    open_embed(page, site)
    expect(page.get_by_role("heading", level=1, name=QUESTION)).to_be_visible()
    expect(page.get_by_text(GIST)).to_be_hidden()
    show_answer(page)
    expect(page.get_by_text(GIST)).to_be_visible()
    page.get_by_text("Details", exact=True).click()
    page.get_by_role("button", name="Run snippet").first.click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)
    assert foreign_requests == []


def test_a_code_card_is_graded(page: Page, site: Site) -> None:
    open_embed(page, site, CODE_CARD)
    write_code(page, RIGHT)
    page.get_by_role("button", name="Run tests").click()
    expect(page.get_by_role("status").filter(has_text="5 of 5 passed")).to_be_visible(timeout=PYTHON_START)


def test_a_real_run_decides_a_prediction(page: Page, site: Site) -> None:
    open_embed(page, site, PREDICT_CARD)
    page.get_by_label("What will it print?").fill("1")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Decided by a real run just now")).to_be_visible(timeout=PYTHON_START)


def test_a_reversed_card_is_asked_from_its_other_end_below_its_answer(page: Page, site: Site) -> None:
    open_embed(page, site, "dying-relu")
    show_answer(page)
    expect(page.get_by_text("What is it called?")).to_be_visible()
    expect(page.get_by_text("A dead unit", exact=True)).to_be_hidden()
    page.get_by_text("Show reversed answer").click()
    expect(page.get_by_text("A dead unit", exact=True)).to_be_visible()


def test_nothing_of_python_is_asked_for_before_run_is_pressed(page: Page, site: Site) -> None:
    asked = requests(page)
    open_embed(page, site)
    show_answer(page)
    page.get_by_text("Details", exact=True).click()
    expect(page.get_by_role("button", name="Run snippet").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/runtime/" in url or "worker" in url or "sw.js" in url] == []


def test_it_links_to_the_full_card_says_that_nothing_is_kept_and_asks_search_engines_to_pass(
    page: Page, site: Site
) -> None:
    open_embed(page, site)
    expect(page.get_by_text("Answers are not kept here.")).to_be_visible()
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"http://127.0.0.1:8000/course/cards/cards/{BASIC}/"
    for name, title in (("Open the full card", QUESTION), ("Study in the app", "Study")):
        with page.context.expect_page() as opened:
            page.get_by_role("link", name=name).click()
        expect(opened.value.get_by_role("heading", level=1, name=title)).to_be_attached()
        opened.value.close()


def test_every_kind_fits_the_narrowest_frame(page: Page, site: Site) -> None:
    page.set_viewport_size({"width": 320, "height": 500})
    for name in kinds(site):
        open_embed(page, site, name)
        page.wait_for_load_state("networkidle")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") == 320, name


def test_every_kind_weighs_little_before_run_is_pressed(browser: Browser, site: Site) -> None:
    for name in kinds(site):
        context = browser.new_context()
        page = context.new_page()
        asked = requests(page)
        open_embed(page, site, name)
        page.wait_for_load_state("networkidle")
        page.evaluate(UNFOLDED)
        page.wait_for_load_state("networkidle")
        files = [site.folder / url.removeprefix(site.url) for url in asked]
        bodies = [file / "index.html" if file.is_dir() else file for file in files]
        weight = sum(compressed(file.name, file.read_bytes()) for file in bodies)
        assert BUDGET / 10 < weight < BUDGET, name
        context.close()


@pytest.mark.parametrize(
    ("query", "system", "shown"),
    [
        ("", "light", "light"),
        ("", "dark", "dark"),
        ("?theme=light", "dark", "light"),
        ("?theme=dark", "light", "dark"),
        ("?theme=auto", "dark", "dark"),
    ],
)
def test_the_device_or_the_host_chooses_the_theme(page: Page, site: Site, query: str, system: Any, shown: str) -> None:
    page.emulate_media(color_scheme=system)
    open_embed(page, site, BASIC, query)
    background = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(background) == PAPER[shown]
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == shown
    assert page.locator("meta[name=color-scheme]").get_attribute("content") == "light dark"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_script_a_card_is_read_and_turned_over(browser: Browser, site: Site, scheme: Any) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
    page = context.new_page()
    open_embed(page, site)
    expect(page.locator("html")).to_have_css("background-color", PAPER[scheme])
    show_answer(page)
    expect(page.get_by_text(GIST)).to_be_visible()
    page.get_by_text("Details", exact=True).click()
    expect(page.get_by_text("3x3, stride 1: [[7, 7], [7, 7]]").first).to_be_visible()
    open_embed(page, site, ROUND)
    assert page.get_by_text("Show answer").locator("visible=true").count() == 10
    context.close()


def test_on_paper_the_answer_is_open(page: Page, site: Site) -> None:
    open_embed(page, site)
    page.emulate_media(media="print")
    expect(page.get_by_text(GIST)).to_be_visible()
    expect(page.get_by_role("math").first).to_be_visible()
    expect(page.get_by_text("Show answer")).to_be_hidden()


def test_every_kind_has_its_answers_on_paper_a_round_those_of_all_its_cards(page: Page, site: Site) -> None:
    known = page.get_by_role("button", name="I knew it")
    for name in kinds(site):
        page.emulate_media(media="screen")
        open_embed(page, site, name)
        if name.startswith("section/"):
            show_answer(page)
            expect(known).to_be_visible()
        page.emulate_media(media="print")
        answers = page.locator("article > details > .card-gist")
        expect(answers).to_have_count(10 if name.startswith("section/") else 1)
        for answer in answers.all():
            expect(answer).to_be_visible()
        expect(known).to_be_hidden()


def test_a_round_asks_again_what_was_not_known_and_says_how_it_went(page: Page, site: Site) -> None:
    open_embed(page, site, ROUND)
    left = page.get_by_role("status").first
    expect(left).to_have_text("10 cards left")
    first = question(page).inner_text()
    rate(page, "Not yet")
    for number in range(9, 0, -1):
        expect(left).to_have_text(f"{number + 1} cards left")
        assert question(page).inner_text() != first
        rate(page, "I knew it")
    expect(left).to_have_text("The last card")
    assert question(page).inner_text() == first
    rate(page, "I knew it")
    expect(page.get_by_text("Done: you knew 9 of 10 at once.")).to_be_visible()
    page.get_by_role("button", name="Once more").click()
    expect(left).to_have_text("10 cards left")


def question(page: Page) -> Locator:
    """The question of the round's card."""
    shown = page.get_by_role("heading", level=2).locator("visible=true")
    expect(shown).to_have_count(1)
    return shown


def rate(page: Page, name: str) -> None:
    """Turn the round's card over and say whether it was known."""
    show_answer(page)
    page.get_by_role("button", name=name).click()


def test_details_come_into_a_round_when_they_are_opened_and_run(page: Page, site: Site) -> None:
    open_embed(page, site, ROUND)
    show_answer(page)
    page.get_by_text("Details", exact=True).locator("visible=true").click()
    page.get_by_role("button", name="Run snippet").first.click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=PYTHON_START)


def test_details_that_cannot_be_fetched_are_linked(page: Page, site: Site) -> None:
    open_embed(page, site, ROUND)
    show_answer(page)
    page.route("**/details.html", lambda route: route.abort())
    page.get_by_text("Details", exact=True).locator("visible=true").click()
    link = page.get_by_role("link", name="They are on the card").locator("visible=true")
    assert str(link.get_attribute("href")).startswith("../../../cards/")

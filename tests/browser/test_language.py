"""The interface speaks the learner's language, and the cards keep theirs."""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from flashdeck.outputs import scorm
from tests.browser.conftest import Site
from tests.browser.session import SECTION, shows, start
from tests.browser.sites import ROOT
from tests.browser.test_access import assert_axe_finds_nothing
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_access import settled
from tests.static_server import QuietHandler, StaticServer

SEARCH = 60_000
"""Milliseconds until search, which loads when it is opened, has read its index."""


TELL_OF_SETTINGS = """
  const watch = new MutationObserver(() => {
    if (!document.getElementById("__config")) return;
    watch.disconnect();
    void fetch("/settings-have-begun");
  });
  watch.observe(document, { childList: true, subtree: true });
"""


class InTwoParts(QuietHandler):
    """Sends a page up to the middle of the theme's settings, and the rest when that was read."""

    first_was_read = threading.Event()

    def do_GET(self) -> None:  # noqa: N802 (named by the library)
        """Answer."""
        path = Path(self.translate_path(self.path)) / "index.html"
        if self.path == "/settings-have-begun":
            self.first_was_read.set()
            self.send_error(404)
        elif not path.is_file():
            super().do_GET()
        else:
            page = path.read_bytes()
            middle = page.index(b"__config") + 100
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page[:middle])
            self.first_was_read.wait(10)
            self.wfile.write(page[middle:])


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
    settled(german)
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
    dialog.get_by_label("Sprache der Menüs").select_option("Wie im Browser (English)")
    expect(page.get_by_role("button", name="Show answer")).to_be_visible()
    shows(page, QUESTIONS[2])


def test_a_page_loads_the_words_of_one_language(german: Page, site: Site) -> None:
    asked: list[str] = []
    german.on("request", lambda request: asked.append(request.url))
    begin(german, site)
    assert any("/site-de-" in url for url in asked)
    assert not any("/site-en-" in url for url in asked)


def language_of(part: Locator) -> str:
    """The language in which a screen reader would say it."""
    return str(part.evaluate("element => element.closest('[lang]').lang"))


def test_on_a_card_page_each_voice_reads_its_own_language(german: Page, site: Site) -> None:
    german.goto(f"{site.url}cards/what-is-max-pooling/")
    fold = german.get_by_text("Antwort zeigen")
    fold.click()
    run = german.get_by_role("button", name="Snippet ausführen")
    assert language_of(german.get_by_role("heading", name="What is max pooling?")) == "en"
    place = german.get_by_role("navigation", name="Hauptbereiche").get_by_text("Lernen", exact=True)
    assert {language_of(part) for part in (fold, run, place)} == {"de"}
    german.get_by_placeholder("Suche").click()
    expect(german.get_by_text("Suchbegriff eingeben")).to_be_visible(timeout=SEARCH)
    assert_axe_finds_nothing(german)


def test_in_a_session_cards_are_read_in_english(german: Page, site: Site) -> None:
    begin(german, site)
    assert language_of(german.get_by_role("heading", name=QUESTIONS[0]).locator("*").first) == "en"
    assert language_of(german.get_by_role("button", name="Antwort zeigen")) == "de"
    german.keyboard.press("/")
    dialog = german.get_by_role("dialog", name="Was du lernen willst")
    assert language_of(dialog.get_by_text("Start here")) == "en"
    assert language_of(dialog.get_by_text("Kernstoff")) == "de"
    assert_axe_finds_nothing(german)


def hold_words_back(german: Page, url: str) -> None:
    """Open a page whose German words arrive after the theme's script, the last that the page names."""
    waiting: list[Route] = []
    german.route("**/page-de-*.js", lambda route: waiting.append(route))  # noqa: PLW0108 (Playwright marks it)
    with german.expect_request_finished(lambda request: "/javascripts/bundle." in request.url):
        german.goto(url, wait_until="commit")
    for route in waiting:
        route.continue_()


def test_the_search_is_german_however_late_its_words_arrive(german: Page, site: Site) -> None:
    hold_words_back(german, f"{site.url}cards/what-is-max-pooling/")
    german.get_by_placeholder("Suche").click()
    expect(german.get_by_text("Suchbegriff eingeben")).to_be_visible(timeout=SEARCH)


def test_the_search_is_german_when_its_settings_arrive_in_two_parts(german: Page, site: Site) -> None:
    server = StaticServer(site.folder, handler=InTwoParts)
    german.add_init_script(TELL_OF_SETTINGS)
    german.goto(f"{server.url}cards/what-is-max-pooling/")
    german.get_by_placeholder("Suche").click()
    expect(german.get_by_text("Suchbegriff eingeben")).to_be_visible(timeout=SEARCH)
    assert InTwoParts.first_was_read.is_set()
    server.kill()


@pytest.mark.parametrize("path", ["study/", "progress/", "offline/", "cards/", "404.html", ""])
def test_no_english_word_is_seen_before_the_german_one(german: Page, site: Site, path: str) -> None:
    german.add_init_script("""
      self.seen = [];
      const look = () => {
        const words = [...document.querySelectorAll(".flash-nav__link")].map((link) => link.textContent.trim());
        self.seen.push(...words.filter(Boolean)); // the parser may pause between a link and its words
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    """)
    hold_words_back(german, f"{site.url}{path}")
    expect(german.get_by_role("navigation", name="Hauptbereiche")).to_be_visible()
    german.wait_for_function("self.seen.includes('Lernen')")
    assert set(german.evaluate("self.seen")) == {"Karten", "Lernen", "Fortschritt", "Offline", "Info"}


def test_the_home_page_is_german_but_for_its_card(german: Page, site: Site) -> None:
    german.goto(site.url)
    expect(german.get_by_role("heading", level=1, name="Karteikarten, deren Code wirklich läuft")).to_be_visible()
    expect(german.get_by_role("heading", name="Es geht ohne Netz")).to_be_visible()
    expect(german.get_by_role("link", name="Offline nutzen")).to_be_visible()
    german.keyboard.press("Tab")
    expect(german.get_by_role("link", name="Zum Inhalt springen")).to_be_focused()
    english = german.get_by_role("main").get_by_text(re.compile(r"\b(the|and|your)\b")).all()
    assert {language_of(part) for part in english} <= {"en"}
    assert_axe_finds_nothing(german)


def test_an_embedded_card_speaks_the_browsers_language(german: Page, site: Site) -> None:
    german.goto(f"{site.url}embed/what-is-max-pooling/")
    german.get_by_text("Antwort zeigen").click()
    german.get_by_text("Einzelheiten").click()
    expect(german.get_by_role("button", name="Snippet ausführen")).to_be_visible()
    expect(german.get_by_role("link", name="Vollständige Karte öffnen")).to_be_visible()


def test_pages_say_in_english_what_the_catalogue_has(site: Site) -> None:
    words = json.loads((ROOT / "overrides" / "app" / "words" / "en" / "page.json").read_text("utf-8"))
    marked = re.compile(r'<[^>]*data-words=(?P<quote>"?)(?P<name>[\w.]+)(?P=quote)(?P<rest>[^>]*)>(?P<text>[^<]*)<')
    labelled = re.compile(r'(?:aria-label|title|placeholder)="(?P<text>[^"]*)"[^>]*data-words-label="(?P<name>\w+)"')
    used = {"skip"}
    assert f">{words['skip']}</a>" in re.sub(r"\s+(?=<)|(?<=>)\s+", "", (site.folder / "index.html").read_text("utf-8"))
    package = scorm.page(scorm.Course("deck", "Deck", 80, pages=False, python=False), "study.css", "door.js")
    pages = {"SCORM package": package} | {str(page): page.read_text("utf-8") for page in site.folder.rglob("*.html")}
    for page, text in pages.items():
        for found in [*marked.finditer(text), *labelled.finditer(text)]:
            value = re.search(r'data-value="([^"]*)"', found[0])
            wanted = words[found["name"]].replace("{}", html.unescape(value[1]) if value else "")
            assert " ".join(html.unescape(found["text"]).split()) == wanted, f"{page}: {found[0]}"
            used.add(found["name"])
    said = json.loads(re.search(r'id="__config"[^>]*>(.*?)</script>', text, re.DOTALL)[1])["translations"]  # type: ignore[index]
    searched = {name for name in words if name.startswith("search.")}
    assert {name: said[name] for name in searched} == {name: words[name] for name in searched}
    assert used | searched == set(words), "words that no page has"


def test_every_language_is_there_offline(site: Site) -> None:
    saved = (site.folder / "sw.js").read_text("utf-8")
    for name in ("site-en-", "site-de-", "page-de-"):
        assert f"assets/app/{name}" in saved

"""The phone in the tunnel: after one visit the server is killed, the HTTP cache cleared and the browser restarted.

The server sets no special header.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from tests.anki_learner import one_who_knows_two_cards
from tests.browser.conftest import IN_BOTH_PLACES, WITH_WORKER, Site, serving
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study import flipped
from tests.browser.test_study_backup import load

pytestmark = WITH_WORKER

INSTALL = 60_000
"""Milliseconds that saving the site or Python may take on a slow machine."""

UNTIL_PYTHON_IS_KEPT = """async () => {
  const kept = async () => (await caches.keys()).some((name) => name.includes(" runtime "));
  while (!(await kept())) await new Promise((resolve) => setTimeout(resolve, 50));
}"""

Restart = Callable[[], BrowserContext]


def visit_once(context: BrowserContext, site: Site) -> None:
    """Visit the site with a fresh browser until it is saved."""
    page = context.new_page()
    page.goto(f"{site.url}offline/")
    expect(page.get_by_text("Saved. It opens without a network.")).to_be_visible(timeout=INSTALL)


@pytest.fixture(scope="module")
def visited(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Path]]:
    """A site, and the profile of a browser that has visited it once: made once, as it takes longer than most tests."""
    profile = tmp_path_factory.mktemp("visited") / "profile"
    with serving("sub-path") as site:
        context = browser_type.launch_persistent_context(profile, **browser_type_launch_args)
        visit_once(context, site)
        context.close()
        yield site, profile


@pytest.fixture
def saved_site(visited: tuple[Site, Path], tmp_path: Path) -> Site:
    """A site that the browser of `restart` has visited once, on a server that the test may kill."""
    site, profile = visited
    shutil.copytree(profile, tmp_path / "profile", ignore=shutil.ignore_patterns("Singleton*"))
    site.server.kill()
    site.server.start()
    return site


def go_dark(restart: Restart, site: Site) -> Page:
    """Kill the server, clear the HTTP cache, restart the browser; gives a page that has only what was saved."""
    site.server.kill()
    context = restart()
    page = context.new_page()
    context.new_cdp_session(page).send("Network.clearBrowserCache")
    return page


def test_home_every_card_search_study_and_imports_work_without_a_server(
    restart: Restart, saved_site: Site, tmp_path: Path
) -> None:
    page = go_dark(restart, saved_site)

    page.goto(saved_site.url)
    expect(page.get_by_role("heading", level=1)).to_contain_text("code really runs")

    page.goto(f"{saved_site.url}cards/")
    listed = page.get_by_role("listitem").get_by_role("link")
    expect(listed.first).to_have_text(QUESTIONS[0])
    assert tuple(listed.all_inner_texts())[: len(QUESTIONS)] == QUESTIONS
    for question in QUESTIONS:
        page.goto(f"{saved_site.url}cards/")
        page.get_by_role("link", name=question, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(question)
        page.get_by_text("Show answer").click()
        expect(page.get_by_role("heading", name="Details", exact=True)).to_be_visible()
        expect(page.get_by_role("figure").get_by_role("img").first).to_be_visible()

    page.get_by_role("textbox", name="Search").press_sequentially("stride")
    page.get_by_role("dialog", name="Search").get_by_role("heading", name="What is max pooling?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is max pooling?")

    page.goto(f"{saved_site.url}study/")
    page.get_by_role("button", name="Show answer").click()
    flipped(page)
    page.get_by_role("button", name=re.compile("^Easy")).click()
    expect(page.get_by_text(QUESTIONS[1]).first).to_be_visible()

    learner = one_who_knows_two_cards(tmp_path, saved_site.folder)
    dialog = load(page, learner.export_deck(tmp_path / "deck.apkg", "Deep Learning Flashcards"))
    learner.close()
    expect(dialog.get_by_text("From Anki: 8 reviews of 2 cards added")).to_be_visible()


def test_a_run_before_the_page_was_at_rest_saves_python_too(restart: Restart, saved_site: Site) -> None:
    page = restart().new_page()
    page.clock.install()
    page.clock.pause_at(4e9)  # no timer ends any more: what waits for rest goes on waiting
    page.goto(f"{saved_site.url}cards/what-is-max-pooling/")
    page.get_by_text("Show answer").click()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=30_000)
    page.clock.resume()
    page.evaluate(UNTIL_PYTHON_IS_KEPT)
    page.goto(f"{saved_site.url}offline/")
    expect(page.get_by_text("Saved. Snippets run without a network.")).to_be_visible(timeout=INSTALL)


def test_run_works_without_a_server_once_python_was_saved(restart: Restart, saved_site: Site) -> None:
    page = restart().new_page()
    page.goto(f"{saved_site.url}offline/")
    page.get_by_role("button", name=re.compile("^Save Python for offline use")).click()
    expect(page.get_by_text("Saved. Snippets run without a network.")).to_be_visible(timeout=INSTALL)
    page = go_dark(restart, saved_site)
    page.goto(f"{saved_site.url}cards/what-is-max-pooling/")
    page.get_by_text("Show answer").click()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=30_000)


def test_run_says_what_is_missing_when_python_was_not_saved(restart: Restart, saved_site: Site) -> None:
    page = go_dark(restart, saved_site)
    page.goto(f"{saved_site.url}cards/what-is-max-pooling/")
    page.get_by_text("Show answer").click()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_role("alert")).to_contain_text("not saved for offline use")
    page.get_by_role("alert").get_by_role("link", name="Save it on the Offline page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Offline")


def test_answers_survive_a_restart_of_the_browser_with_the_server_dead(restart: Restart, saved_site: Site) -> None:
    page = go_dark(restart, saved_site)
    page.goto(f"{saved_site.url}study/")
    for following in QUESTIONS[1:4]:
        page.get_by_role("button", name="Show answer").click()
        flipped(page)
        page.get_by_role("button", name=re.compile("^Easy")).click()
        expect(page.get_by_text(following).first).to_be_visible()
    page = restart().new_page()
    page.goto(f"{saved_site.url}study/")
    expect(page.get_by_text(QUESTIONS[3]).first).to_be_visible()


@IN_BOTH_PLACES
def test_an_unknown_address_shows_the_sites_own_page_without_a_server(restart: Restart, site_to_kill: Site) -> None:
    visit_once(restart(), site_to_kill)
    page = go_dark(restart, site_to_kill)
    response = page.goto(f"{site_to_kill.url}cards/no-such-card/")
    assert response
    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("This page is not here")
    page.get_by_role("link", name="All cards").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cards")


def test_saving_python_shows_how_far_it_is(restart: Restart, site_to_kill: Site) -> None:
    page = restart().new_page()
    page.goto(f"{site_to_kill.url}offline/")
    expect(page.get_by_text("Saved. It opens without a network.")).to_be_visible(timeout=INSTALL)
    page.get_by_role("button", name=re.compile("^Save Python for offline use")).click()
    expect(page.get_by_role("progressbar", name="Saving Python")).to_be_visible()
    expect(page.get_by_text("Saved. Snippets run without a network.")).to_be_visible(timeout=INSTALL)
    page.get_by_role("button", name="Remove Python from this device").click()
    expect(page.get_by_text("Removed.")).to_be_visible()


def test_a_first_run_saves_python_by_itself(restart: Restart, saved_site: Site) -> None:
    page = restart().new_page()
    page.goto(f"{saved_site.url}cards/what-is-max-pooling/")
    page.get_by_text("Show answer").click()
    page.get_by_role("button", name="Run snippet").click()
    expect(page.get_by_text("matches the proven output")).to_be_visible(timeout=30_000)
    page.goto(f"{saved_site.url}offline/")
    expect(page.get_by_text("Saved. Snippets run without a network.")).to_be_visible(timeout=INSTALL)


@IN_BOTH_PLACES
def test_the_site_is_installable(restart: Restart, site_to_kill: Site) -> None:
    visit_once(restart(), site_to_kill)
    context = restart()
    page = context.new_page()
    page.goto(site_to_kill.url)
    session = context.new_cdp_session(page)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = session.send("Page.getAppManifest")
    assert not manifest["errors"]
    path = site_to_kill.url.removeprefix(site_to_kill.server.url)
    assert f'"id": "/{path}"' in manifest["data"]

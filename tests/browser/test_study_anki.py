"""From Anki to the site and back: files that Anki itself has written, and cards as it shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.anki_learner import Learner, one_who_knows_two_cards
from tests.browser.conftest import Site
from tests.browser.session import answer, shows, start
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_backup import backup_dialog, load
from tests.browser.test_study_resume import EVENTS

NAME = "Deep Learning Flashcards"


@pytest.fixture(scope="module")
def learner(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody who comes from Anki, where they have another deck, too."""
    learner = one_who_knows_two_cards(tmp_path_factory.mktemp("learner"), site.folder)
    learner.add_other()
    yield learner
    learner.collection.close()


def test_the_schedule_goes_on_where_it_was_in_anki(page: Page, site: Site, learner: Learner, tmp_path: Path) -> None:
    """What was answered here stays; the same file again changes nothing; the reader is fetched when it is needed."""
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    start(page, site)
    answer(page, "3")
    shows(page, QUESTIONS[1])
    opened = backup_dialog(page)
    expect(opened.get_by_role("button", name="Save to a file")).to_be_visible()
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    before = set(fetched)
    assert not any("anki" in url for url in before)
    dialog = load(page, learner.export_deck(tmp_path / "deck.apkg", NAME))
    expect(dialog.get_by_text("From Anki: 8 reviews of 2 cards added; none were here already.")).to_be_visible()
    assert any(url.endswith("deck/anki.json") for url in fetched)
    assert [url for url in set(fetched) - before if url.endswith(".js")]
    events = page.evaluate(EVENTS)
    assert len(events) == 9
    page.keyboard.press("Escape")
    shows(page, QUESTIONS[2])
    dialog = load(page, learner.export_all(tmp_path / "all.colpkg", legacy=True))
    told = "From Anki: nothing added; 8 were here already; 1 is not of this deck."
    expect(dialog.get_by_text(told)).to_be_visible()
    assert page.evaluate(EVENTS) == events


def test_what_can_t_be_imported_is_told_in_one_line_and_changes_nothing(
    page: Page, site: Site, learner: Learner, tmp_path: Path
) -> None:
    whole = learner.export_deck(tmp_path / "whole.apkg", NAME).read_bytes()
    (tmp_path / "half.apkg").write_bytes(whole[: len(whole) // 2])
    cases = {
        learner.export_deck(tmp_path / "other.apkg", "Capitals"): "holds no cards of this deck",
        learner.export_deck(tmp_path / "bare.apkg", NAME, scheduling=False): "holds no reviews",
        tmp_path / "half.apkg": "is incomplete or damaged",
    }
    start(page, site)
    answer(page, "3")
    before = page.evaluate(EVENTS)
    for file, line in cases.items():
        expect(load(page, file).get_by_text(re.compile(f"{line}.*Nothing was changed"))).to_be_visible()
        page.keyboard.press("Escape")
    assert page.evaluate(EVENTS) == before


def test_choices_in_anki_are_shuffled_and_stay_so_with_the_answer(page: Page, site: Site, learner: Learner) -> None:
    """Anki's own HTML of both sides, one after the other, several times."""
    (note,) = learner.collection.find_notes('"tag:shape" Choices:_*')[:1]
    card = learner.collection.get_note(note).cards()[0]
    sides = {"front": card.question(), "back": card.answer()}

    def show(route: Route) -> None:
        side = sides[route.request.url.rsplit("/", 1)[-1]]
        route.fulfill(body=f'<!doctype html><meta charset="utf-8"><body class="card">{side}', content_type="text/html")

    page.route(re.compile("/(front|back)$"), show)
    seen = set()
    for _ in range(6):
        page.goto(f"{site.url}front")
        front = page.get_by_role("listitem").all_inner_texts()
        page.goto(f"{site.url}back")
        assert page.get_by_role("listitem").all_inner_texts() == front
        seen.add(tuple(front))
    assert len(seen) > 1
    assert len({tuple(sorted(order)) for order in seen}) == 1

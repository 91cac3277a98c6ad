"""Studying in Firefox and WebKit."""

from __future__ import annotations

from tests.browser.conftest import Site
from tests.browser.session import SECTION
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_resume import EVENTS
from tests.engines.door import Door

BOTH_RATE = """[window, beside].forEach((page) => {
  page.document.body.dispatchEvent(new page.KeyboardEvent("keydown", { key: "3", bubbles: true }));
})"""
HEARD = "You have answered this card in another tab"
SAID = "[...document.querySelectorAll('[role=status]')].map((told) => told.textContent).join(' ')"


def test_a_card_is_turned_over_and_rated_and_the_rating_is_still_known_after_a_reload(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?card=what-is-max-pooling")
    door.sees("What is max pooling?")
    door.click("Show answer")
    door.click("Easy")
    door.misses("What is max pooling?")
    door.reload()
    door.click("Show answer")
    door.sees("Again")
    assert "What is max pooling?" not in door.reads("heading")


def test_keys_turn_a_card_over_and_rate_it(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/")
    door.sees("Show answer")
    door.press("Space")
    door.sees(" days")
    door.press("4")
    door.misses("What is deep learning?")


def test_a_snippet_runs_in_the_middle_of_a_session(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?card=what-is-max-pooling")
    door.click("Show answer")
    door.click_text("Details")
    door.click("Run snippet")
    door.sees("matches the proven output")


def test_answers_of_before_a_reload_are_taken_back_one_by_one(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/{SECTION}")
    for question in QUESTIONS[:2]:
        door.sees(question)
        door.press("Space")
        door.sees(" days")
        door.press("4")
        door.misses(question)
    door.reload()
    door.sees(QUESTIONS[2])
    for question in reversed(QUESTIONS[:2]):
        door.press("u")
        door.sees(question)
    events: list[dict[str, object]] = door.evaluate(EVENTS)  # type: ignore[assignment]
    assert [event["kind"] for event in events] == ["review", "review", "undo", "undo"]
    assert [event["seq"] for event in events] == [1, 2, 3, 4]


def test_progress_counts_an_answer_and_studying_goes_on(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/{SECTION}")
    door.click("Show answer")
    door.click("Good")
    door.sees(QUESTIONS[1])
    door.open(f"{site.url}progress/")
    door.sees("Days of study")
    door.open(f"{site.url}study/{SECTION}")
    door.sees(QUESTIONS[1])


def test_two_windows_answer_at_once_and_hear_of_each_other(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/{SECTION}")
    door.sees(QUESTIONS[0])
    other = door.beside()
    other.open(f"{site.url}study/{SECTION}")
    for window in (door, other):
        window.sees(QUESTIONS[0])
        window.click("Show answer")
        window.sees("Easy")
    # Both rate the same card before either hears of the other.
    door.evaluate(BOTH_RATE)
    for window in (door, other):
        window.sees(QUESTIONS[1])
    other.press("Space")
    other.sees("Easy")
    other.press("4")
    for window in (door, other):
        window.sees(QUESTIONS[2])
    assert HEARD in str(door.evaluate(SAID))
    events: list[dict[str, object]] = other.evaluate(EVENTS)  # type: ignore[assignment]
    assert [(event["seq"], event["rating"]) for event in events] == [(1, 3), (2, 3), (3, 4)]
    assert len({event["id"] for event in events}) == len(events)

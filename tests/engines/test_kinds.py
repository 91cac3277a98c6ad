"""Choices, gaps and typed answers in Firefox and WebKit; a session survives a reload with them."""

from __future__ import annotations

from tests.browser.conftest import Site
from tests.engines.door import Door


def test_a_choice_survives_a_reload_and_suggests_a_rating(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?card=matmul-shape")
    door.sees("What is the shape of")
    door.press("a")
    door.reload()
    door.sees("What is the shape of")
    door.click("Check")
    door.sees("✓ the right one")
    door.reload()
    door.sees("✓ the right one")
    assert "suggested" in door.reads("button", "Again") + door.reads("button", "Good")


def test_a_gap_is_empty_until_the_card_is_turned(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?card=sigmoid-slope-limit")
    door.sees("nowhere greater than")
    assert "0.25" not in door.reads("heading", "The slope")
    door.press("Space")
    door.sees("own value; that is greatest halfway up")
    assert "0.25" in door.reads("region", "Answer")


def test_a_typed_answer_survives_a_reload_and_is_compared(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?section=08-generalisation-robustness&search=double+descent&practice=1")
    door.click("Show answer")
    door.click("Good")
    door.type("double decent", into="Type the answer")
    door.reload()
    door.click("Check")
    door.sees("≈ Nearly right")
    assert "suggested" in door.reads("button", "Hard")
    door.reload()
    assert door.reads("insertion") == "s"

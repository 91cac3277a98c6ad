"""Code and predict cards in Firefox and WebKit: a real run grades and decides."""

from __future__ import annotations

from tests.browser.conftest import Site
from tests.engines.door import Door

WRONG = "import numpy as np\ndef relu(x): return np.abs(x)"
RIGHT = "import numpy as np\ndef relu(x): return np.where(x > 0, x, 0)"


def grade(door: Door, code: str) -> None:
    """Write an answer over what stands there and have it tested."""
    door.type(code, into="Your code")
    door.click("Run tests")


def test_a_wrong_answer_fails_with_its_message_and_a_right_one_passes(door: Door, site: Site) -> None:
    door.open(f"{site.url}cards/relu-function/")
    door.click("Edit")
    grade(door, WRONG)
    door.sees("✗ failed")
    door.sees("0 and all negative entries become exactly 0")
    door.misses("✓ 5 of 5 passed")
    grade(door, RIGHT)
    door.sees("✓ 5 of 5 passed")


def test_what_raises_is_told_with_a_hint(door: Door, site: Site) -> None:
    door.open(f"{site.url}cards/relu-function/")
    door.click("Edit")
    grade(door, "def relu(x): return maximum(x, 0)")
    door.sees("NameError")
    door.sees("Did you mean np.maximum?")


def test_the_result_suggests_a_rating_in_a_session(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?card=relu-function")
    door.click("Edit")
    grade(door, RIGHT)
    door.sees("✓ 5 of 5 passed")
    door.sees("suggested")
    assert "suggested" in door.reads("button", "Good")
    assert "suggested" not in door.reads("button", "Again")


def test_a_real_run_decides_a_prediction(door: Door, site: Site) -> None:
    door.open(f"{site.url}study/?card=conv-parameter-count")
    door.type("1", into="What will it print?")
    door.click("Check")
    door.sees("✗ Not what it prints")
    door.sees("Decided by a real run just now")
    assert "suggested" in door.reads("button", "Again")

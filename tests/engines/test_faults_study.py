"""Studying while versions change, in Firefox and WebKit: what was typed or answered is still there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser import work
from tests.browser.conftest import Site
from tests.browser.offline_steps import UPDATE_ENDED, publishing
from tests.browser.test_pages import QUESTIONS
from tests.browser.test_study_resume import EVENTS
from tests.engines.door import Door
from tests.engines.faults import call, reload, visit

CODE = "import numpy as np\ndef relu(x): return np.where(x > 0, x, 0)"


@pytest.fixture
def updated(site: Site, tmp_path: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """A copy of the site on a server of its own, and what publishes a new version of it."""
    with publishing(site, tmp_path / "site") as copy:
        yield copy


def test_an_update_accepted_in_the_middle_of_a_code_edit_and_of_a_card_loses_nothing(
    shared_door: Door, updated: tuple[str, Callable[[], None]]
) -> None:
    url, publish = updated
    visit(shared_door, f"{url}study/?card={work.CODE_CARD}")
    shared_door.click("Edit")
    shared_door.type(CODE, into="Your code")
    publish()
    assert call(shared_door, UPDATE_ENDED) == "waiting"
    reload(shared_door)
    shared_door.click("Edit draft of code")
    assert "np.where(x > 0, x, 0)" in shared_door.reads("textbox", "Your code")
    shared_door.open(f"{url}study/?card=what-are-rnns")
    shared_door.click("Show answer")
    shared_door.sees("Easy")
    publish()
    assert call(shared_door, UPDATE_ENDED) == "waiting"
    reload(shared_door)
    shared_door.click("Good")
    shared_door.sees(QUESTIONS[0])
    events: list[dict[str, object]] = shared_door.evaluate(EVENTS)  # type: ignore[assignment]
    assert [event["rating"] for event in events] == [3]

"""Firefox and WebKit are killed amid a thousand answers: whatever they acknowledged is there when they start again."""

from __future__ import annotations

import json
import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.log_site import serving_log
from tests.engines.profile import browsing
from tests.engines.reports import Reports, next_report
from tests.engines.screen import virtual_screen

ANSWERS = (70, 130, 20)
"""So many answers are acknowledged, at least, before each kill."""


@pytest.fixture
def log_site(tmp_path: Path) -> Iterator[str]:
    """Address of a page that answers by itself."""
    folder = tmp_path / "log-site"
    folder.mkdir()
    Reports.told = queue.Queue()
    with serving_log(folder, Reports) as url:
        yield f"{url}reporting.html"


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_every_acknowledged_answer_outlasts_the_browser(engine: str, log_site: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    acknowledged: set[str] = set()
    with virtual_screen() as display:
        for number, answers in enumerate(ANSWERS):
            goal = len(acknowledged) + answers
            with browsing(engine, profile, display, f"{log_site}#{number}"):
                found = json.loads(next_report("found"))
                check(found, acknowledged)
                while len(acknowledged) < goal:
                    acknowledged.add(next_report("acknowledged"))
            while not Reports.told.empty():
                acknowledged.add(Reports.told.get()[1])
        with browsing(engine, profile, display, log_site):
            found = json.loads(next_report("found"))
            check(found, acknowledged)
    assert len(found["stored"]) >= sum(ANSWERS)


def check(found: dict[str, Any], acknowledged: set[str]) -> None:
    """A browser that was started anew has everything, and nothing to complain of."""
    assert found["state"] == "stored"
    assert found["told"] == []
    assert found["same"] is True
    assert {event["id"] for event in found["stored"]} >= acknowledged
    assert [event["seq"] for event in found["stored"]] == list(range(1, len(found["stored"]) + 1))

"""The log in Firefox and WebKit: what is stored, moved, and answered in two places at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.log_site import serving_log
from tests.engines.door import Door

TWO_AT_ONCE = """(async () => {
  const frames = await Promise.all([1, 2].map((name) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.onload = () => resolve(frame.contentWindow);
    frame.src = "index.html?" + name;
    document.body.append(frame);
  })));
  const wrong = await Promise.all(frames.map((frame, at) => frame.lab.answer(60, "tab-" + at)));
  return [wrong, (await lab.events()).map(({ seq }) => seq), await lab.foldsTheSame()];
})()"""
"""Two more documents of the site answer at the same time, each with a connection of its own."""

MOVED = """((days) => {
  const now = Date.now.real ?? Date.now;
  Date.now = Object.assign(() => now() + days * 86_400_000, { real: now });
})"""
"""The clock is set."""

CLOCK = [0, -150, 365, 0]
"""Days that it is off, one after the other."""


@pytest.fixture(scope="module")
def log_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a page with the log alone."""
    with serving_log(tmp_path_factory.mktemp("log-site")) as url:
        yield url


def test_answers_outlast_a_reload_and_come_back_with_a_backup_once(door: Door, log_site: str) -> None:
    door.open(log_site)
    assert door.evaluate("lab.state()") == "stored"
    assert door.evaluate("lab.answer(40, 'card')") is None
    backup = str(door.evaluate("lab.backup()"))
    door.reload()
    assert door.evaluate("lab.events().then((events) => events.map(({ seq }) => seq))") == list(range(1, 41))
    assert door.evaluate("lab.foldsTheSame()") is True
    assert door.evaluate(f"lab.take({json.dumps(backup)})") == 0
    more = json.loads(backup)
    other = {**more["events"][0], "id": "01900000-0000-7000-8000-000000000000", "device": "another"}
    more["events"].append(other)
    assert door.evaluate(f"lab.take({json.dumps(json.dumps(more))})") == 1
    assert isinstance(door.evaluate(f"lab.take({json.dumps(backup[:-9])})"), str)
    assert door.evaluate("lab.told") == []


def test_two_documents_that_answer_at_once_lose_nothing(door: Door, log_site: str) -> None:
    door.open(log_site)
    assert door.evaluate(TWO_AT_ONCE) == [[None, None], list(range(1, 121)), True]


def test_a_log_of_a_newer_version_is_left_alone(door: Door, log_site: str) -> None:
    door.open(log_site)
    assert door.evaluate("lab.answer(3, 'card')") is None
    door.open(f"{log_site}log.js")
    newer = """new Promise((resolve, reject) => {
      const asked = indexedDB.open("flashdeck /", 99);
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => { asked.result.close(); resolve(asked.result.version); };
    })"""
    assert door.evaluate(newer) == 99
    door.open(log_site)
    assert door.evaluate("lab.state()") == "newer"


def test_a_log_that_the_browser_lost_is_told_of_and_comes_back_with_a_backup(door: Door, log_site: str) -> None:
    door.open(log_site)
    assert door.evaluate("lab.answer(3, 'card')") is None
    backup = json.dumps(door.evaluate("lab.backup()"))
    door.open(f"{log_site}log.js")
    gone = """new Promise((resolve, reject) => {
      const asked = indexedDB.deleteDatabase("flashdeck /");
      asked.onsuccess = () => resolve("gone");
      asked.onerror = () => reject(asked.error);
    })"""
    assert door.evaluate(gone) == "gone"
    door.open(log_site)
    assert door.evaluate("lab.state()") == "stored"
    assert door.evaluate("lab.told") == ["lost"]
    assert door.evaluate(f"lab.take({backup})") == 3
    door.reload()
    assert door.evaluate("lab.state()") == "stored"
    assert door.evaluate("lab.told") == []


def test_a_clock_moved_back_and_forth_loses_no_answer_and_no_order(door: Door, log_site: str) -> None:
    door.open(log_site)
    for days in CLOCK:
        door.evaluate(f"{MOVED}({days})")
        assert door.evaluate("lab.answer(3, 'card')") is None
    door.reload()
    events: list[dict[str, Any]] = door.evaluate("lab.events()")  # type: ignore[assignment]
    assert [event["seq"] for event in events] == list(range(1, 13))
    told = [(event["time"] - events[0]["time"]) // 86_400_000 for event in events[::3]]
    assert told == CLOCK, "each answer has the time that the clock showed"
    assert door.evaluate("lab.foldsTheSame()") is True

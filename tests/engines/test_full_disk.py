"""Firefox and WebKit on a disk that is full: the learner is told, and no answer is lost."""

from __future__ import annotations

import json
import queue
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.sites import PLACES, SITES, built
from tests.browser.test_study_resume import EVENTS
from tests.engines.profile import SMALL_DISK, browsing
from tests.engines.screen import virtual_screen
from tests.engines.undriven import Undriven, ask
from tests.static_server import StaticServer

ANSWER = """(async () => {
  press(" ");
  await sees("button", "Easy");
  press("4");
  const told = () => visible("[role=alert]", "could not be saved yet") && "told";
  return until(() => told() || (visible("button", "Show answer") && "stored"));
})()"""
SAVE = """(async () => {
  (await sees("button", "Save again")).click();
  await sees("button", "Show answer");
})()"""
STORED = f"frames.study.eval({json.dumps(EVENTS)}).then((events) => events.map(({{ seq }}) => seq))"


@pytest.fixture
def address() -> Iterator[str]:
    """Of the page that takes tasks."""
    built("sub-path")
    Undriven.tasks, Undriven.told = queue.Queue(), queue.Queue()
    server = StaticServer(SITES / "sub-path", handler=Undriven)
    yield f"{server.url}{PLACES['sub-path']}undriven.html"
    server.kill()


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_on_a_full_disk_an_answer_waits_until_there_is_room(engine: str, address: str, tmp_path: Path) -> None:
    trial = subprocess.run([*SMALL_DISK, tmp_path, "true"], check=False, capture_output=True, text=True)
    if trial.returncode:
        pytest.skip(f"this system lets nobody but root mount a disk, not even for one process: {trial.stderr}")
    profile = tmp_path / "profile"
    profile.mkdir()
    # All cards in turn, as a database fills up first what it has taken of the disk before.
    with virtual_screen() as display, browsing(engine, profile, display, address, small=True) as disk:
        ask("open('?practice')")
        stored = 0
        assert ask(ANSWER) == "stored"
        told = "stored"
        while told == "stored":
            stored += 1
            fill(disk)
            told = ask(ANSWER)
        (disk / "filler").unlink()
        ask(SAVE)
        assert ask(STORED) == list(range(1, stored + 2))
        ask("open('?practice')")
        assert ask(ANSWER) == "stored"
        assert ask(STORED) == list(range(1, stored + 3))


def fill(disk: Path) -> None:
    """Leave no room on the disk."""
    with (disk / "filler").open("ab", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(65536))

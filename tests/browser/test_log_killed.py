"""The browser is killed amid a thousand answers, again and again: whatever it acknowledged is there afterwards."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Playwright

from bootstrap import find_chromium
from tests.browser.log_site import serving_log
from tests.static_server import CHROMIUM_FLAGS

ANSWERS = 1000
KILLS = 6
HALF_A_RECORD = bytes(4) + (400).to_bytes(2, "little") + b"\x01" + bytes(100)
"""What LevelDB was writing when it was killed: checksum, length, kind, and a quarter of what it says will follow."""


@pytest.fixture
def log_site(tmp_path: Path) -> Iterator[str]:
    """Address of a page with the log alone."""
    folder = tmp_path / "log-site"
    folder.mkdir()
    with serving_log(folder) as url:
        yield url


@contextmanager
def browser_to_kill(playwright: Playwright, profile: Path) -> Iterator[tuple[Page, Callable[[], None]]]:
    """A page of a Chromium that lives on `profile`, and what kills that browser at once."""
    command = [
        find_chromium(),
        *CHROMIUM_FLAGS,
        "--headless=new",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
    ]
    (profile / "DevToolsActivePort").unlink(missing_ok=True)
    process = subprocess.Popen([*command, "about:blank"], stderr=subprocess.PIPE, text=True)
    assert process.stderr
    address = next(found[1] for line in process.stderr if (found := re.search(r"listening on (ws://\S+)", line)))
    browser = playwright.chromium.connect_over_cdp(address)
    try:
        yield browser.contexts[0].new_page(), lambda: os.kill(process.pid, signal.SIGKILL)
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_every_acknowledged_answer_outlasts_the_browser(playwright: Playwright, log_site: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    acknowledged: list[str] = []

    def note(message: ConsoleMessage) -> None:
        word, _, event = message.text.partition(" ")
        if word == "acknowledged":
            acknowledged.append(event)

    moments = random.Random(7)  # noqa: S311 (no secret)
    for number in range(KILLS + 1):
        target = (
            ANSWERS if number == KILLS else len(acknowledged) + moments.randint(40, 2 * ANSWERS // (KILLS + 1) - 40)
        )
        with browser_to_kill(playwright, profile) as (page, kill):
            page.on("console", note)
            page.goto(log_site)
            stored = {event["id"] for event in page.evaluate("lab.events()")}
            missing = set(acknowledged) - stored
            assert not missing, f"{len(missing)} of {len(acknowledged)} lost after {number} kills"
            page.evaluate(f"void lab.answer({ANSWERS}, 'round-{number}')")
            while len(acknowledged) < target:
                with page.expect_console_message():
                    pass
            kill()
    with browser_to_kill(playwright, profile) as (page, _):
        page.goto(log_site)
        events = page.evaluate("lab.events()")
        assert not set(acknowledged) - {event["id"] for event in events}
        assert len(acknowledged) >= ANSWERS
        numbers = [event["seq"] for event in events]
        assert numbers == list(range(1, len(events) + 1)), "numbers of a device have no gaps and no doubles"
        assert page.evaluate("lab.foldsTheSame()")
        assert page.evaluate("lab.told") == []
    shutil.rmtree(profile, ignore_errors=True)


def test_a_record_that_a_kill_cut_off_costs_nothing(playwright: Playwright, log_site: str, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()

    def answer_and_be_killed(already: int) -> None:
        with browser_to_kill(playwright, profile) as (page, kill):
            page.goto(log_site)
            assert len(page.evaluate("lab.events()")) == already
            assert page.evaluate("lab.answer(10, 'any')") is None
            kill()

    answer_and_be_killed(0)
    (journal,) = (profile / "Default/IndexedDB").glob("*.leveldb/*.log")
    with journal.open("ab") as half:
        half.write(HALF_A_RECORD)
    answer_and_be_killed(10)
    answer_and_be_killed(20)

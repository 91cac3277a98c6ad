"""While the site is served, a change to a card is noticed and built."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

from flashdeck.watch import Changes, watching
from tests.unit.project import PROJECT, make_project

SAMPLE = PROJECT / "tests" / "golden" / "deck-source" / "cards"


def noticed(changes: Changes, seconds: float) -> bool:
    """Whether a change is noticed within some seconds."""
    waiter = threading.Thread(target=changes.wait, daemon=True)
    waiter.start()
    waiter.join(seconds)
    return not waiter.is_alive()


def test_a_written_card_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    with watching(tmp_path) as changes:
        (tmp_path / "cards" / "new.md").write_text("text", "utf-8")
        assert noticed(changes, 10)


def test_reading_a_card_and_writing_generated_pages_are_no_changes(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "docs" / "cards").mkdir(parents=True)
    card = tmp_path / "cards" / "card.md"
    card.write_text("text", "utf-8")
    with watching(tmp_path) as changes:
        card.read_text("utf-8")
        (tmp_path / "docs" / "cards" / "page.md").write_text("text", "utf-8")
        assert not noticed(changes, 1)
        card.write_text("changed", "utf-8")


def test_an_edited_card_is_served_and_a_broken_one_leaves_the_last_good_page(tmp_path: Path) -> None:
    root = make_project(tmp_path / "project", SAMPLE)
    call = f"main(['serve', '--port', '0'], pathlib.Path({str(root)!r}))"
    # Whoever runs the tests in the background of a shell has Ctrl+C switched off, and so has all that they start.
    listening = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"import pathlib, signal, sys; from flashdeck.cli import main; {listening}; sys.exit({call})"
    environment = dict(os.environ, PYTHONUNBUFFERED="1")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "env": environment}
    with subprocess.Popen([sys.executable, "-c", code], **pipes) as serving:  # type: ignore[call-overload]
        try:
            url = _read_until(serving, r"http://127\.0\.0\.1:\d+/")
            _read_until(serving, "Ctrl\\+C")
            card = next(
                path
                for path in sorted((root / "cards").glob("*/[a-z]*.md"))
                if "type: basic" in path.read_text("utf-8")
            )
            page = f"{url}cards/{card.stem}/"
            text = card.read_text("utf-8")
            card.write_text(text.replace("## Answer\n", "## Answer\nEdited while served. "), "utf-8")
            _read_until(serving, "Built ")
            assert "Edited while served." in _get(page)
            card.write_text(text.replace("type: basic", "type: unheard-of"), "utf-8")
            _read_until(serving, "problem in the cards")
            assert "Edited while served." in _get(page)
        finally:
            serving.send_signal(signal.SIGINT)
            try:
                ended = serving.wait(20)
            except subprocess.TimeoutExpired:
                serving.kill()
                raise
        assert ended == 0


def _read_until(process: subprocess.Popen[str], pattern: str) -> str:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found[0]
    raise AssertionError(f"the server ended without printing {pattern}")


def _get(url: str) -> str:
    with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own server)
        return str(answer.read().decode())

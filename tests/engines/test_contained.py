"""Snippets can't get out in Firefox and WebKit either: the attempts are those that Chromium is tested with."""

from __future__ import annotations

import json

from tests.browser.conftest import Site
from tests.browser.escapes import ATTEMPTS, CHECK, CHECKED, ESCAPED, HELD, TAMPERING
from tests.browser.test_runner_contained import PLANT, SECRET, STILL_THERE, outside
from tests.engines.door import PATIENCE, Door
from tests.engines.test_run import open_snippet, run_again

__all__ = ["outside"]

AT_ONCE = 6
EACH = """
for name, code in PROGRAMS:
    print(name, end=": ")
    exec(code, {"__name__": "__main__"})
"""


def batched(things: list[tuple[str, str]], size: int) -> list[list[tuple[str, str]]]:
    return [things[start : start + size] for start in range(0, len(things), size)]


def run_at_once(door: Door, code: str) -> None:
    """Run a program of any length, put into the editor in one piece."""
    door.click("Snippet code", role="textbox")
    door.press("Control+a")
    line = f"exec(bytes.fromhex('{code.encode().hex()}').decode())"
    door.evaluate(f"document.execCommand('insertText', false, {json.dumps(line)})")
    door.click("Run snippet")
    door.misses("Output, proven at build time")
    door.sees("Done in")


def test_no_attempt_to_get_out_succeeds(door: Door, site: Site, outside: tuple[str, list[str]]) -> None:
    address, asked_outside = outside
    open_snippet(door, site)
    door.evaluate(f"({PLANT})({json.dumps(SECRET)})")
    title = door.evaluate("document.title")
    # What the policy refuses, Firefox takes seconds to refuse: it writes the whole script's URL into every stack.
    door.evaluate(f"document.querySelector('flash-snippet').setAttribute('limit', '{PATIENCE}')")
    door.click("Edit snippet")
    programs = [(attempt.name, attempt.code(address, site.url.rstrip("/"))) for attempt in ATTEMPTS]
    told: list[str] = []
    for some in batched(programs, AT_ONCE):
        run_at_once(door, EACH.replace("PROGRAMS", repr(some)))
        told += door.reads("group", "Output").splitlines()
    assert len(told) >= len(ATTEMPTS)
    assert [line for line in told if ESCAPED in line or SECRET in line] == []
    assert [line for line in told if f": {HELD} " not in line] == []
    assert asked_outside == []
    assert door.evaluate("heard") == []
    assert door.evaluate(f"({STILL_THERE})()") == [SECRET] * 4
    assert door.evaluate("document.title") == title


def test_what_one_run_replaces_is_whole_in_the_next(door: Door, site: Site) -> None:
    open_snippet(door, site)
    door.click("Edit snippet")
    for what, code in TAMPERING.items():
        run_again(door, code)
        door.sees("Done in")
        run_again(door, CHECK)
        door.sees("Done in")
        assert door.reads("group", "Output").strip() == CHECKED, what

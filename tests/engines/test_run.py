"""Run, edit and Stop in Firefox and WebKit."""

from __future__ import annotations

from tests.browser.conftest import Site
from tests.engines.door import Door


def open_snippet(door: Door, site: Site, slug: str = "what-is-max-pooling") -> None:
    door.open(f"{site.url}cards/{slug}/")
    door.click_text("Show answer")


def run_code(door: Door, code: str) -> None:
    """Write a snippet of one's own over the card's and run it."""
    door.click("Edit snippet")
    door.type(code, into="Snippet code")
    door.click("Run snippet")


def run_again(door: Door, code: str) -> None:
    door.type(code, into="Snippet code")
    door.click("Run snippet")


def test_a_snippet_prints_what_its_card_says(door: Door, site: Site) -> None:
    open_snippet(door, site)
    proven = door.reads("group", "Output")
    door.click("Run snippet")
    door.sees("matches the proven output")
    door.sees("Output of your run")
    assert door.reads("group", "Output") == proven
    assert "3x3, stride 1: [[7, 7], [7, 7]]" in proven


def test_an_edited_snippet_runs_with_its_changes_and_reset_brings_the_proven_output_back(
    door: Door, site: Site
) -> None:
    open_snippet(door, site)
    proven = door.reads("group", "Output")
    run_code(door, "import numpy as np\nz = np.exp([2.0, 1.0, 0.1])\nprint((z / z.sum()).round(3).tolist())")
    door.sees("[0.659, 0.242, 0.099]")
    assert door.reads("group", "Output").strip() == "[0.659, 0.242, 0.099]"
    door.click("Reset snippet")
    door.sees("Output, proven at build time")
    assert door.reads("group", "Output") == proven


def test_control_and_enter_run_what_was_typed(door: Door, site: Site) -> None:
    open_snippet(door, site)
    door.click("Edit snippet")
    door.type("print(6 * 7)", into="Snippet code")
    door.press("Control+Enter")
    door.sees("Done in")
    assert door.reads("group", "Output").strip() == "42"


def test_an_error_is_told_with_the_learners_lines_only(door: Door, site: Site) -> None:
    open_snippet(door, site)
    run_code(door, "import numpy as np\ndef f(): return np.zeros(2) @ np.zeros(3)\nprint('before')\nf()")
    door.sees("ValueError")
    told = door.reads("alert")
    assert "line 4, in <module>" in told
    assert "line 2, in f" in told
    assert "harness" not in told
    assert "pyodide" not in told
    assert door.reads("group", "Output").strip() == "before"


def test_an_endless_loop_is_stopped_by_the_time_limit_and_the_next_run_works(door: Door, site: Site) -> None:
    open_snippet(door, site)
    run_code(door, "while True: pass")
    door.sees("ran for more than 10 s")
    run_again(door, "print(6 * 7)")
    door.sees("Done in")
    assert door.reads("group", "Output").strip() == "42"


def test_stop_ends_an_endless_loop_and_the_next_run_works(door: Door, site: Site) -> None:
    open_snippet(door, site)
    run_code(door, "print(123 * 1001)\nwhile True: pass")
    door.sees("123123")
    door.click("Stop snippet")
    door.sees("Stopped. The next run starts Python afresh.")
    run_again(door, "print(6 * 7)")
    door.sees("Done in")
    assert door.reads("group", "Output").strip() == "42"


def test_the_page_answers_while_a_snippet_computes(door: Door, site: Site) -> None:
    open_snippet(door, site)
    run_code(door, "print(123 * 1001)\nwhile True: pass")
    door.sees("123123")
    door.click_text("Show answer")
    door.misses("123123")
    door.click_text("Show answer")
    door.sees("123123")
    door.click("Stop snippet")


def test_each_run_starts_from_a_clean_namespace(door: Door, site: Site) -> None:
    open_snippet(door, site)
    run_code(door, "left_behind = 1\nprint(123 * 1001)")
    door.sees("123123")
    run_again(door, "print('left_behind' in globals())")
    door.sees("Done in")
    assert door.reads("group", "Output").strip() == "False"

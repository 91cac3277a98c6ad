"""Bad input: every case under tests/golden/problems prints exactly what its `expected.txt` says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flashdeck.problems import Problem, ProblemsFound
from flashdeck.runtime import Runtime
from tests.golden.problem_cases import CASES, EXPECTED, case_names, prove_all, run_check


@pytest.fixture(scope="module", autouse=True)
def _proven(runtime: Runtime) -> None:
    """Run the snippets of all cases in one go."""
    prove_all(runtime)


@pytest.mark.parametrize("name", case_names())
def test_bad_input_is_told(name: str, tmp_path: Path, runtime: Runtime) -> None:
    """Each mistake as one line with its place, all in one run, with exit status 1."""
    status, printed, said = run_check(name, tmp_path / name, runtime)
    assert printed == (CASES / name / EXPECTED).read_text("utf-8")
    assert status == 1
    count = len([line for line in printed.splitlines() if not line.startswith("    ")])
    assert said.splitlines()[-1] == f"{count} problem{'s' if count > 1 else ''} in the cards"


@pytest.mark.parametrize("name", case_names())
def test_every_line_has_the_form_that_editors_jump_to(name: str) -> None:
    """`path:line: what is wrong (what to do)`; the place exists, or would if the author had made the file."""
    for line in (CASES / name / EXPECTED).read_text("utf-8").splitlines():
        if line.startswith("    "):
            continue
        found = re.fullmatch(r"(cards[^:]*):(\d+): [^(].* \(.+\)", line)
        assert found, line
        file = CASES / name / found[1]
        if file.is_file():
            lines = len(file.read_bytes().removesuffix(b"\n").split(b"\n"))
            assert 1 <= int(found[2]) <= lines, line


def test_a_mistake_found_twice_is_told_once_and_in_order_of_place() -> None:
    first, second = Problem("cards/a.md", 2, "wrong", "mend"), Problem("cards/a.md", 10, "wrong", "mend")
    assert ProblemsFound([second, first, second]).problems == [first, second]


def test_a_problem_stays_on_one_line_whatever_it_quotes() -> None:
    told = str(Problem("cards/a.md", 2, "broken\nhere", "mend it", "one\ntwo"))
    assert told == "cards/a.md:2: broken here (mend it)\n    one\n    two"

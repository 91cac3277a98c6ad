"""The cases under `problems/`: a tree of cards with mistakes to the lines that the check prints about them."""

from __future__ import annotations

import contextlib
import io
from dataclasses import replace
from pathlib import Path
from unittest import mock

from flashdeck import build
from flashdeck.cli import main
from flashdeck.parse import parse
from flashdeck.progress import Progress
from flashdeck.proofs import deck_programs
from flashdeck.prove import prove
from flashdeck.runtime import Runtime, prepare
from flashdeck.source import read_source
from tests.unit.project import PROJECT, PROOFS, make_project

CASES = Path(__file__).with_name("problems")
EXPECTED = "expected.txt"


def case_names() -> list[str]:
    """Names of all cases."""
    return sorted(path.name for path in CASES.iterdir())


def prove_all(runtime: Runtime) -> None:
    """Run the snippets of all cases at once, so that Python starts once and not for each case."""
    decks = [parse(read_source(CASES / name))[0] for name in case_names()]
    found = {program for deck in decks for program in deck_programs(deck)}
    prove(runtime, [replace(program, name=str(number)) for number, program in enumerate(found)], PROOFS)


def run_check(name: str, folder: Path, runtime: Runtime) -> tuple[int, str, str]:
    """`flashdeck check` on a copy of a case in `folder`: exit status, standard output, standard error."""
    root = make_project(folder, CASES / name / "cards")
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(build, "prepare", return_value=runtime),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = main(["check"], root)
    return status, out.getvalue(), err.getvalue()


def write_all(runtime: Runtime, scratch: Path) -> None:
    """Write what is expected of every case anew."""
    prove_all(runtime)
    for name in case_names():
        _, printed, _ = run_check(name, scratch / name, runtime)
        (CASES / name / EXPECTED).write_text(printed, "utf-8")


def project_runtime() -> Runtime:
    """The runtime of this project."""
    return prepare(PROJECT, Progress())

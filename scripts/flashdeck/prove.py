"""Proof of programs: from source to what it prints, draws and scores, in the runtime that the site ships."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from flashdeck.node import ask
from flashdeck.progress import Progress
from flashdeck.runtime import Runtime

HARNESS = Path(__file__).parents[2] / "overrides" / "app" / "runner" / "harness"
"""Runs and grades snippets, in the browser as here."""

SECONDS = 20.0
"""Time that one snippet may take."""

START_SECONDS = 300.0
"""Time that everything around the snippets may take."""


@dataclass(frozen=True)
class Program:
    """A snippet to run, or an answer to an exercise to grade."""

    name: str
    """Its name in the deck, by which the outcome is found again."""

    code: str
    """Its source."""

    starter: str = ""
    """What the exercise gives the learner; the tests see the names that it defines."""

    tests: str = ""
    """The exercise's tests; a program with tests is graded."""

    @property
    def task(self) -> dict[str, str]:
        """What the harness is asked to do."""
        if not self.tests:
            return {"kind": "run", "code": self.code}
        return {"kind": "grade", "code": self.code, "starter": self.starter, "tests": self.tests}


@dataclass(frozen=True)
class Check:
    """A statement of the tests with an assert in it, as graded."""

    state: Literal["passed", "failed", "skipped"]
    """Skipped: something before it went wrong."""

    message: str
    """The assert's message, or an empty text."""

    source: str
    """The statement's source."""

    detail: str | None
    """Why it failed."""


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    output: str
    """Everything written to stdout and stderr, in order."""

    error: str | None
    """None if the program ran to its end; otherwise the text that the learner would see below the output."""

    checks: tuple[Check, ...] | None = None
    """How the tests went; None of a program that is not graded."""

    drawings: tuple[dict[str, Any], ...] = ()
    """What it drew, in order, as `overrides/app/runner/protocol.ts` has it: `alt` is the text alternative."""

    hint: str | None = None
    """One line on what is probably wrong, shown with the error."""

    @property
    def passed(self) -> bool:
        """Whether the tests passed: all of them, and there was one at least."""
        return bool(self.checks) and self.error is None and all(check.state == "passed" for check in self.checks or ())


def prove(
    runtime: Runtime,
    programs: Sequence[Program],
    cache: Path,
    progress: Progress | None = None,
    *,
    seconds: float = SECONDS,
) -> dict[str, Outcome]:
    """The outcome of every program by its name; each runs in a namespace of its own and for `seconds` at most.

    An outcome that is sure to be the same next time is kept in `cache`, so only new or changed programs run. Raises
    Failure when the runtime can't be started.
    """
    base = _hash(runtime.version, *(file.read_text("utf-8") for file in sorted(HARNESS.glob("*.py"))))
    keys = {program.name: _hash(base, json.dumps(program.task)) for program in programs}
    known = {key: outcome for key in set(keys.values()) if (outcome := _read(cache, key))}
    unproven = {keys[program.name]: program.task for program in programs if keys[program.name] not in known}
    if unproven:
        if progress:
            progress.step(f"Running {len(unproven)} of {len(keys)} snippets")
        files = {"folder": str(runtime.folder), "parts": runtime.parts}
        request = {**files, "tasks": list(unproven.values()), "seconds": seconds}
        answers: list[dict[str, Any]] = ask("prove.mjs", request, START_SECONDS + len(unproven) * seconds)
        for key, answer in zip(unproven, answers, strict=True):
            lasting = answer.pop("lasting")
            known[key] = _outcome(answer)
            if lasting:
                _write(cache, key, answer)
    return {name: known[key] for name, key in keys.items()}


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _outcome(answer: dict[str, Any]) -> Outcome:
    error = answer["error"] or {"text": None, "hint": None}
    fields = ("state", "message", "source", "detail")  # how long it took is nothing to keep
    checks = answer["checks"] and tuple(Check(*(check[field] for field in fields)) for check in answer["checks"])
    return Outcome(answer["output"], error["text"], checks, tuple(answer["drawings"]), error["hint"])


def _read(cache: Path, key: str) -> Outcome | None:
    try:
        return _outcome(json.loads((cache / f"{key}.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError, LookupError):
        return None


def _write(cache: Path, key: str, answer: dict[str, Any]) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = cache / f"{key}.part"
    unfinished.write_text(json.dumps(answer), "utf-8")
    unfinished.replace(cache / f"{key}.json")

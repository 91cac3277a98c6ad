"""Proof of snippets: from their source to what they print, by running each in the very runtime that the site ships."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flashdeck.node import ask
from flashdeck.progress import Progress
from flashdeck.runtime import Runtime

HARNESS = Path(__file__).parents[2] / "overrides" / "app" / "runner" / "harness.py"
"""Runs a snippet, in the browser as here."""

SECONDS = 20.0
"""Time that one snippet may take."""

START_SECONDS = 300.0
"""Time that everything around the snippets may take."""


@dataclass(frozen=True)
class Program:
    """A snippet to run."""

    name: str
    """Its name in the deck, by which the outcome is found again."""

    code: str
    """Its source."""


@dataclass(frozen=True)
class Outcome:
    """What a run left behind."""

    output: str
    """Everything written to stdout and stderr, in order."""

    error: str | None
    """None if the program ran to its end; otherwise the text that the learner would see below the output."""


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
    harness = HARNESS.read_text("utf-8")
    keys = {program.name: _key(runtime.version, harness, program.code) for program in programs}
    known = {key: outcome for key in set(keys.values()) if (outcome := _read(cache, key))}
    unproven = {keys[program.name]: program.code for program in programs if keys[program.name] not in known}
    if unproven:
        if progress:
            progress.step(f"Running {len(unproven)} of {len(keys)} snippets")
        request = {
            "folder": str(runtime.folder),
            "harness": harness,
            "programs": list(unproven.values()),
            "seconds": seconds,
        }
        answers: list[dict[str, Any]] = ask("prove.mjs", request, START_SECONDS + len(unproven) * seconds)
        for key, answer in zip(unproven, answers, strict=True):
            known[key] = Outcome(answer["output"], answer["error"])
            if answer["lasting"]:
                _write(cache, key, known[key])
    return {name: known[key] for name, key in keys.items()}


def _key(version: str, harness: str, code: str) -> str:
    return hashlib.sha256(f"{version}\0{harness}\0{code}".encode("utf-8", "surrogatepass")).hexdigest()


def _read(cache: Path, key: str) -> Outcome | None:
    try:
        return Outcome(**json.loads((cache / f"{key}.json").read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _write(cache: Path, key: str, outcome: Outcome) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    unfinished = cache / f"{key}.part"
    unfinished.write_text(json.dumps(asdict(outcome)), "utf-8")
    unfinished.replace(cache / f"{key}.json")

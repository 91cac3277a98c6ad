"""The entry of the harness: does one task after another, each as if in a new interpreter."""

from __future__ import annotations

import json
from collections.abc import Callable

from harness.grade import grade
from harness.limits import limit_programs
from harness.pristine import Pristine
from harness.program import Program

limit_programs()
PRISTINE = Pristine()


def perform(task: str, write: Callable[[str], object], draw: Callable[[str], object]) -> str:
    """Do a task and give its result; `write` gets each piece of text printed, `draw` each drawing, in order."""
    PRISTINE.restore()  # something of an earlier run may have gone on after its end, as a callback of the host
    asked: dict[str, str] = json.loads(task)
    PRISTINE.prepare("\n".join(asked.values()))
    program = Program(asked["code"], PRISTINE, write, draw)
    if asked["kind"] == "grade":
        error, checks = grade(program, asked["starter"], asked["tests"])
    else:
        error, checks = program.run(), None
    return json.dumps({"error": error, "checks": checks})

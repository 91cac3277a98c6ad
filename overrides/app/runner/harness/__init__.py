"""Runs and grades what learners write; the browser's worker and the build's proof share these files.

scripts/node/harness.mjs packs them into one text. The host evaluates it once in a dictionary of its own, takes
`perform` out of it, and calls that for each task:

    const globals = pyodide.toPy({});
    pyodide.runPython(harness, { globals, filename: "harness.py" });
    const result = globals.get("perform")(task, (text) => show(text), (drawing) => draw(drawing));

Tasks, results and drawings are JSON texts; `overrides/app/runner/protocol.ts` has their types.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from harness.grade import grade
from harness.program import Program


def perform(task: str, write: Callable[[str], object], draw: Callable[[str], object]) -> str:
    """Do a task and give its result; `write` gets each piece of text printed, `draw` each drawing, in order."""
    asked = json.loads(task)
    program = Program(asked["code"], write, draw)
    if asked["kind"] == "grade":
        error, checks = grade(program, asked["starter"], asked["tests"])
        return json.dumps({"error": error, "checks": checks})
    return json.dumps({"error": program.run(), "checks": None})

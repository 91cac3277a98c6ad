"""`python -m tests.golden.update`: write the golden files anew. Then read what git shows: each change is a decision."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.golden.problem_cases import project_runtime, write_all
from tests.golden.sample import ANKI, COURSES, GOLDEN, sample_courses, sample_files, sample_notes


def main() -> None:
    """Write the sample deck's files, remove those that are no longer written, and write what each case prints."""
    files = sample_files()
    for path in GOLDEN.glob("*.json"):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (GOLDEN / name).write_text(text, "utf-8")
    for name, text in sample_notes().items():
        (ANKI / name).write_text(text, "utf-8")
    for name, text in sample_courses().items():
        (COURSES / name).write_text(text, "utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        write_all(project_runtime(), Path(scratch))


if __name__ == "__main__":
    main()

"""pip as a program: runs it, counts what it fetches, and gives the one line that says why it failed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

Counter = Callable[[int, int], None]
"""Told the bytes done and the bytes in total."""

PROGRESS = re.compile(r"Progress (\d+) of (\d+)")
REPORTS_PROGRESS = (24, 1)
"""The first pip whose progress bar can be read by a program."""


def run_pip(arguments: Sequence[str], scratch: Path, counter: Counter | None = None) -> str:
    """Run pip with `arguments`; temporary files go below `scratch`. Gives the reason of a failure, or an empty text."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "--retries=2"]
    command += [*arguments, "--no-cache-dir", f"--progress-bar={'raw' if counter and can_count() else 'off'}"]
    environment = {**os.environ, "TMPDIR": str(scratch)}
    reason = "pip gave no reason"
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as running:
        for line in running.stdout or ():
            if counter and (found := PROGRESS.match(line)):
                counter(int(found[1]), int(found[2]))
            elif line.startswith("ERROR:") or "No module named pip" in line:
                reason = line.removeprefix("ERROR:").strip()
    return reason if running.returncode else ""


def can_count() -> bool:
    """Whether this Python's pip tells its progress line by line."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", version("pip"))[:2])
    return numbers >= REPORTS_PROGRESS

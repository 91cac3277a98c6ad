"""How long a build takes, against plain `mkdocs build` of the same pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.table import Row

ROUNDS = 5


def measure(root: Path, work: Path) -> Iterator[Row]:
    """Rows for a build with every proof made anew, and for one that finds its proofs."""
    ours = [sys.executable, "-m", "flashdeck", "build", "--site-url", "http://127.0.0.1:8000/", "--site"]
    plain = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / ".cache" / "mkdocs.yml"), "-d"]
    times: dict[str, list[float]] = {"anew": [], "kept": [], "plain": []}
    for number in range(ROUNDS):
        for kept in ("proofs", "math"):
            shutil.rmtree(root / ".cache" / kept, ignore_errors=True)
        times["anew"].append(_seconds([*ours, str(work / f"anew-{number}")], root))
        times["plain"].append(_seconds([*plain, str(work / f"plain-{number}")], root))
        times["kept"].append(_seconds([*ours, str(work / f"kept-{number}")], root))
    yield Row("whole build, every snippet run anew", times["anew"], times["plain"], "mkdocs build", "s")
    yield Row("whole build, proofs of unchanged cards kept", times["kept"], times["plain"], "mkdocs build", "s")


def _seconds(command: list[str], root: Path) -> float:
    environment = dict(os.environ, PYTHONPATH=str(root / "scripts"), SITE_URL="http://127.0.0.1:8000/")
    start = time.perf_counter()
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)
    return time.perf_counter() - start

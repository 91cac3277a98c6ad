"""When each file below cards/ last changed: by git where it is tracked, else by its own time."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Changes:
    """Seconds since 1970 by path, relative to the project's folder."""

    root: Path
    committed: dict[str, int]

    def of(self, path: Path) -> int:
        """When a file last changed."""
        name = Path(os.path.relpath(path, self.root)).as_posix()  # as it is named: cards/ may be a link
        return self.committed[name] if name in self.committed else int(path.stat().st_mtime)


def read_changes(root: Path) -> Changes:
    """Ask git, so that a commit tells the same on every machine; what differs from the commit counts by its file."""
    log = _git(root, "log", "--format=%x00%ct", "--name-only", "--relative", "--", "cards")
    edited = set(_git(root, "diff", "--name-only", "--relative", "HEAD", "--", "cards").splitlines())
    committed: dict[str, int] = {}
    for entry in log.split("\0")[1:]:  # the latest first
        time, *names = entry.split("\n")
        for name in names:
            if name and name not in edited:
                committed.setdefault(name, int(time))
    return Changes(root, committed)


def _git(root: Path, *words: str) -> str:
    """What git says; nothing where there is no git or no repository."""
    command = ["git", "-c", "core.quotePath=false", *words]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, check=True, encoding="utf-8").stdout
    except (OSError, subprocess.CalledProcessError):
        return ""

"""Packages that only some tests and benchmarks need: folders that are filled when they are asked for, then kept."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

QUIET = ("-q", "--disable-pip-version-check", "--require-hashes", "-r")


def kept(folder: Path, listed: Path, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills, anew when the list has changed."""
    stamp = folder / "made-from"
    wanted = hashlib.sha256(listed.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        stamp.write_text(wanted, "utf-8")
    return folder


def kept_venv(folder: Path, listed: Path) -> Path:
    """Folder of the programs of a virtual environment with the listed Python packages."""

    def make(to: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", to], check=True)
        subprocess.run([str(to / "bin" / "python"), "-m", "pip", "install", *QUIET, str(listed)], check=True)

    return kept(folder, listed, make) / "bin"


def kept_npm(folder: Path, listed: Path, root: Path) -> Path:
    """Folder of the npm packages that the folder `listed` has in its lock file."""

    def make(to: Path) -> None:
        to.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(listed / name, to)
        shutil.copy(root / ".npmrc", to)
        subprocess.run(["npm", "ci", "--silent"], cwd=to, check=True)

    return kept(folder, listed / "package-lock.json", make) / "node_modules"

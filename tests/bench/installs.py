"""Packages that only the benchmarks need, in `.cache/bench/`: no other command installs or fetches them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

QUIET = ("-q", "--disable-pip-version-check", "--require-hashes", "-r")


def venv(root: Path) -> Path:
    """Folder of the programs of JupyterLite and of pyodide-mkdocs-theme, in a virtual environment of their own."""
    listed = root / "requirements" / "bench.txt"

    def make(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([str(folder / "bin" / "python"), "-m", "pip", "install", *QUIET, str(listed)], check=True)

    return _made(root, "venv", listed, make) / "bin"


def wheels(root: Path) -> Path:
    """Folder of the pure Python wheels that JupyterLite and micropip load into Pyodide."""
    listed = root / "requirements" / "bench-wheels.txt"

    def make(folder: Path) -> None:
        only = ["--no-deps", "--only-binary", ":all:", "--python-version", "3.14", "-d", str(folder)]
        subprocess.run([sys.executable, "-m", "pip", "download", *only, *QUIET, str(listed)], check=True)

    return _made(root, "wheels", listed, make)


def npm(root: Path) -> Path:
    """Folder of the npm packages that pyodide-mkdocs-theme would load from CDNs."""
    listed = root / "tests" / "bench" / "npm"

    def make(folder: Path) -> None:
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(listed / name, folder)
        shutil.copy(root / ".npmrc", folder)
        subprocess.run(["npm", "ci", "--silent"], cwd=folder, check=True)

    return _made(root, "npm", listed / "package-lock.json", make) / "node_modules"


def _made(root: Path, name: str, listed: Path, make: Callable[[Path], None]) -> Path:
    """A folder that `make` fills, anew when the list has changed."""
    folder = root / ".cache" / "bench" / name
    stamp = folder / "made-from"
    wanted = hashlib.sha256(listed.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        make(folder)
        stamp.write_text(wanted, "utf-8")
    return folder

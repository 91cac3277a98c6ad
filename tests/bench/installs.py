"""Packages that only the benchmarks need, in `.cache/bench/`: no other command installs or fetches them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.installs import QUIET, kept, kept_npm, kept_venv


def venv(root: Path) -> Path:
    """Folder of the programs of JupyterLite and of pyodide-mkdocs-theme, in a virtual environment of their own."""
    return kept_venv(root / ".cache" / "bench" / "venv", root / "requirements" / "bench.txt")


def wheels(root: Path) -> Path:
    """Folder of the pure Python wheels that JupyterLite and micropip load into Pyodide."""
    listed = root / "requirements" / "bench-wheels.txt"

    def make(folder: Path) -> None:
        only = ["--no-deps", "--only-binary", ":all:", "--python-version", "3.14", "-d", str(folder)]
        subprocess.run([sys.executable, "-m", "pip", "download", *only, *QUIET, str(listed)], check=True)

    return kept(root / ".cache" / "bench" / "wheels", listed, make)


def npm(root: Path) -> Path:
    """Folder of the npm packages that pyodide-mkdocs-theme would load from CDNs."""
    return kept_npm(root / ".cache" / "bench" / "npm", root / "tests" / "bench" / "npm", root)


def lighthouse(root: Path) -> Path:
    """Folder of Lighthouse and what it needs."""
    return kept_npm(root / ".cache" / "bench" / "lighthouse", root / "tests" / "bench" / "lighthouse", root)

"""A project of its own for a test: some cards in a temporary folder, and beside them what every project shares."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PROOFS = PROJECT / ".cache" / "proofs"
"""Shared, so that Python need not start for snippets that ran before: an outcome is kept under the hash of its code."""

SHARED = ("overrides", "scripts", "node_modules", "package.json", "package-lock.json", "requirements", "tsconfig.json")


def make_project(folder: Path, cards: Path, featured: str = "") -> Path:
    """Make the project in `folder`, with a copy of the tree `cards`; the home page shows the card `featured`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(cards, folder / "cards")
    shutil.copytree(PROJECT / "docs", folder / "docs", ignore=lambda *_: ["cards"])
    for name in SHARED:
        (folder / name).symlink_to(PROJECT / name)
    (folder / ".cache").mkdir()
    PROOFS.mkdir(parents=True, exist_ok=True)
    (folder / ".cache" / "proofs").symlink_to(PROOFS)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(re.sub(r"featured: .*", f'featured: "{featured}"', settings), "utf-8")
    return folder

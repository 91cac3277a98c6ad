"""What the harness imports is there when Python starts: a module in the rest of the runtime would come too late."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "overrides" / "app"
ALWAYS_THERE = {"__future__", "importlib", "posix", *sys.builtin_module_names}
"""Modules of the interpreter itself, or that it needs to start."""


def imported(path: Path) -> set[str]:
    """The packages that a file imports, by the first part of their names."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def test_every_import_of_the_harness_is_warmed() -> None:
    warm = imported(APP / "python" / "warm.py")
    asked = set().union(*map(imported, (APP / "runner" / "harness").glob("*.py")))
    assert asked - warm - ALWAYS_THERE - {"harness", "_decimal"} == set()

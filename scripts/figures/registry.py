"""All figures that code draws, by the path of their file below cards/."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

CARDS = Path(__file__).resolve().parents[2] / "cards"


def drawings() -> dict[str, str]:
    """Draw every figure of every module of this package that has some."""
    found: dict[str, str] = {}
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if module.name != "__main__":
            for path, draw in getattr(import_module(f"figures.{module.name}"), "FIGURES", {}).items():
                section, name = path.split("/")
                found[f"{section}/figures/{name}.svg"] = draw().svg()
    return found

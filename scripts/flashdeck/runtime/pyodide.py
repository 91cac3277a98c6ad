"""The installed npm package of Pyodide, and what its lock says about the NumPy wheel that belongs to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from flashdeck.problems import Failure

LOADER = ("pyodide.asm.mjs", "pyodide.asm.wasm")
"""Files of the package that are published, without the exports that nothing asks for."""

ENTRY = "pyodide.mjs"
"""What starts those; bundled into the site's worker."""

LIBRARY = "python_stdlib.zip"
"""The standard library as source; published as byte code, in packs."""

LOCK = "pyodide-lock.json"
"""Names and hashes of the packages that Pyodide can load."""


@dataclass(frozen=True)
class Pyodide:
    """Pyodide as npm installed it."""

    folder: Path
    """The package's folder."""

    version: str
    """Version of Pyodide: `314.0.4`."""

    wheel: str
    """File name of the NumPy wheel."""

    sha256: str
    """The only hash with which that wheel is used."""

    numpy: str
    """Version of NumPy."""


def read_pyodide(root: Path) -> Pyodide:
    """Read the package below `root`/node_modules. Raises Failure when it is not there or not whole."""
    folder = root / "node_modules" / "pyodide"
    try:
        version = json.loads((folder / "package.json").read_text("utf-8"))["version"]
        numpy = json.loads((folder / LOCK).read_text("utf-8"))["packages"]["numpy"]
    except (OSError, ValueError, KeyError):
        raise Failure("The npm package pyodide is not installed, or not whole (run `npm ci`)") from None
    missing = [name for name in (*LOADER, ENTRY, LIBRARY) if not (folder / name).is_file()]
    if missing:
        raise Failure(f"node_modules/pyodide lacks {', '.join(missing)} (run `npm ci`)")
    return Pyodide(folder, version, numpy["file_name"], numpy["sha256"], numpy["version"])

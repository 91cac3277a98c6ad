"""What a prepared Python runtime is, and the `runtime/index.json` by which the browser finds it."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class RuntimeFile:
    """One file of the runtime."""

    name: str
    """Name inside the runtime's folder, which has no folders in it."""

    bytes: int
    """Size as it lies on disk."""

    sha256: str
    """Hash of its content, in hexadecimal."""


@dataclass(frozen=True)
class Runtime:
    """Python with NumPy, ready to be copied into a site or loaded by Node."""

    version: str
    """Pyodide's version and a hash over the files: `314.0.4-1a2b3c4d`."""

    folder: Path
    """Where the files lie; holds these files and nothing else."""

    files: tuple[RuntimeFile, ...]
    """All files, by name."""

    python: str
    """Version of the Python inside."""

    numpy: str
    """Version of the NumPy inside."""

    parts: dict[str, Any]
    """What the browser's loader has to know: `core` and `rest` are packs, `sides` NumPy's own WebAssembly."""

    def index(self) -> dict[str, Any]:
        """The content of `runtime/index.json`: `folder` is relative to the site's base, `bytes` the sum."""
        return {
            "version": self.version,
            "folder": f"runtime/{self.version}/",
            "python": self.python,
            "numpy": self.numpy,
            "bytes": sum(file.bytes for file in self.files),
            "files": [asdict(file) for file in self.files],
            **self.parts,
        }


def sha256(path: Path) -> str:
    """A file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

"""From compiled archives to the files that the browser fetches: what the first result needs, and the rest.

A pack is gzip over: the length of a JSON text (32 bits, little endian), that text, the files' contents one after the
other. The text is `{"files": [[path, bytes], ...], "elsewhere": [module, ...]}`; paths are absolute in Python's file
system, `elsewhere` are the modules that lie in the other pack. It is compressed here because static hosts compress
only the types that they know.
"""

from __future__ import annotations

import gzip
import json
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from flashdeck.runtime.loader import write_loader
from flashdeck.runtime.pyodide import LIBRARY

LIBRARY_HOME = "/lib/python3.14/"
PACKAGES_HOME = f"{LIBRARY_HOME}site-packages/"
CORE = "core.pack"
REST = "rest.pack"
LICENCES = "numpy-licences.txt"
SIDES = ("_multiarray_umath", "_umath_linalg")
"""NumPy's own WebAssembly that `import numpy` loads, in that order; each becomes a file, compiled while it arrives."""


def lay_out(archives: Path, needed: Iterable[str], loader: Path, target: Path) -> dict[str, object]:
    """Write the runtime's files into `target`.

    `archives` holds the compiled standard library and wheel, `needed` are the paths of files that a started Python has
    read, `loader` is Pyodide's package. Gives what the browser's loader has to know beside the files' names.
    """
    files = dict(_contents(archives))
    needed = {path for path in needed if path in files}
    write_loader(loader, [content for path, content in files.items() if path.endswith(".so")], target)
    sides = [_side(files, name) for name in SIDES]
    for path in sides:
        (target / _side_file(path)).write_bytes(files[path])
        files[path] = b""  # Python looks for a file of that name before it asks for the WebAssembly
    licences = [content for path, content in sorted(files.items()) if "/licenses/" in path]
    (target / LICENCES).write_bytes(b"\n\n".join(licences))
    core = {path: content for path, content in files.items() if path in needed}
    rest = {path: content for path, content in files.items() if path not in needed}
    (target / CORE).write_bytes(pack(core, modules(rest) - modules(core)))
    (target / REST).write_bytes(pack(rest, set()))
    return {"core": CORE, "rest": REST, "sides": [{"path": path, "file": _side_file(path)} for path in sides]}


def pack(files: dict[str, bytes], elsewhere: set[str]) -> bytes:
    """Files of Python's file system as one compressed file; the same input gives the same bytes."""
    listed = [[path, len(content)] for path, content in sorted(files.items())]
    header = json.dumps({"files": listed, "elsewhere": sorted(elsewhere)}, separators=(",", ":")).encode()
    content = b"".join(content for _path, content in sorted(files.items()))
    return gzip.compress(struct.pack("<I", len(header)) + header + content, 9, mtime=0)


def modules(paths: Iterable[str]) -> set[str]:
    """Dotted names of the modules and packages that lie at these paths."""
    names = set()
    for path in paths:
        within = PurePosixPath(path.removeprefix(PACKAGES_HOME).removeprefix(LIBRARY_HOME))
        parts = [*within.parent.parts, within.name.split(".")[0]]
        if within.suffix not in {".pyc", ".so"} or not all(part.isidentifier() for part in parts):
            continue
        names.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def _contents(archives: Path) -> Iterable[tuple[str, bytes]]:
    wheels = [(PACKAGES_HOME, wheel) for wheel in archives.glob("*.whl")]
    for home, archive in ((LIBRARY_HOME, archives / LIBRARY), *wheels):
        with zipfile.ZipFile(archive) as source:
            for name in source.namelist():
                yield home + name, source.read(name)


def _side(files: dict[str, bytes], name: str) -> str:
    (path,) = (path for path in files if path.endswith(".so") and PurePosixPath(path).name.split(".")[0] == name)
    return path


def _side_file(path: str) -> str:
    return PurePosixPath(path).name.split(".")[0] + ".wasm"

"""What was made from what: lets a second run find a whole runtime within milliseconds, and only one process make it."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, replace
from pathlib import Path

from flashdeck.runtime.model import Runtime, RuntimeFile, sha256
from flashdeck.runtime.pyodide import LIBRARY, LOADER, LOCK, Pyodide

STAMP = "current.json"
PACKING = Path(__file__).with_name("packing.py")
LAYOUT = Path(__file__).with_name("layout.py")
LOADING = tuple(Path(__file__).with_name(name) for name in ("exports.py", "loader.py"))
APP = Path(__file__).parents[3] / "overrides" / "app" / "python"
WARM = (APP / "warm.py", APP / "often.py")
EARLY = APP / "sitecustomize.py"
COMPILE = Path(__file__).parents[2] / "node" / "compile.mjs"
REQUIREMENTS = Path("requirements", "pyodide.txt")


def made_from(root: Path, pyodide: Pyodide) -> str:
    """One hash over everything that decides the runtime's bytes; files that npm has verified count by their size."""
    total = hashlib.sha256(pyodide.version.encode())
    for path in (pyodide.folder / LOCK, root / REQUIREMENTS, PACKING, LAYOUT, *LOADING, EARLY, *WARM, COMPILE):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    for name in (*LOADER, LIBRARY):
        total.update(f"{name} {(pyodide.folder / name).stat().st_size}".encode())
    return total.hexdigest()


def read_stamp(cache: Path, inputs: str) -> Runtime | None:
    """The runtime in `cache` if it was made from these inputs and every file is still what it was.

    A file whose size and time are those noted is taken as it is; another time alone makes it be read and hashed.
    """
    try:
        noted = json.loads((cache / STAMP).read_text("utf-8"))
        if noted["inputs"] != inputs:
            return None
        files = tuple(RuntimeFile(**file) for file in noted["runtime"]["files"])
        runtime = Runtime(**{**noted["runtime"], "folder": cache / noted["runtime"]["version"], "files": files})
        times = {file.name: (runtime.folder / file.name).stat().st_mtime_ns for file in files}
        names = {path.name for path in runtime.folder.iterdir()}
        whole = names == set(times) and all((runtime.folder / file.name).stat().st_size == file.bytes for file in files)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not whole:
        return None
    if times == noted["times"]:
        return runtime
    if any(sha256(runtime.folder / file.name) != file.sha256 for file in files):
        return None
    write_stamp(cache, inputs, runtime)
    return runtime


def write_stamp(cache: Path, inputs: str, runtime: Runtime) -> None:
    """Note a finished runtime; the note is there as a whole or not at all."""
    times = {file.name: (runtime.folder / file.name).stat().st_mtime_ns for file in runtime.files}
    fields = asdict(replace(runtime, folder=Path()))
    del fields["folder"]
    unfinished = cache / f"{STAMP}.part"
    unfinished.write_text(json.dumps({"inputs": inputs, "times": times, "runtime": fields}), "utf-8")
    unfinished.replace(cache / STAMP)


def remove_leftovers(root: Path) -> None:
    """Remove what a killed run left below `root`/.cache; to be called while nobody else is at work."""
    for leftover in (root / ".cache").glob("*/*-in-progress-*"):
        shutil.rmtree(leftover)

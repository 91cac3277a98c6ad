"""Files to a zip file: the same bytes from the same files, whenever and wherever it is made."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from flashdeck.problems import Failure

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip file can name."""

_UNIX = 3
_READABLE = 0o644 << 16


def archive(files: Mapping[str, bytes], first: str) -> bytes:
    """A zip file of `files`, by their paths in it; `first` stands first, as readers of some formats expect."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in (first, *sorted(set(files) - {first})):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            packed.writestr(entry, files[path])
    return made.getvalue()


def check_target(path: Path) -> None:
    """Raises Failure if no file can be written there, before anything is done that takes time."""
    if path.is_dir():
        raise Failure(f"{path} is a folder (name a file with --out)")
    if not path.parent.is_dir():
        raise Failure(f"{path.parent} is not there (make that folder, or name another file with --out)")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises Failure if that can't be."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as unfinished:
            beside = Path(unfinished.name)
            try:
                unfinished.write(content)
                unfinished.close()
                beside.chmod(0o644)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise Failure(f"{path} can't be written: {error.strerror} (name another file with --out)") from None

"""Changes to the author's files, told while the site is served."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

WATCHED = ("cards", "docs", "overrides")
GENERATED = "docs/cards"
QUIET = 0.3
"""Seconds without a further change after which a change counts as finished: editors write in several steps."""

WRITES = ("created", "deleted", "modified", "moved")


class Changes(FileSystemEventHandler):
    """Whether something was written since the last look."""

    def __init__(self, root: Path) -> None:
        self._generated = root / GENERATED
        self._happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note a write; reading is no change, and what the build writes itself is none either."""
        path = Path(str(event.src_path))
        if event.event_type in WRITES and not event.is_directory and not path.is_relative_to(self._generated):
            self._happened.set()

    def wait(self) -> None:
        """Wait for the next change, and until it is finished."""
        self._happened.wait()
        while self._happened.is_set():
            self._happened.clear()
            self._happened.wait(QUIET)


@contextmanager
def watching(root: Path) -> Iterator[Changes]:
    """Changes below the author's folders of the project at `root`, from now on."""
    changes = Changes(root)
    observer = Observer()
    for name in WATCHED:
        if (root / name).is_dir():
            observer.schedule(changes, str(root / name), recursive=True)
    observer.start()
    try:
        yield changes
    finally:
        observer.stop()
        observer.join()

"""What a person sees while a run goes on: one line a step, bytes for downloads."""

from __future__ import annotations

import sys
import time
from typing import TextIO

MEGABYTE = 1_000_000


class Progress:
    """Prints steps and download counters to a stream; on a terminal the counter stays on one line."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """`stream` is standard error unless given, so that a command's own output stays clean."""
        self.stream = stream or sys.stderr
        self._shown = 0.0
        self._open_line = False

    def step(self, text: str) -> None:
        """Say what is being done now."""
        self._close_line()
        print(text, file=self.stream, flush=True)

    def bytes(self, text: str, done: int, total: int | None) -> None:
        """Say how far a download is; called as often as you like, shown at most five times a second."""
        finished = total is not None and done >= total
        now = time.monotonic()
        terminal = self.stream.isatty()
        if not finished and now - self._shown < (0.2 if terminal else 5.0):
            return
        self._shown = now
        of = f" of {total / MEGABYTE:.1f}" if total else ""
        line = f"  {text}: {done / MEGABYTE:.1f}{of} MB"
        if terminal:
            print(f"\r{line}", end="", file=self.stream, flush=True)
            self._open_line = True
            if finished:
                self._close_line()
        else:
            print(line, file=self.stream, flush=True)

    def _close_line(self) -> None:
        if self._open_line:
            print(file=self.stream)
            self._open_line = False

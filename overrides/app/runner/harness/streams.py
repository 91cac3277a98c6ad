"""What a snippet finds as standard output and standard input."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NoReturn

NO_INPUT = "input() has nobody to ask here; write the value into the code"


class Output(io.TextIOBase):
    """A text stream that hands each text written to it to the host, until the run is over."""

    encoding = "utf-8"

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write: Callable[[str], object] | None = write

    def write(self, text: str) -> int:
        """Pass the text on."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._write:
            self._write(text)
        return len(text)

    def writable(self) -> bool:
        """It can be written to."""
        return True

    def end(self) -> None:
        """From now on nothing is passed on: whatever still writes is a remnant of a run that is over."""
        self._write = None


class NoInput(io.TextIOBase):
    """A standard input that says why there is none."""

    encoding = "utf-8"

    def read(self, _size: int | None = -1) -> NoReturn:
        """Refuse."""
        raise EOFError(NO_INPUT)

    def readline(self, _size: int = -1) -> NoReturn:  # type: ignore[override]
        """Refuse; this is what input() calls."""
        raise EOFError(NO_INPUT)

    def readable(self) -> bool:
        """It can be asked."""
        return True

"""Runs source text as if it were the program `snippet.py`.

Every run gets a new `__main__` module and new streams in a pristine interpreter. What it writes to stdout or stderr
goes to the host at once and in order.
"""

from __future__ import annotations

import atexit
import builtins
import contextvars
import gc
import linecache
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from harness.drawing import Pad
from harness.pristine import Pristine, forget_seeds
from harness.streams import NoInput, Output
from harness.tell import NAME, Raised, remember, tell

PREDEFINED = ("show", "plot")
"""Methods of the drawing pad that a program finds as if they were built in."""


class Program:
    """A learner's source text, and where what it prints and draws goes."""

    def __init__(
        self,
        code: str,
        pristine: Pristine,
        write: Callable[[str], object],
        draw: Callable[[str], object],
    ) -> None:
        self.code = code
        self._pristine = pristine
        self._output = Output(write)
        self._pad = Pad(draw)
        self._context = contextvars.Context()  # there NumPy and decimal keep their settings
        self._module = types.ModuleType("__main__")
        self._module.__dict__.update(__file__=NAME, __builtins__=builtins)

    @property
    def names(self) -> dict[str, Any]:
        """What the program has defined."""
        return self._module.__dict__

    @property
    def known_classes(self) -> frozenset[int]:
        """By their ids, the classes that were there before the program."""
        return self._pristine.classes

    def run(self) -> Raised | None:
        """Run it to its end; None if it went well."""
        with self.surroundings():
            raised = self.execute()
            return None if raised is None else self.tell(raised)

    @contextmanager
    def surroundings(self) -> Iterator[None]:
        """The world of one program, up to what its objects do when they go away."""
        kept = sys.modules["__main__"], sys.stdin, sys.stdout, sys.stderr, sys.argv
        forget_seeds()
        self._enter()
        try:
            with warnings.catch_warnings():
                yield
                self._end()
        finally:
            self._output.end()
            self._pad.end()
            sys.modules["__main__"], sys.stdin, sys.stdout, sys.stderr, sys.argv = kept
            for name in PREDEFINED:
                vars(builtins).pop(name, None)
            linecache.cache.pop(NAME, None)
            self._pristine.restore()
            self._pristine.remove_files()

    def execute(self) -> BaseException | None:
        """Run the code; gives what it raised."""
        try:
            program = compile(self.code, NAME, "exec", dont_inherit=True, optimize=0)
            self.call(exec, program, self.names)
        except BaseException as error:  # noqa: BLE001 (whatever it is, the learner sees it)
            return error
        return None

    def call(self, function: Callable[..., Any], *arguments: object) -> Any:
        """Call a function within the context of this program."""
        return self._context.run(function, *arguments)

    def restore(self) -> None:
        """Make the interpreter pristine while the program goes on."""
        self._pristine.restore()
        self._enter()

    def tell(self, error: BaseException) -> Raised | None:
        """What the learner sees of an exception."""
        self.restore()
        return tell(error, self.code)

    def _enter(self) -> None:
        sys.modules["__main__"] = self._module
        sys.stdin, sys.stdout, sys.stderr, sys.argv = NoInput(), self._output, self._output, [NAME]
        vars(builtins).update((name, getattr(self._pad, name)) for name in PREDEFINED)
        remember(self.code)

    def _end(self) -> None:
        """What an interpreter does at its end; what is printed meanwhile belongs to the program."""
        try:
            self.call(atexit._run_exitfuncs)  # noqa: SLF001
        except BaseException as error:  # noqa: BLE001
            sys.excepthook(type(error), error, error.__traceback__)
        warnings.simplefilter("ignore")  # they would name files of the harness
        self._module = types.ModuleType("__main__")
        sys.modules["__main__"] = self._module
        gc.collect()

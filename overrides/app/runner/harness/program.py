"""Runs source text as if it were the program `snippet.py`.

Every run gets a new `__main__` module and new streams, so that nothing of an earlier run is left: no names, no seeds,
no NumPy print options or error states, no warning filters. What it writes to stdout or stderr goes to the host at once
and in order.
"""

from __future__ import annotations

import builtins
import contextvars
import gc
import random
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from harness.drawing import Pad
from harness.streams import NoInput, Output
from harness.tell import NAME, Raised, remember, tell


class Program:
    """A learner's source text, and where what it prints and draws goes."""

    def __init__(self, code: str, write: Callable[[str], object], draw: Callable[[str], object]) -> None:
        self.code = code
        self._write = write
        self._draw = draw
        self._context = contextvars.Context()  # there NumPy keeps print options and error states

    def run(self) -> Raised | None:
        """Run it to its end; None if it went well."""
        with self.surroundings():
            raised = self.execute()
            return None if raised is None else tell(raised, self.code)

    @contextmanager
    def surroundings(self) -> Iterator[None]:
        """A new `__main__` with streams of its own."""
        kept = sys.modules["__main__"], sys.stdin, sys.stdout, sys.stderr, sys.argv
        output = Output(self._write)
        pad = Pad(self._draw)
        module = types.ModuleType("__main__")
        self.names = module.__dict__
        self.names.update(__file__=NAME, __builtins__=builtins)
        sys.modules["__main__"] = module
        sys.stdin, sys.stdout, sys.stderr, sys.argv = NoInput(), output, output, [NAME]
        _forget_earlier_runs()
        builtins.show, builtins.plot = pad.show, pad.plot  # type: ignore[attr-defined]
        remember(self.code)
        try:
            with warnings.catch_warnings():
                yield
                warnings.simplefilter("ignore")  # warnings while the snippet's objects go away would name this file
                sys.modules["__main__"] = kept[0]
                del module, self.names
                gc.collect()  # so that what __del__ methods print belongs to this run
        finally:
            sys.modules["__main__"], sys.stdin, sys.stdout, sys.stderr, sys.argv = kept
            output.end()
            pad.end()

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


def _forget_earlier_runs() -> None:
    """Give global state that snippets like to change the look of a new interpreter."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    if logging := sys.modules.get("logging"):
        logging.root.handlers.clear()
        logging.root.setLevel(logging.WARNING)

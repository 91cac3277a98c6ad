"""Runs one snippet as if it were the program `snippet.py`; the browser's worker and the build's proof share this file.

The host evaluates this text once in a dictionary of its own, takes `run` out of it, and calls that for each snippet:

    const globals = pyodide.toPy({});
    pyodide.runPython(harness, { globals, filename: "harness.py" });
    const error = globals.get("run")(code, (text) => show(text));

Every run gets a new `__main__` module and new streams, so that nothing of an earlier run is left: no names, no seeds,
no NumPy print options or error states, no warning filters. What the snippet writes to stdout or stderr goes to the host
at once and in order.
"""  # noqa: INP001 (bundled as text, never imported)

from __future__ import annotations

import builtins
import contextvars
import gc
import io
import linecache
import random
import sys
import traceback
import types
import warnings
from collections.abc import Callable
from typing import NoReturn

NAME = "snippet.py"
NO_INPUT = "input() has nobody to ask here; write the value into the code"


class Output(io.TextIOBase):
    """A text stream that hands each text written to it to the host."""

    encoding = "utf-8"

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write

    def write(self, text: str) -> int:
        """Pass the text on."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._write(text)
        return len(text)

    def writable(self) -> bool:
        """It can be written to."""
        return True


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


def run(code: str, write: Callable[[str], object]) -> str | None:
    """Run source text; `write` is called with each piece of text that it prints.

    Returns None when the snippet ran to its end. Otherwise the text to show: a traceback with the snippet's own lines
    only, or the message that it gave to `sys.exit`.
    """
    lines = io.StringIO(code, newline=None).readlines()
    linecache.cache[NAME] = (len(code), None, lines, NAME)  # with no time in it, no file of that name is looked for
    kept = sys.modules["__main__"], sys.stdin, sys.stdout, sys.stderr, sys.argv
    output = Output(write)
    sys.stdin, sys.stdout, sys.stderr, sys.argv = NoInput(), output, output, [NAME]
    _forget_earlier_runs()
    try:
        with warnings.catch_warnings():
            raised = _execute(code)
            warnings.simplefilter("ignore")  # warnings while the snippet's objects go away would name this file
            text = None if raised is None else _told(raised)
            sys.modules["__main__"] = kept[0]
            raised = None
            gc.collect()  # so that what __del__ methods print belongs to this run
    finally:
        sys.modules["__main__"], sys.stdin, sys.stdout, sys.stderr, sys.argv = kept
    return text


def _execute(code: str) -> BaseException | None:
    """Run the code as a new `__main__`, in a context of its own: there NumPy keeps print options and error states."""
    module = types.ModuleType("__main__")
    module.__dict__.update(__file__=NAME, __builtins__=builtins)
    sys.modules["__main__"] = module
    try:
        program = compile(code, NAME, "exec", dont_inherit=True)
        contextvars.Context().run(exec, program, module.__dict__)
    except BaseException as error:  # noqa: BLE001 (whatever it is, the learner sees it)
        return error
    return None


def _forget_earlier_runs() -> None:
    """Give global state that snippets like to change the look of a new interpreter."""
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    if logging := sys.modules.get("logging"):
        logging.root.handlers.clear()
        logging.root.setLevel(logging.WARNING)


def _told(error: BaseException) -> str | None:
    """What an interpreter would print last: a traceback, or what was given to `sys.exit`."""
    if not isinstance(error, SystemExit):
        return _traceback(error)
    if not error.code:
        return None
    return f"The program ended with exit status {error.code}.\n" if isinstance(error.code, int) else f"{error.code}\n"


def _traceback(error: BaseException) -> str:
    """The traceback as Python prints it, without the frames of libraries and of this file."""
    if isinstance(error, SyntaxError) and error.filename == NAME and error.text is None:
        error.text = linecache.getline(NAME, error.lineno or 0) or None
    told = traceback.TracebackException.from_exception(error)
    _keep_own_frames(told, set())
    return "".join(told.format())


def _keep_own_frames(told: traceback.TracebackException | None, seen: set[int]) -> None:
    """Reduce a traceback, and those of its causes and of a group's members, to frames of the snippet."""
    if told is None or id(told) in seen:
        return
    seen.add(id(told))
    own = [frame for frame in told.stack if frame.filename == NAME]
    # Without a stack there is no header "Traceback (most recent call last)", as for a program with a syntax error.
    told.stack = traceback.StackSummary.from_list(own) if own else None  # type: ignore[assignment]
    for other in (told.__cause__, told.__context__, *(told.exceptions or ())):
        _keep_own_frames(other, seen)

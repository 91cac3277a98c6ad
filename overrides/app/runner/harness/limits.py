"""What would end the interpreter itself ends only the program: deep recursion, and calls that end a process."""

from __future__ import annotations

import os
import posix
import signal
import sys
from typing import NoReturn

DEPTH = 300
"""Calls within each other. Where each passes through C, as in a sort key that sorts, browsers give out at 340."""

DEEPEST = 3_000
"""What a program may raise that to: plain calls need none of the browser's stack."""


def limit_programs() -> None:
    """Put limits in place; call it before the interpreter's state is noted down. Only where Python lives in a page."""
    if sys.platform != "emscripten":
        return
    allow = sys.setrecursionlimit

    def setrecursionlimit(limit: int, /) -> None:
        """Set the maximum depth of the Python interpreter stack."""
        allow(min(limit, DEEPEST))

    allow(DEPTH)
    sys.setrecursionlimit = setrecursionlimit
    sys.addaudithook = _refuse  # a hook could never be taken away again
    signal.raise_signal = _refuse
    for module in (os, posix):
        vars(module).update(_exit=_exit, abort=_refuse, kill=_refuse)


def _exit(status: int = 0) -> NoReturn:
    raise SystemExit(status)


def _refuse(*_arguments: object) -> NoReturn:
    raise OSError("this is not possible in a browser")

"""Settings of the interpreter that no module's name holds, each with the way to read it and to set it."""

from __future__ import annotations

import _decimal  # decimal itself is not loaded at the start
import gc
import locale
import os
import sys
import threading
from collections.abc import Callable
from typing import Any

Setting = tuple[Callable[[], Any], Callable[[Any], object], Any]
"""How to read it, how to set it, and what it was."""


def settings() -> list[Setting]:
    """All of them with the values of now; tracing is the first, since it would hear of the others."""
    ways: list[tuple[Callable[[], Any], Callable[[Any], object]]] = [
        (sys.gettrace, sys.settrace),
        (sys.getprofile, sys.setprofile),
        (threading.gettrace, threading.settrace),
        (threading.getprofile, threading.setprofile),
        (sys.getrecursionlimit, sys.setrecursionlimit),
        (sys.getswitchinterval, sys.setswitchinterval),
        (sys.get_int_max_str_digits, sys.set_int_max_str_digits),
        (sys.get_asyncgen_hooks, lambda hooks: sys.set_asyncgen_hooks(*hooks)),
        (sys.get_coroutine_origin_tracking_depth, sys.set_coroutine_origin_tracking_depth),
        (gc.isenabled, lambda enabled: gc.enable() if enabled else gc.disable()),
        (gc.get_threshold, lambda threshold: gc.set_threshold(*threshold)),
        (gc.get_debug, gc.set_debug),
        (os.getcwd, os.chdir),
        (lambda: locale.setlocale(locale.LC_ALL), lambda name: locale.setlocale(locale.LC_ALL, name)),
        (_monitoring, _end_monitoring),
        *(
            _of_decimal(context)
            for context in (_decimal.DefaultContext, _decimal.BasicContext, _decimal.ExtendedContext)
        ),
    ]
    return [(read, write, read()) for read, write in ways]


PARTS = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp")


def _of_decimal(context: _decimal.Context) -> tuple[Callable[[], Any], Callable[[Any], object]]:
    """A context that new contexts are made from."""

    def read() -> Any:
        return [getattr(context, part) for part in PARTS], dict(context.traps), dict(context.flags)

    def write(value: Any) -> None:
        parts, traps, flags = value
        for part, number in zip(PARTS, parts, strict=True):
            setattr(context, part, number)
        context.traps.update(traps)
        context.flags.update(flags)

    return read, write


TOOLS = range(6)
"""What `sys.monitoring`, of Python 3.12 and later, can be used by at once."""


def _monitoring() -> list[int]:
    monitoring: Any = getattr(sys, "monitoring", None)
    return [tool for tool in TOOLS if monitoring.get_tool(tool) is not None] if monitoring else []


def _end_monitoring(kept: list[int]) -> None:
    for tool in _monitoring():
        if tool not in kept:
            sys.monitoring.set_events(tool, 0)  # type: ignore[attr-defined]
            sys.monitoring.free_tool_id(tool)  # type: ignore[attr-defined]

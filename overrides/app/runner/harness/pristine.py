"""Gives the interpreter back the look of a new one, while its modules stay loaded.

Starting Python takes a second, so runs share one interpreter. What a program can replace is remembered when the harness
is loaded: the names of every module, the attributes of classes written in Python, the code of functions, the settings
of `sys`, `gc` and others. Restoring compares all of it, which takes a few milliseconds, and mends what differs.
"""

from __future__ import annotations

import gc
import logging
import os
import random
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import numpy as np

from harness.records import ClassRecord, FunctionsRecord, ListRecord, Record, SetRecord, TableRecord
from harness.settings import settings

PREPARED = ("datetime", "decimal", "fractions", "numpy.fft", "numpy.polynomial", "numpy.random", "statistics")
"""Modules that snippets use now and then: loaded once, because others are dropped after each run."""

UNSEEN = (
    *("_pyodide", "pyodide", "asyncio", "importlib", "_frozen_importlib", "concurrent", "threading"),
    *("ctypes", "email", "encodings", "http", "ssl", "socket", "subprocess", "tarfile", "urllib", "zipfile"),
)
"""Modules of which only the names are restored: some need what they note down, and snippets have no use for others."""

GUARDED = ("numpy", "json", "traceback", "linecache", "random", "contextlib")
"""Packages whose functions are guarded against other code or defaults, beyond their names: grading relies on them."""

PARTS_OF_A_FUNCTION = ("__code__", "__defaults__", "__kwdefaults__")

RECORDS: dict[type, Callable[[Any], Record]] = {dict: TableRecord, list: ListRecord, set: SetRecord}
"""What modules hold and programs may change, such as `sys.path` and `sys.modules`."""

HEAP_TYPE, IMMUTABLE = 1 << 9, 1 << 8
"""Flags of a class: made at run time; its attributes can't be set."""


class Pristine:
    """The interpreter as it was when this was made."""

    def __init__(self) -> None:
        _import_what_stays()
        gc.collect()
        modules = [
            module
            for name, module in sys.modules.items()
            if isinstance(module, ModuleType) and name.partition(".")[0] not in {"__main__", "harness"}
        ]
        self._settings = settings()
        self._records = list(_records(modules))
        self._random: Any = np.random
        self._bit_generator = self._random.get_bit_generator()
        self._folders = [(folder, frozenset(folder.iterdir())) for folder in _writable_folders()]
        gc.freeze()  # it stays for ever: collecting after a run need not look at it

    def restore(self) -> None:
        """Mend everything that differs; nothing of the programs before is left then."""
        for read, write, value in self._settings:
            if read() != value:
                write(value)
        for _ in range(3):  # what is thrown out may have a __del__ that spoils something again
            thrown_out: list[object] = []
            for record in self._records:
                record.mend(thrown_out)
            if not thrown_out:
                break

    def forget_seeds(self) -> None:
        """Make random numbers unforeseeable again."""
        random.seed()
        if self._random.get_bit_generator() is not self._bit_generator:
            self._random.set_bit_generator(self._bit_generator)
        self._random.seed()

    def remove_files(self) -> None:
        """Delete files that programs wrote."""
        for folder, kept in self._folders:
            for path in set(folder.iterdir()) - kept:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink()


def _import_what_stays() -> None:
    """Load what is never dropped: C modules, which can't all be loaded a second time, and those that are often used."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in (*sys.builtin_module_names, *PREPARED):
            if name.startswith(("_test", "_xx", "xx")):  # for CPython's own tests
                continue
            try:
                __import__(name)
            except ImportError:  # it needs something that the runtime leaves out
                continue


def _records(modules: list[ModuleType]) -> Iterator[Record]:
    """Copies of everything; later ones depend on earlier ones being whole."""
    for module in modules:
        yield TableRecord(vars(module))
    things = [module for module in modules if not module.__name__.startswith(UNSEEN)]
    held = [
        value for thing in (*things, logging.root, logging.root.manager, os.environ) for value in vars(thing).values()
    ]
    for value in {id(value): value for value in held}.values():
        if make := RECORDS.get(type(value)):
            yield make(value)
    yield from map(TableRecord, map(vars, (logging.root, logging.root.manager, os.environ)))
    for cls in _classes():
        yield ClassRecord(cls)
    functions = [thing for thing in gc.get_objects() if type(thing) is FunctionType and _top(thing) in GUARDED]
    for part in PARTS_OF_A_FUNCTION:
        yield FunctionsRecord(part, functions)


def _classes() -> Iterator[type]:
    """Every class with attributes that can be set."""
    seen: set[type] = {object}
    waiting: list[type] = [object]
    while waiting:
        new: set[type] = set(type.__subclasses__(waiting.pop())) - seen
        seen |= new
        waiting += new
    for cls in seen:
        if cls.__flags__ & HEAP_TYPE and not cls.__flags__ & IMMUTABLE and _top(cls) not in {*UNSEEN, "harness"}:
            yield cls


def _top(thing: object) -> str:
    """The top package of a class or function."""
    return str(getattr(thing, "__module__", "")).partition(".")[0]


def _writable_folders() -> list[Path]:
    """Where programs write, if that is in memory."""
    return [Path.cwd(), Path(tempfile.gettempdir())] if sys.platform == "emscripten" else []

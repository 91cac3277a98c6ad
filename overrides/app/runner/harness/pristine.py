"""Gives the interpreter back the look of a new one, while its modules stay loaded.

Starting Python takes a second, so runs share one interpreter. What a program can replace is remembered when the harness
is loaded: the names of every module, the attributes of classes written in Python, the code of functions, the settings
of `sys`, `gc` and others. Restoring compares all of it, which takes a few milliseconds, and mends what differs. Modules
that a program imported are dropped, so that the next one imports them anew; only what can't be loaded twice stays.
"""

from __future__ import annotations

import gc
import logging
import os
import random
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from harness.records import ClassRecord, FunctionsRecord, ListRecord, Record, SetRecord, TableRecord
from harness.settings import settings

UNSEEN = (
    *("_pyodide", "pyodide", "asyncio", "importlib", "_frozen_importlib", "concurrent", "threading"),
    *("ctypes", "email", "encodings", "http", "ssl", "socket", "subprocess", "tarfile", "urllib", "zipfile"),
)
"""Modules of which only the names are restored: some need what they note down, and snippets have no use for others."""

HIDDEN = ("__main__", "harness")
"""Modules that are none of a program's business."""

GUARDED = ("numpy", "json", "traceback", "linecache", "random", "contextlib")
"""Packages whose functions are guarded against other code or defaults, beyond their names: grading relies on them."""

PARTS_OF_A_FUNCTION = ("__code__", "__defaults__", "__kwdefaults__")

CAN_HOLD: dict[type, Callable[[Any], Record]] = {dict: TableRecord, list: ListRecord, set: SetRecord}
"""What modules hold and programs may change, such as `sys.path` and `sys.modules`."""

LATE = re.compile(r"\b(?:(?:np|numpy)\.(random|fft|polynomial|ma|linalg)|asyncio)\b")
"""Mentions what is not loaded at the start and can't be loaded twice."""

STAYING = ("numpy", "asyncio", "pyodide")
"""Packages of which nothing is dropped once it is loaded."""

HEAP_TYPE, IMMUTABLE = 1 << 9, 1 << 8
"""Flags of a class: made at run time; its attributes can't be set."""


class Pristine:
    """The interpreter as it was when this was made, or last settled."""

    def __init__(self) -> None:
        _import_c_modules()
        gc.collect()
        self._modules: set[str] = set()
        self._records: list[Record] = []
        self._functions: list[Record] = []
        self.settle()

    def settle(self) -> None:
        """Take the interpreter as it is for pristine."""
        self._settings = settings()
        for record in self._records:
            record.take()
        new = {name: module for name, module in sys.modules.items() if name not in self._modules | set(HIDDEN)}
        self._modules |= new.keys()
        own = [module for module in new.values() if type(module) is ModuleType and not _is(module.__name__, HIDDEN)]
        self._records += _records(own, known=bool(self._records))
        self._folders = [(folder, frozenset(folder.iterdir())) for folder in _writable_folders()]
        self.classes = frozenset(map(id, _classes()))
        gc.freeze()  # it stays for ever: collecting after a run need not look at it

    def prepare(self, source: str) -> None:
        """Load what source text mentions and what would stay loaded, before a program can change it."""
        wanted = {f"numpy.{name}" if name else "asyncio" for name in LATE.findall(source)} - sys.modules.keys()
        for name in wanted:
            __import__(name)
        if wanted:
            self.settle()

    def restore(self) -> None:
        """Mend everything that differs; nothing of the programs before is left then."""
        for read, write, value in self._settings:
            if read() != value:
                write(value)
        late = [name for name in sys.modules if name not in self._modules and _is(name, STAYING)]
        kept = {name: sys.modules[name] for name in late}
        for _ in range(3):  # what is thrown out may have a __del__ that spoils something again
            thrown_out: list[object] = []
            for record in self._records:
                record.mend(thrown_out)
            if not thrown_out:
                break
        if kept:
            sys.modules.update(kept)
            self.settle()

    def remove_files(self) -> None:
        """Delete files that programs wrote."""
        for folder, kept in self._folders:
            for path in set(folder.iterdir()) - kept:
                _remove(path)


def forget_seeds() -> None:
    """Make random numbers unforeseeable again."""
    random.seed()
    if late := sys.modules.get("numpy.random"):
        late.set_bit_generator(late.MT19937())


def _import_c_modules() -> None:
    """Load what is built into the interpreter: it is never dropped, since not all of it can be loaded a second time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in sys.builtin_module_names:
            if name.startswith(("_test", "_xx", "xx")):  # for CPython's own tests
                continue
            try:
                __import__(name)
            except ImportError:  # it needs something that the runtime leaves out, or has not fetched yet
                continue


def _records(modules: list[ModuleType], *, known: bool) -> Iterator[Record]:
    """Copies of everything that these modules brought; later ones depend on earlier ones being whole."""
    instances = () if known else (logging.root, logging.root.manager, os.environ)
    things = [*modules, *instances]
    for thing in things:
        yield TableRecord(vars(thing))
    held = [
        value for thing in things if not _is(getattr(thing, "__name__", ""), UNSEEN) for value in vars(thing).values()
    ]
    for value in {id(value): value for value in held if type(value) in CAN_HOLD}.values():
        yield CAN_HOLD[type(value)](value)
    names = {module.__name__ for module in modules}
    for cls in _classes():
        of = getattr(cls, "__module__", None)
        can_change = cls.__flags__ & HEAP_TYPE and not cls.__flags__ & IMMUTABLE
        if can_change and not _is(of, (*UNSEEN, *HIDDEN)) and (of in names or not known):
            yield ClassRecord(cls)
    functions = [thing for thing in gc.get_objects() if type(thing) is FunctionType and _is(thing.__module__, GUARDED)]
    for part in PARTS_OF_A_FUNCTION:
        yield FunctionsRecord(part, [function for function in functions if function.__module__ in names])


def _classes() -> set[type]:
    """Every class that there is."""
    seen: set[type] = {object}
    waiting: list[type] = [object]
    while waiting:
        new: set[type] = set(type.__subclasses__(waiting.pop())) - seen
        seen |= new
        waiting += new
    return seen


def _is(module: object, packages: Iterable[str]) -> bool:
    """Whether a module of this name belongs to one of the packages."""
    return str(module).partition(".")[0] in packages


def _writable_folders() -> list[Path]:
    """Where programs write, if that is in memory."""
    return [folder for folder in (Path.cwd(), Path("/tmp")) if sys.platform == "emscripten"]  # noqa: S108 (their own)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        for inner in path.iterdir():
            _remove(inner)
        path.rmdir()
    else:
        path.unlink()

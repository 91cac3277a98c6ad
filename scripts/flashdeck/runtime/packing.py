"""Runs inside Pyodide: a folder of source archives becomes the same folder of byte code archives, without dead weight.

The folder holds `python_stdlib.zip`, NumPy's wheel and `pyodide-lock.json`. First everything that no snippet needs is
left out, then pyodide-build's py-compile turns every source file into byte code of the very interpreter that will run
it, and renames and rehashes in the lock. The bytes depend on the inputs alone: `SOURCE_DATE_EPOCH` fixes the time in
every archive and makes the byte code refer to its source by hash instead of by time.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import py_compile
import re
import zipfile
from pathlib import Path
from types import CodeType
from typing import Any

NO_TIME = "315532800"
"""1980-01-01, the first moment that a zip archive can name."""

UNNEEDED_OF_NUMPY = (
    r"\.(pyi|pyx|pxd|h|c|a|pc|typed|rst)$",  # for compilers, type checkers and readers of the source
    r"^numpy/(f2py|_pyinstaller)/",  # build extension modules and programs
    r"^numpy/(conftest|_configtool)\.py$",
    r"/tests?/",
    r"\.dist-info/RECORD$",  # would list what is gone; nothing here reads it
)
"""Patterns of names inside NumPy's wheel; licences, `numpy.testing` and `numpy.typing` stay."""

UNNEEDED_OF_PYTHON = (
    r"^(_pyrepl/(?!__init__|pager)|(venv|ensurepip|idlelib|turtledemo|__phello__|pydoc_data|sqlite3|multiprocessing)/)",
    r"^(xmlrpc|wsgiref|xml)/",
    r"^(imaplib|smtplib|poplib|ftplib|mailbox|netrc|webbrowser|pty|tty)\.py$",  # sockets and terminals
    r"^(pdb|bdb|cmd|doctest|trace|modulefinder|pyclbr|pickletools|compileall|tabnanny|symtable)\.py$",
    r"^(zipapp|plistlib|optparse|fileinput|shelve|wave|antigravity|this|nturl2path)\.py$",
    r"^(_pyio|_pydatetime|_pydecimal)\.py$",  # stand in for modules written in C, which are there
    r"^(_aix_support|_android_support|_apple_support|_ios_support|_osx_support)\.py$",
    r"^encodings/(cp(?!437|1252)\d+|mac_\w+|iso8859_\w+|koi8_\w|kz1048|ptcp154|tis_620|hp_roman8|palmos|johab)\.py$",
    r"^encodings/(big5\w*|euc_\w+|gb\w+|hz|iso2022_\w+|shift_\w+)\.py$",  # need modules that Pyodide leaves out
)
"""Patterns of names inside the standard library: what a browser can't do, tools for developers, rare text encodings."""

STAND_INS = {
    "numpy/f2py/__init__.py": b"# f2py was left out; `from numpy import *` asks for the module all the same\n",
    "numpy/_core/_add_newdocs.py": b"# what C code has to say of itself is left out, as docstrings are\n",
    "numpy/_core/_add_newdocs_scalars.py": b"# likewise\n",
}
"""Files that take the place of left out ones."""

ADDITIONS = {
    "asyncio/__init__.py": b"\n\nfrom pyodide.webloop import _initialize_event_loop\n\n_initialize_event_loop()\n"
}
"""What is written below others: Pyodide's event loop, which its own start does not set up here."""

EARLY = "sitecustomize.py"
"""Lies in the working folder and goes into the standard library."""


def leave_out(archive: Path, patterns: tuple[str, ...]) -> None:
    """Write a zip archive anew without folders' own entries and without the names that a pattern finds."""
    unneeded = re.compile("|".join(patterns))
    smaller = archive.with_suffix(".smaller")
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(smaller, "w") as target:
        for name in sorted(source.namelist()):
            if name in STAND_INS:
                target.writestr(name, STAND_INS[name])
            elif not name.endswith("/") and not unneeded.search(name):
                target.writestr(name, source.read(name) + ADDITIONS.get(name, b""))
    smaller.replace(archive)


def keep_in_lock(folder: Path, package: str) -> None:
    """Reduce the lock to one package, which must depend on no other."""
    path = folder / "pyodide-lock.json"
    lock = json.loads(path.read_text(encoding="utf-8"))
    entry = lock["packages"][package]
    if entry["depends"]:
        raise ValueError(f"{package} depends on {entry['depends']}")
    path.write_text(json.dumps({**lock, "packages": {package: entry}}), encoding="utf-8")


NOWHERE = 0x80 | 15 << 3
"""Entry of a line table: so many instructions come from no line; the lowest bits hold their number less one."""

INSTRUCTIONS = 8
"""What an entry covers at most."""


def without_lines(code: CodeType) -> CodeType:
    """The same code with a line table that says nothing: learners are shown their own lines only.

    A true one of a library is a tenth of its bytes. One of the right length is needed all the same: whoever looks up an
    instruction expects an entry.
    """
    whole, left = divmod(len(code.co_code) // 2, INSTRUCTIONS)
    table = bytes([NOWHERE | INSTRUCTIONS - 1] * whole + [NOWHERE | left - 1] * (left > 0))
    constants = tuple(without_lines(it) if isinstance(it, CodeType) else it for it in code.co_consts)
    return code.replace(co_linetable=table, co_consts=constants)


def pack(folder: Path) -> None:
    """Compile the archives of a folder in place; the wheel and the lock then agree on name and SHA-256.

    As `python -OO` does, docstrings and the libraries' own assertions are left out: a tenth of the bytes to fetch.
    Snippets are compiled where they run, and keep both.
    """
    os.environ["SOURCE_DATE_EPOCH"] = NO_TIME
    leave_out(folder / "python_stdlib.zip", UNNEEDED_OF_PYTHON)
    with zipfile.ZipFile(folder / "python_stdlib.zip", "a") as library:
        library.writestr(EARLY, (folder / EARLY).read_bytes())
    (folder / EARLY).unlink()
    for wheel in folder.glob("numpy-*.whl"):
        leave_out(wheel, UNNEEDED_OF_NUMPY)
    keep_in_lock(folder, "numpy")
    machinery: Any = importlib.import_module("importlib._bootstrap_external")
    to_bytes = machinery._code_to_hash_pyc  # noqa: SLF001 (py_compile, too, takes it from there)
    machinery._code_to_hash_pyc = lambda code, *more: to_bytes(without_lines(code), *more)  # noqa: SLF001
    py_compile.compile = functools.partial(py_compile.compile, optimize=2)
    compiler = importlib.import_module("pyodide_build._py_compile")  # exists inside Pyodide only
    compiler._py_compile_archive_dir(folder, keep=False, verbose=False, compression_level=9)  # noqa: SLF001


def unpack(folder: Path, target: Path) -> None:
    """Unpack the compiled wheel."""
    (wheel,) = folder.glob("numpy-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)

"""Works out for a hint what an exception's message alone doesn't tell: near names, shapes, sizes, keys."""

from __future__ import annotations

import builtins
import difflib
import re
from typing import Any

import numpy as np

AVAILABLE = "NumPy and Python's standard library are available here."
DRAWING = {"matplotlib", "seaborn", "plotly"}
MODULES = {"math", "random", "itertools", "functools", "collections", "time", "json", "re", "sys", "os", "statistics"}
SPELLINGS = {"true": "True", "false": "False", "none": "None", "null": "None", "nan": "np.nan", "inf": "np.inf"}


def unknown_name(found: re.Match[str], error: Any, _line: str) -> str:
    """A name that nothing has."""
    name = found[1]
    if name in {"np", "numpy"}:
        return f"Put `import numpy{' as np' if name == 'np' else ''}` at the top."
    if name in SPELLINGS:
        return f"Python writes {SPELLINGS[name]}."
    if name in MODULES:
        return f"Put `import {name}` at the top."
    if close := _nearest(name, [*vars(builtins), *_names(error)]):
        return f"Did you mean {close}?"
    if name in np.__all__:
        return f"Did you mean np.{name}?"
    return f"Nothing is called {name} here: is it spelt alike everywhere, and assigned before this line?"


def unknown_attribute(found: re.Match[str], error: Any, _line: str) -> str | None:
    """An attribute that an object doesn't have."""
    holder, name = error.obj, found[1]
    if holder is None:
        return "The value is None: a function without return gives None."
    if isinstance(holder, list | tuple) and hasattr(np.ndarray, name):
        return f"A {type(holder).__name__} has no {name}; np.array(…) makes it an array."
    if close := _nearest(name, dir(holder)):
        return f"Did you mean {close}?"
    return f"NumPy has no {name}." if holder is np else None


def unknown_module(found: re.Match[str], _error: Any, _line: str) -> str:
    """A package that the runtime doesn't have."""
    draw = " To draw, use show(array) or plot(x, y)." if found[1].partition(".")[0] in DRAWING else ""
    return AVAILABLE + draw


def unknown_key(_found: re.Match[str], error: Any, _line: str) -> str:
    """A key that no dictionary at hand has."""
    key = error.args[0] if error.args else None
    for table in _names(error).values():
        if type(table) is dict and isinstance(key, str):
            if close := _nearest(key, [name for name in table if isinstance(name, str)]):
                return f"Did you mean the key {close!r}?"
    return "The dictionary has no such key; d.get(key) gives None instead, and `key in d` asks."


def product(found: re.Match[str], error: Any, line: str) -> str:
    """Sizes that clash in a matrix product; NumPy doesn't tell the shapes."""
    rows, columns = found[1], found[2]
    sides = re.search(r"(\w+)\s*@\s*(\w+)", line) or re.search(r"matmul\((\w+),\s*(\w+)\)", line)
    arrays = [_names(error).get(name) for name in sides.groups()] if sides else []
    shapes = [str(array.shape) for array in arrays if isinstance(array, np.ndarray)]
    told = f"The shapes {shapes[0]} and {shapes[1]} don't fit: " if len(shapes) == len(arrays) == 2 else ""
    rule = f"{columns} columns on the left must equal {rows} rows on the right."
    return f"{told}{rule}"


def broadcast(found: re.Match[str], _error: Any, _line: str) -> str:
    """Shapes that don't go together element by element."""
    shapes = [_spaced(shape) for shape in re.findall(r"\([\d,]*\)", found[0])[:2]]
    return f"The shapes {' and '.join(shapes)} don't go together: from the right, sizes must be equal or 1."


def index(found: re.Match[str], _error: Any, _line: str) -> str:
    """An index past the end of an array."""
    size = int(found[1])
    return (
        f"Indices go from 0 to {size - 1} here, or from -1 back to -{size}." if size else "There is nothing along it."
    )


def item(_found: re.Match[str], error: Any, line: str) -> str:
    """An index past the end of a list, whose length Python doesn't tell."""
    names = _names(error)
    for name in re.findall(r"(\w+)\s*\[", line):
        if type(value := names.get(name)) in {list, tuple, str}:
            return f"{name} has {len(value)} item{'s' * (len(value) != 1)}; indices begin with 0."
    return "Indices begin with 0, so the last is one less than the length."


def missing_code(_found: re.Match[str], _error: Any, line: str) -> str:
    """What the starter of an exercise raises."""
    return f"Replace the line `{line.strip()}` by your own code."


def assignment(_found: re.Match[str], error: Any, _line: str) -> str | None:
    """An equals sign where a comparison is meant."""
    meant = re.match(r"\s*(if|elif|while|assert)\b[^=]*[^=!<>:]=[^=]", error.text or "")
    return "To compare, write == instead of =." if meant else None


def _names(error: BaseException) -> dict[str, Any]:
    """Names and their values at the place where it was raised, as far as that is the learner's."""
    names: dict[str, Any] = {}
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "snippet.py":
            names = {**trace.tb_frame.f_globals, **trace.tb_frame.f_locals}
        trace = trace.tb_next
    return names


def _nearest(name: str, names: list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, names, 1, 0.75)), None)


def _spaced(shape: str) -> str:
    return shape.replace(",", ", ").replace(", )", ",)")

"""Works out for a hint what an exception's message alone doesn't tell: near names, shapes, sizes, keys."""

from __future__ import annotations

import builtins
import difflib
import re
from types import TracebackType
from typing import Any

import numpy as np

from harness.sides import shapes_of_sides

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
    unknown = f"Nothing is called {name} here: is it spelt alike everywhere, and assigned before this line?"
    return numpy_name(error) or unknown


def numpy_name(error: Any) -> str | None:
    """A name that is NumPy's, written without `np`."""
    known = type(error) is NameError and error.name in np.__all__
    return f"Did you mean np.{error.name}?" if known else None


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
        keys = [name for name in table if isinstance(name, str)] if type(table) is dict else []
        if isinstance(key, str) and (close := _nearest(key, keys)):
            return f"Did you mean the key {close!r}?"
    return "The dictionary has no such key; d.get(key) gives None instead, and `key in d` asks."


def product(found: re.Match[str], error: Any, _line: str) -> str:
    """Sizes that clash in a matrix product; NumPy doesn't tell the shapes."""
    trace = _own_trace(error)
    shapes = shapes_of_sides(trace) if trace else []
    told = f"The shapes {' and '.join(shapes)} don't fit: " if shapes[1:] else ""
    return f"{told}{found[2]} columns on the left must equal {found[1]} rows on the right."


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
        if isinstance(value := names.get(name), list | tuple | str):
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
    trace = _own_trace(error)
    return {**trace.tb_frame.f_globals, **trace.tb_frame.f_locals} if trace else {}


def _own_trace(error: BaseException) -> TracebackType | None:
    """The innermost frame of the learner's own code."""
    own, trace = None, error.__traceback__
    while trace:
        own = trace if trace.tb_frame.f_code.co_filename == "snippet.py" else own
        trace = trace.tb_next
    return own


def _nearest(name: str, names: list[str]) -> str | None:
    return next(iter(difflib.get_close_matches(name, names, 1, 0.75)), None)


def _spaced(shape: str) -> str:
    return shape.replace(",", ", ").replace(", )", ",)")

"""Says why a check failed: what the learner's code gave, and what was expected."""

from __future__ import annotations

from typing import Any

import numpy as np

from harness.watch import Comparison

SHOWN = 16
"""Values of an array up to which all are shown."""

LONGEST = 120
"""Characters of any other value."""


def explain(comparison: Comparison, sides: dict[int, Any]) -> str | None:
    """The line on a comparison that did not turn out as the check demands."""
    if comparison.how in {"isfinite", "isnan"}:
        wanted = "not be nan" if comparison.how == "isnan" else "be finite"
        return f"Got {_short(sides[0])}, which must {wanted}."
    got, other = (sides.get(1), sides.get(0)) if comparison.swapped else (sides.get(0), sides.get(1))
    if comparison.how not in {"==", "close", "is"} or comparison.negated:
        return f"Got {_short(got)}; {_demand(comparison)} {_short(other)}."
    if isinstance(got, np.ndarray) or isinstance(other, np.ndarray):
        return _arrays(got, other)
    mine, theirs = _short(got), _short(other)
    if mine == theirs:  # they differ in digits that are not shown, or in type
        mine, theirs = (f"{_cut(repr(value))} ({type(value).__name__})" for value in (got, other))
    return f"Got {mine}, expected {theirs}."


def _demand(comparison: Comparison) -> str:
    how = OPPOSITES[comparison.how] if comparison.negated else comparison.how
    if comparison.swapped:
        how = MIRRORED.get(how, how)
    return "it must differ from" if how == "!=" else f"it must be {how}"


OPPOSITES = {
    "==": "!=",
    "!=": "==",
    "close": "!=",
    "is": "is not",
    "is not": "is",
    "in": "not in",
    "not in": "in",
    "<": ">=",
    "<=": ">",
    ">": "<=",
    ">=": "<",
}
MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _arrays(got: Any, other: Any) -> str:
    """Two sides of which at least one is an array: all values if they are few, else the first that differs."""
    try:
        mine, theirs = np.asarray(got), np.asarray(other)
    except ValueError:  # rows of different length
        return f"Got {_short(got)}, expected {_short(other)}."
    if mine.shape != theirs.shape and theirs.ndim:
        return f"Got shape {mine.shape}, expected shape {theirs.shape}."
    if mine.size <= SHOWN:
        return f"Got {_short(mine)}, expected {_short(theirs)}."
    theirs = np.broadcast_to(theirs, mine.shape)
    try:
        wrong = ~np.isclose(mine, theirs, equal_nan=True)
    except TypeError:  # not numbers
        wrong = mine != theirs
    if not wrong.any():
        wrong = mine != theirs
    if not wrong.any():
        return f"Got {_short(mine)}, expected {_short(theirs)}."
    place = tuple(int(index) for index in np.argwhere(wrong)[0])
    where = str(place[0]) if len(place) == 1 else str(place)
    count = f"{int(wrong.sum())} of {mine.size} values differ"
    return f"{count}; the first at [{where.strip('()')}]: got {_short(mine[place])}, expected {_short(theirs[place])}."


def _short(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, np.ndarray):
        if value.size > SHOWN:
            return f"an array of shape {value.shape}"
        return " ".join(np.array2string(value, separator=", ", precision=6, max_line_width=10_000).split())
    if isinstance(value, np.generic):
        value = value.item()
    if type(value) is float:
        return f"{value:.10g}"
    if type(value) is list or type(value) is tuple:
        inner = ", ".join(_short(item) for item in value[:SHOWN]) + (", …" if len(value) > SHOWN else "")
        left, right = "[]" if type(value) is list else "()"
        return _cut(f"{left}{inner}{',' if type(value) is tuple and len(value) == 1 else ''}{right}")
    try:
        return _cut(repr(value))
    except Exception:  # noqa: BLE001 (an object of the learner's own class)
        return f"an object of the class {type(value).__name__}"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"

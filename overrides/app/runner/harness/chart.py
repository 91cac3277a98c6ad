"""Line and bar charts: from arrays to the drawing that the page shows, its text alternative included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypedDict

import numpy as np

from harness.values import gaps, real, short

POINTS = 2000
"""Points that a series has at most."""

SERIES = 8
"""Series that a chart has at most."""


class Series(TypedDict):
    """One line, or the bars of one colour."""

    name: str | None
    x: list[float | str]
    y: list[float | None]


class Plot(TypedDict):
    """A line or bar chart; `protocol.ts` has the same type."""

    kind: Literal["plot"]
    alt: str
    title: str | None
    style: str
    xlabel: str | None
    ylabel: str | None
    series: list[Series]


def chart(  # noqa: PLR0913 (each names one thing on the chart)
    x: object,
    y: object = None,
    *,
    kind: str = "line",
    label: object = None,
    title: str | None = None,
    xlabel: str | None = None,
    ylabel: str | None = None,
) -> Plot:
    """The chart of `y` over `x`; of `x` alone over 0, 1, 2, … if it is the only one given.

    Several series: `y` as a dictionary from names to values, or as a 2-D array with a row for each x and a column for
    each series, named by a list of labels.
    """
    if kind not in {"line", "bar"}:
        raise ValueError(f"plot() draws kind='line' or kind='bar', not {kind!r}")
    texts = {"title": title, "xlabel": xlabel, "ylabel": ylabel}
    for option, text in texts.items():
        if text is not None and not isinstance(text, str):
            raise TypeError(f"plot() takes a string as {option}, not {type(text).__name__}")
    over, given = (None, x) if y is None else (x, y)
    columns = _columns(given, label)
    if len(columns) > SERIES:
        raise ValueError(f"plot() draws at most {SERIES} series; these are {len(columns)}")
    length = len(columns[0][1])
    at: list[float | str] = list(range(length)) if over is None else _positions(over)
    for name, values in columns:
        of = "" if name is None else f" of {name!r}"
        if len(values) == 0:
            raise ValueError(f"plot() needs at least one value; y{of} is empty")
        if len(values) > POINTS:
            raise ValueError(f"plot() draws at most {POINTS} points; y{of} has {len(values)} (plot every n-th)")
        if len(values) != len(at):
            other = f"x has {len(at)} values" if over is not None else f"y of {columns[0][0]!r} has {length}"
            raise ValueError(f"plot() needs lengths that agree: {other}, y{of} has {len(values)}")
    series: list[Series] = [{"name": name, "x": at, "y": gaps(values)} for name, values in columns]
    alt = _alt(kind, title, xlabel, ylabel, at, columns)
    return {
        "kind": "plot",
        "alt": alt,
        "title": title,
        "style": kind,
        "xlabel": xlabel,
        "ylabel": ylabel,
        "series": series,
    }


def _columns(given: object, label: object) -> list[tuple[str | None, np.ndarray[Any, Any]]]:
    """The series by their names."""
    if isinstance(given, Mapping):
        if not given:
            raise ValueError("plot() needs at least one series; the dictionary is empty")
        return [(str(name), _line(values, f"plot() ({name!r})")) for name, values in given.items()]
    values = real(given, "plot()")
    if values.ndim == 1:
        if label is not None and not isinstance(label, str):
            raise TypeError(f"plot() takes a string as label of one series, not {type(label).__name__}")
        return [(label, values)]
    if values.ndim != 2 or values.shape[1] == 0:  # noqa: PLR2004 (dimensions)
        raise ValueError(f"plot() takes y with one or two dimensions; its shape is {values.shape}")
    if label is None:
        return [(str(number), column) for number, column in enumerate(values.T)]
    if isinstance(label, str) or not isinstance(label, list | tuple):
        raise TypeError(f"plot() takes a list of {values.shape[1]} labels for y with shape {values.shape}")
    if len(label) != values.shape[1]:
        raise ValueError(f"plot() needs a label for each series: {len(label)} labels, {values.shape[1]} columns of y")
    return [(str(name), column) for name, column in zip(label, values.T, strict=True)]


def _line(given: object, who: str) -> np.ndarray[Any, Any]:
    values = real(given, who)
    if values.ndim != 1:
        raise ValueError(f"{who} needs one dimension; the shape is {values.shape}")
    return values


def _positions(x: object) -> list[float | str]:
    """Where on the x axis: finite numbers, or names."""
    if isinstance(x, list | tuple | np.ndarray) and all(isinstance(name, str) for name in x):
        return [str(name) for name in x]
    values = _line(x, "plot() (x)")
    if not np.isfinite(values).all():
        raise ValueError("plot() needs finite numbers as x")
    positions: list[float | str] = (values * 1).tolist()
    return positions


def _alt(  # noqa: PLR0913, PLR0917
    kind: str,
    title: str | None,
    xlabel: str | None,
    ylabel: str | None,
    at: list[Any],
    columns: list[tuple[str | None, np.ndarray[Any, Any]]],
) -> str:
    """What a reader who doesn't see the chart needs: what it is, and how each series runs."""
    named = f" {title}" if title else ""
    axes = f"{ylabel or 'y'} over {xlabel or 'x'}"
    span = f"{len(at)} {'point' if kind == 'line' else 'bar'}{'s' * (len(at) > 1)}"
    if kind == "line":
        ends = [place if isinstance(place, str) else short(place) for place in (at[0], at[-1])]
        span += f", {xlabel or 'x'} from {ends[0]} to {ends[1]}" if len(at) > 1 else ""
    parts = [f"{'Line' if kind == 'line' else 'Bar'} chart{named}: {axes}, {span}"]
    return ". ".join(parts + [_course(name, values, at) for name, values in columns]) + "."


def _course(name: str | None, values: np.ndarray[Any, Any], at: list[Any]) -> str:
    """How one series runs; all values if they are few."""
    told = f"{name}: " if name is not None else ""
    few = 6
    if len(values) <= few:
        where = [f"{place} " if isinstance(place, str) else "" for place in at]
        return told + ", ".join(f"{place}{short(value)}" for place, value in zip(where, values.tolist(), strict=True))
    finite = values[np.isfinite(values)]
    if not finite.size:
        return f"{told}nothing finite"
    missing = f", {values.size - finite.size} not finite" if finite.size < values.size else ""
    first, last, low, high = (short(value.item()) for value in (values[0], values[-1], finite.min(), finite.max()))
    return f"{told}first {first}, last {last}, lowest {low}, highest {high}{missing}"

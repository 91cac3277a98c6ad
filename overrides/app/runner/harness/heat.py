"""Heat maps: from an array to the drawing that the page shows, its text alternative included."""

from __future__ import annotations

from typing import Any, Literal, TypedDict

import numpy as np

from harness.values import gaps, real, short

SIDE = 40
"""Rows, and columns, that a map has at most."""

PANELS = 8
"""Maps that a three-dimensional array becomes at most."""

SPELT_OUT = 36
"""Values up to which the text alternative tells all of them."""


class Heat(TypedDict):
    """A heat map; `protocol.ts` has the same type."""

    kind: Literal["heat"]
    alt: str
    title: str | None
    rows: list[list[float | None]]
    texts: list[list[str]]
    low: float
    high: float


def heat_maps(array: object, title: str | None = None) -> list[Heat]:
    """The maps of an array: one, or one for each first index of a three-dimensional array, all on the same scale."""
    values = real(array, "show()")
    sizes = " x ".join(map(str, values.shape))
    if values.ndim not in {1, 2, 3}:
        raise ValueError(f"show() draws 1-D, 2-D and 3-D arrays; this one has {values.ndim} dimensions")
    if values.size == 0:
        raise ValueError(f"show() needs at least one value; the shape is {values.shape}")
    if max(values.shape[-2:]) > SIDE:
        raise ValueError(f"show() draws at most {SIDE} x {SIDE} values; this array is {sizes} (show a part of it)")
    if values.ndim == 3 and len(values) > PANELS:  # noqa: PLR2004 (dimensions)
        raise ValueError(
            f"show() draws at most {PANELS} maps of a 3-D array; this array is {sizes} (show a part of it)"
        )
    if title is not None and not isinstance(title, str):
        raise TypeError(f"show() takes a string as title, not {type(title).__name__}")
    finite = values[np.isfinite(values)].astype(float)
    scale = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if values.ndim < 3:  # noqa: PLR2004
        return [_heat(np.atleast_2d(values), values.shape, title, scale)]
    titles = [f"{title or ''}[{index}]" for index in range(len(values))]
    return [_heat(panel, panel.shape, own, scale) for panel, own in zip(values, titles, strict=True)]


def _heat(values: np.ndarray[Any, Any], shape: tuple[int, ...], title: str | None, scale: tuple[float, float]) -> Heat:
    texts = [[short(value) for value in row] for row in values.tolist()]
    return {
        "kind": "heat",
        "alt": _alt(values, shape, title, texts),
        "title": title,
        "rows": [gaps(row) for row in values],
        "texts": texts,
        "low": scale[0],
        "high": scale[1],
    }


def _alt(values: np.ndarray[Any, Any], shape: tuple[int, ...], title: str | None, texts: list[list[str]]) -> str:
    """What a reader who doesn't see the map needs: its size, its range, and the values if they are few."""
    rows, columns = values.shape
    named = f" {title}" if title else ""
    size = f"{columns} value{'s' * (columns > 1)}" if len(shape) == 1 else f"{rows} by {columns} values"
    parts = [f"Heat map{named}: {size}"]
    finite = values[np.isfinite(values)]
    if finite.size:
        parts[0] += f" from {short(finite.min().item())} to {short(finite.max().item())}"
    if missing := values.size - finite.size:
        parts.append(f"{missing} not finite")
    if values.size <= SPELT_OUT:
        parts.append("; ".join(" ".join(row) for row in texts))
    return ". ".join(parts) + "."

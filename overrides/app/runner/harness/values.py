"""Numbers for drawings: arrays that can be drawn, short texts, and gaps where JSON has no number."""

from __future__ import annotations

import math
from typing import Any

import numpy as np


def real(given: object, who: str) -> np.ndarray[Any, Any]:
    """An array of booleans, integers or floats, whatever the learner gave; `who` is named in the error otherwise."""
    try:
        values = np.array(given)  # a copy, and never a subclass
    except ValueError:
        raise ValueError(f"{who} needs rows of equal length") from None
    if values.dtype.kind not in "biuf":
        kind = "complex numbers" if values.dtype.kind == "c" else f"values of type {_type_of(values)}"
        raise TypeError(f"{who} draws real numbers, not {kind}")
    return values


def _type_of(values: np.ndarray[Any, Any]) -> str:
    return type(values.flat[0]).__name__.removesuffix("_") if values.size else str(values.dtype)


def short(value: float) -> str:
    """A number in few characters: as it is if it is whole and not long, otherwise with three significant digits."""
    if isinstance(value, bool):
        return str(value)
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 100_000:  # noqa: PLR2004
        return str(int(value))
    text = f"{value:.3g}"
    if "e" in text:
        mantissa, exponent = text.split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text


def gaps(values: np.ndarray[Any, Any]) -> list[float | None]:
    """Numbers for JSON; what is not finite is a gap. Booleans are 0 and 1."""
    return [value if math.isfinite(value) else None for value in (values * 1).tolist()]

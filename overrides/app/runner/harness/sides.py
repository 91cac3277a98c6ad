"""The shapes of the two sides of the matrix product at which a program stopped.

NumPy's message has sizes only, so the sides are looked up by their place in the source text. Only what can be evaluated
again without doing anything twice is evaluated: names, parts of them, and arrays made on the spot.
"""

from __future__ import annotations

import ast
import linecache
from collections.abc import Iterator
from types import TracebackType
from typing import Any

import numpy as np

MAKING = {"arange", "array", "asarray", "eye", "full", "linspace", "ones", "reshape", "transpose", "zeros"}
HARMLESS = (
    ast.expr_context,
    ast.operator,
    ast.unaryop,
    ast.Attribute,
    ast.BinOp,
    ast.Constant,
    ast.List,
    ast.Name,
    ast.Slice,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
)


def shapes_of_sides(trace: TracebackType) -> list[str]:
    """Both shapes as `(2, 3)`, or nothing where they can't be told; `trace` is the frame that holds the product."""
    frame = trace.tb_frame
    try:
        sides = list(_sides(ast.parse(_expression(trace), mode="eval").body))
        values = [_value(side, frame.f_globals, frame.f_locals) for side in sides]
    except Exception:  # noqa: BLE001 (a hint without shapes is still one)
        return []
    return [str(value.shape) for value in values if isinstance(value, np.ndarray)]


def _expression(trace: TracebackType) -> str:
    """The source text of the expression that raised."""
    places = list(trace.tb_frame.f_code.co_positions())[trace.tb_lasti // 2]
    first, last, start, end = (place or 0 for place in places)
    lines = [linecache.getline(trace.tb_frame.f_code.co_filename, line).encode() for line in range(first, last + 1)]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return f"({b''.join(lines).decode()})"


def _sides(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left=left, op=ast.MatMult(), right=right):
            yield from (left, right)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy")), args=[left, right]):
            yield from (left, right)
        case ast.Call(func=ast.Attribute(value=left), args=[right]):
            yield from (left, right)


def _value(node: ast.expr, its_globals: dict[str, Any], its_locals: dict[str, Any]) -> object:
    if not all(isinstance(inner, HARMLESS) or _makes_an_array(inner) for inner in ast.walk(node)):
        return None
    return eval(compile(ast.Expression(node), "<side>", "eval"), its_globals, its_locals)  # noqa: S307 (looked through)


def _makes_an_array(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MAKING

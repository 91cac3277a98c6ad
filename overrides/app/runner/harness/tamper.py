"""Tells from source text whether code could change what is not its own, such as `np.allclose`, while it is called."""

from __future__ import annotations

import ast

TAMPERING = {
    *("setattr", "delattr", "vars", "globals", "locals", "exec", "eval", "compile", "getattr", "type", "object"),
    *("put", "place", "copyto", "setflags"),
}
HARMLESS = {
    *("numpy", "math", "random", "itertools", "functools", "collections", "typing", "dataclasses", "operator", "time"),
    *("__future__", "copy", "string", "re", "statistics", "fractions", "decimal", "enum", "abc"),
}


def may_tamper(code: str) -> bool:
    """Whether it could; if so, the harness looks after every call. Sure only of code that does nothing unusual."""
    return any(_tampers(node) for node in ast.walk(ast.parse(code)))


def _tampers(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="self"), ctx=ast.Store() | ast.Del()):
            return False
        case ast.Attribute(ctx=ast.Store() | ast.Del()):
            return True
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in TAMPERING or bool(name.startswith("_") and name.strip("_") and name != "__name__")
        case ast.Import(names=names):
            return any(_top(alias.name) not in HARMLESS or "._" in alias.name for alias in names)
        case ast.ImportFrom(module=module):
            return _top(module or "") not in HARMLESS or "._" in (module or "")
    return False


def _top(module: str) -> str:
    return module.partition(".")[0]

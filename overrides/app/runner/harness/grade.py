"""Grades a learner's code by an exercise's tests: each top-level statement with an assert is one check."""

from __future__ import annotations

import ast
import builtins
import time
from typing import Any, Literal, TypedDict

import numpy as np

from harness.program import Program
from harness.tell import Raised, tell


class Check(TypedDict):
    """One assert of the tests, as graded; `protocol.ts` has the same type."""

    state: Literal["passed", "failed", "skipped"]
    message: str
    source: str
    detail: str | None
    ms: float


def grade(program: Program, starter: str, tests: str) -> tuple[Raised | None, list[Check]]:
    """Run the program, then the tests; they see only those of its names that the starter defines, and `np`."""
    try:
        statements, asked = ast.parse(tests).body, defined(starter)
    except (SyntaxError, ValueError) as unreadable:
        return {"text": f"The exercise can't be read: {unreadable}\n", "hint": None, "line": None}, []
    with program.surroundings():
        raised = program.execute()
        error: Raised | None = None
        if raised is not None:
            error = tell(raised, program.code)
            error = error or {"text": "The program ended itself before the tests.\n", "hint": None, "line": None}
        seen = {name: program.names[name] for name in asked if name in program.names}
        seen.update(np=np, __builtins__=builtins, __name__="tests")
        checks: list[Check] = []
        broken = error is not None
        for statement in statements:
            check = _check(statement, tests)
            if not broken:
                started = time.perf_counter()
                detail = _execute(program, statement, seen)
                if check:
                    check["ms"] = (time.perf_counter() - started) * 1000
                    check["state"] = "passed" if detail is None else "failed"
                    check["detail"] = detail
                else:
                    broken = detail is not None
            if check:
                checks.append(check)
    return error, checks


def defined(starter: str) -> list[str]:
    """The names that source text defines at its top level: functions, classes and assignments, but not imports."""
    names: dict[str, None] = {}
    for statement in ast.parse(starter).body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names[statement.name] = None
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            names.update(
                (node.id, None)
                for node in ast.walk(statement)
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
            )
    return list(names)


def _check(statement: ast.stmt, tests: str) -> Check | None:
    """A check that has not been made yet, if the statement holds an assert."""
    asserts = [node for node in ast.walk(statement) if isinstance(node, ast.Assert)]
    if not asserts or isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return None
    message = next((text for node in asserts if (text := _constant(node.msg))), "")
    source = ast.get_source_segment(tests, statement) or ""
    return {"state": "skipped", "message": message, "source": source, "detail": None, "ms": 0.0}


def _constant(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _execute(program: Program, statement: ast.stmt, names: dict[str, Any]) -> str | None:
    """Run a statement of the tests; None if it went well, otherwise why not."""
    code = compile(ast.Module([statement], []), "tests.py", "exec", dont_inherit=True, optimize=0)
    try:
        program.call(exec, code, names)
    except AssertionError as error:
        return str(error)
    except BaseException as error:  # noqa: BLE001 (a learner's function may raise anything)
        told = tell(error, program.code)
        return told["text"] if told else "The code called sys.exit()."
    return None

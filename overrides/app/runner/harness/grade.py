"""Grades a learner's code by an exercise's tests: each top-level statement with an assert is one check.

Only asserts decide. The tests see those names of the learner's code that the starter defines, `np` and the built-in
names, all as in a new interpreter, whatever that code replaced or still replaces while it is called.
"""

from __future__ import annotations

import ast
import builtins
import time
from types import FunctionType, MethodType
from typing import Any, Literal, TypedDict

import numpy as np

from harness import watch
from harness.detail import explain
from harness.plain import plain
from harness.program import Program
from harness.tamper import may_tamper
from harness.tell import Raised


class Check(TypedDict):
    """One assert of the tests, as graded; `protocol.ts` has the same type."""

    state: Literal["passed", "failed", "skipped"]
    message: str
    source: str
    detail: str | None
    ms: float


class Failed(AssertionError):
    """An assert of the tests did not hold; its number is the argument."""


ENDED: Raised = {"text": "The program ended itself, so it was not tested.\n", "hint": None, "line": None}


def grade(program: Program, starter: str, tests: str) -> tuple[Raised | None, list[Check]]:
    """Run the program, then the tests. Gives what kept checks from being made, and the checks."""
    try:
        statements, asked = ast.parse(tests).body, defined(starter)
    except (SyntaxError, ValueError) as unreadable:
        return {"text": f"The exercise can't be read: {unreadable}\n", "hint": None, "line": None}, []
    checks = [_check(statement, tests) for statement in statements]
    with program.surroundings():
        raised = program.execute()
        error = None if raised is None else program.tell(raised) or ENDED
        if error is None:
            error = _Tests(program, asked).run(statements, checks)
    return error, [check for check in checks if check]


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
    """A check that has not been made yet, if the statement holds an assert that runs with it."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return None
    asserts = [node for node in ast.walk(statement) if isinstance(node, ast.Assert)]
    if not asserts:
        return None
    message = next(filter(None, map(watch.message_of, asserts)), "")
    source = ast.get_source_segment(tests, statement) or ""
    return {"state": "skipped", "message": message, "source": source, "detail": None, "ms": 0.0}


class _Tests:
    """The tests of one exercise on one program."""

    def __init__(self, program: Program, asked: list[str]) -> None:
        program.restore()
        self._program = program
        self._wary = may_tamper(program.code)
        found = {name: program.names[name] for name in asked if name in program.names}
        self._known = {*program.known_classes, *(id(value) for value in found.values() if isinstance(value, type))}
        self._watch = watch.Watch(set(asked))
        self._seen: tuple[int, dict[int, Any]] | None = None
        self._fixed = {
            "np": np,
            "__builtins__": vars(builtins).copy(),
            watch.CALL: self._call,
            watch.PLAIN: self._plain,
            watch.SEE: self._see,
            watch.FAILED: Failed,
        }
        self._names = {"__name__": "tests", **found, **self._fixed}

    def run(self, statements: list[ast.stmt], checks: list[Check | None]) -> Raised | None:
        """Make the checks, up to a statement without one that raises: what it raised is returned."""
        for statement, check in zip(statements, checks, strict=True):
            if self._wary:
                self._program.restore()
            self._seen = None
            code = compile(ast.Module([self._watch.visit(statement)], []), "tests.py", "exec", optimize=0)
            started = time.perf_counter()
            try:
                self._program.call(exec, code, self._names)
            except BaseException as error:  # noqa: BLE001 (a learner's function may raise anything)
                ms = (time.perf_counter() - started) * 1000
                if check is None:
                    return self._program.tell(error) or ENDED
                check.update({"state": "failed", "ms": ms, "detail": self._detail(error)})
                if isinstance(error, Failed):
                    check["message"] = self._watch.messages[error.args[0]] or check["message"]
            else:
                if check:
                    check.update({"state": "passed", "ms": (time.perf_counter() - started) * 1000})
        return None

    def _detail(self, error: BaseException) -> str | None:
        if not isinstance(error, Failed):
            told = self._program.tell(error)
            if told is None or isinstance(error, SystemExit):
                return "The code called sys.exit(), which ends a program."
            return told["text"].rstrip("\n") + (f"\n{told['hint']}" if told["hint"] else "")
        self._program.restore()
        return explain(self._watch.comparisons[self._seen[0]], self._seen[1]) if self._seen else None

    def _call(self, function: Any, /, *arguments: Any, **options: Any) -> Any:
        try:
            value = function(*arguments, **options)
        finally:
            if self._wary and isinstance(function, FunctionType | MethodType | type):
                self._program.restore()
                self._names.update(self._fixed)
        return self._plain(value)

    def _plain(self, value: Any) -> Any:
        return plain(value, self._known)

    def _see(self, number: int, place: int, value: Any) -> Any:
        if place == 0 or self._seen is None:
            self._seen = number, {}
        self._seen[1][place] = value.copy() if isinstance(value, np.ndarray) else value
        return value

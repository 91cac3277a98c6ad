"""Prepares an exercise's tests for running: values that they get from the learner's code pass through the harness.

A statement is rewritten so that calls and attributes go through `CALL` and `PLAIN`, the sides of a comparison within an
assert through `SEE`, and that a failing assert raises `FAILED`, whatever the learner's code made of built-in names.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TypeVar

_Node = TypeVar("_Node", bound=ast.AST)

CALL, PLAIN, SEE, FAILED = "<call>", "<plain>", "<see>", "<failed>"
"""Names that no source text can spell."""

NEEDS_ITS_FRAME = {"super", "locals", "globals", "vars", "dir", "eval", "exec"}
COMPARING = {"allclose", "isclose", "array_equal"}
LOOKING = {"isfinite", "isnan"}


@dataclass(frozen=True)
class Comparison:
    """Two sides of a comparison in the tests, or the one thing that is looked at."""

    how: str
    """The operator as written, `close`, or the name of the function that looks."""

    negated: bool
    swapped: bool
    """Whether the learner's side is the right one."""


OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Is: "is",
    ast.IsNot: "is not",
    ast.In: "in",
    ast.NotIn: "not in",
}


class Watch(ast.NodeTransformer):
    """Rewrites a statement; `comparisons` and `messages` grow along."""

    def __init__(self, asked: set[str]) -> None:
        self._asked = asked
        self.comparisons: list[Comparison] = []
        self.messages: list[str] = []

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        """Raise our own exception, which says which assert it was."""
        test = self.visit(_Sides(self).visit(node.test))
        failed = _call(FAILED, ast.Constant(len(self.messages)))
        self.messages.append(message_of(node))
        raising: ast.stmt = ast.Raise(failed, None)
        return _at(node, ast.If(ast.UnaryOp(ast.Not(), test), [raising], []))

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """Call through the harness."""
        ours = isinstance(node.func, ast.Name) and node.func.id in {*NEEDS_ITS_FRAME, SEE}
        self.generic_visit(node)
        return node if ours else _at(node, _call(CALL, node.func, *node.args, keywords=node.keywords))

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """Look at what an object of the learner holds."""
        self.generic_visit(node)
        own = isinstance(node.value, ast.Name) and node.value.id == "np"
        return node if own or not isinstance(node.ctx, ast.Load) else _at(node, _call(PLAIN, node))

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.AST:
        """Patterns take no calls."""
        return node

    def visit_MatchClass(self, node: ast.MatchClass) -> ast.AST:
        """Patterns take no calls."""
        return node

    def see(self, how: str, node: ast.expr, sides: list[ast.expr], *, negated: bool) -> list[ast.expr]:
        """Let the harness see values; gives the expressions that do it."""
        swapped = len(sides) > 1 and self._asks(sides[1]) and not self._asks(sides[0])
        number = len(self.comparisons)
        self.comparisons.append(Comparison(how, negated, swapped))
        return [
            _at(node, _call(SEE, ast.Constant(number), ast.Constant(place), side)) for place, side in enumerate(sides)
        ]

    def _asks(self, node: ast.AST) -> bool:
        return any(isinstance(inner, ast.Name) and inner.id in self._asked for inner in ast.walk(node))


class _Sides(ast.NodeTransformer):
    """Wraps the sides of comparisons within the condition of an assert."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._negated = False

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """Within `not`, a comparison is to fail."""
        before = self._negated
        self._negated ^= isinstance(node.op, ast.Not)
        self.generic_visit(node)
        self._negated = before
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        """`a == b`; longer chains are left alone."""
        negated = self._negated
        self.generic_visit(node)
        if len(node.ops) == 1:
            how = OPERATORS[type(node.ops[0])]
            node.left, node.comparators[0] = self._watch.see(
                how, node, [node.left, node.comparators[0]], negated=negated
            )
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """`np.allclose(a, b)` and the like."""
        negated = self._negated
        self.generic_visit(node)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        positional = not any(isinstance(argument, ast.Starred) for argument in node.args)
        if name in COMPARING and len(node.args) >= 2 and positional:  # noqa: PLR2004 (two sides)
            how = "==" if name == "array_equal" else "close"
            node.args[:2] = self._watch.see(how, node, node.args[:2], negated=negated)
        elif name in LOOKING and node.args and positional:
            node.args[:1] = self._watch.see(name, node, node.args[:1], negated=negated)
        return node


def message_of(node: ast.Assert) -> str:
    """An assert's message, if it is written out."""
    return node.msg.value if isinstance(node.msg, ast.Constant) and isinstance(node.msg.value, str) else ""


def _call(name: str, *arguments: ast.expr, keywords: list[ast.keyword] | None = None) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), keywords or [])


def _at(old: ast.AST, new: _Node) -> _Node:
    return ast.fix_missing_locations(ast.copy_location(new, old))

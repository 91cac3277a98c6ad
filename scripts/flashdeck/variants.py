"""A snippet and fresh values for some of its names to further forms of it: literals replaced, every other byte kept."""

from __future__ import annotations

import ast
import itertools
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LIMIT = 24
"""Most forms of one snippet, its own included: each is run by the build and sent to every reader."""

Report = Callable[[str, str], None]
"""Takes what is wrong and how to mend it."""


@dataclass(frozen=True)
class _Slot:
    """Where in the code a name gets its literal."""

    start: int
    """Offset in bytes of UTF-8, as `ast` counts."""

    end: int
    texts: tuple[str, ...]
    """What may stand there, the snippet's own first."""


def further_forms(code: str, fresh: Mapping[str, Sequence[str]], report: Report) -> tuple[str, ...]:
    """Every form of `code` but itself: each name of `fresh` is given each of its literals, in the order written.

    Mistakes are reported, and then there are no forms.
    """
    tree = _parsed(code)
    if isinstance(tree, str):
        report(f"fresh needs code that can be read: {tree}", "mend the code")
        return ()
    found = [_slot(name, values, code, tree, report) for name, values in fresh.items()]
    slots = [slot for slot in found if slot]
    if len(slots) < len(fresh):
        return ()
    choices = list(itertools.product(*(slot.texts for slot in slots)))
    if len(choices) > LIMIT:
        report(f"fresh makes {len(choices)} variants, more than {LIMIT}", "take out some values")
        return ()
    return tuple(_filled(code, slots, texts) for texts in choices[1:])


def _parsed(code: str) -> ast.Module | str:
    """The code's syntax tree, or why there is none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the learner's style, not ours
            return ast.parse(code)
    except SyntaxError as error:
        return f"{error.msg} on its line {error.lineno}"
    except (ValueError, RecursionError, MemoryError) as error:
        return str(error)


def _slot(name: str, values: Sequence[str], code: str, tree: ast.Module, report: Report) -> _Slot | None:
    """Where `name` gets its literal, and what may stand there; None after a report."""
    assigned = list(_assigned(name, tree))
    mend = f"write `{name} = ` and a literal on one line of the snippet, not indented"
    if not assigned:
        report(f"fresh names {name}, which the snippet does not assign", mend)
        return None
    if len(assigned) > 1:
        report(f"fresh names {name}, which the snippet assigns more than once", "use one name for each value")
        return None
    own = assigned[0]
    if _literal(own) is None:
        report(f"fresh names {name}, to which the snippet assigns no literal", mend)
        return None
    texts = {_literal(own): _text(code, own)}
    for value in values:
        node = _expression(value)
        literal = _literal(node) if node else None
        if node is None or literal is None:
            mend = "write a number, or text in two pairs of quotes: \"'same'\""
            report(f"fresh gives {name} the value {value}, which is no Python literal", mend)
            return None
        texts.setdefault(literal, _enclosed(_text(value.strip(), node), node))
    if len(texts) == 1:
        report(f"fresh gives {name} no value but the snippet's own", "add others, or take the name out")
        return None
    start = _offset(code, own.lineno, own.col_offset)
    return _Slot(start, _offset(code, own.end_lineno or 0, own.end_col_offset or 0), tuple(texts.values()))


def _assigned(name: str, tree: ast.Module) -> Iterator[ast.expr]:
    """What top-level statements assign to `name`; where that can't be told, the name itself, which is no literal."""
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _taken(name, target, value if len(targets) == 1 else target)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                yield from _taken(name, target, value)


def _taken(name: str, target: ast.expr, value: ast.expr) -> Iterator[ast.expr]:
    match target, value:
        case ast.Name(id=found), _ if found == name:
            yield value
        case (ast.Tuple(elts=targets), ast.Tuple(elts=values)) if len(targets) == len(values):
            for inner, part in zip(targets, values, strict=True):
                yield from _taken(name, inner, part)
        case ((ast.Tuple() | ast.List() | ast.Starred()), _):
            yield from (node for node in ast.walk(target) if isinstance(node, ast.Name) and node.id == name)


def _expression(text: str) -> ast.expr | None:
    try:
        return ast.parse(text.strip(), mode="eval").body if "\n" not in text.strip() else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _literal(node: ast.expr) -> str | None:
    """The literal's value, so that two ways to write it are one; None for what is no literal."""
    try:
        return repr(ast.literal_eval(node))
    except (ValueError, TypeError, RecursionError, MemoryError, SyntaxError):
        return None


def _text(code: str, node: ast.expr) -> str:
    return ast.get_source_segment(code, node) or ""


def _enclosed(text: str, node: ast.expr) -> str:
    """A literal that can stand wherever another stood: a tuple gets its brackets."""
    bare = isinstance(node, ast.Tuple) and bool(node.elts) and node.elts[0].col_offset == node.col_offset
    return f"({text})" if bare else text


def _offset(code: str, line: int, column: int) -> int:
    return sum(len(text.encode()) + 1 for text in code.split("\n")[: line - 1]) + column


def _filled(code: str, slots: Sequence[_Slot], texts: Sequence[str]) -> str:
    data = code.encode()
    for slot, text in sorted(zip(slots, texts, strict=True), key=lambda pair: pair[0].start, reverse=True):
        data = data[: slot.start] + text.encode() + data[slot.end :]
    return data.decode()

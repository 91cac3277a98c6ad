"""Copies of what a program can change, each able to mend its original.

Values are compared by identity, in loops that run in C: an object that claims to equal everything is never asked, and
tens of thousands of names take few milliseconds. What a mend throws out goes into a list, so that it goes away, with
whatever its `__del__` does, only when everything is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter, is_
from types import FunctionType
from typing import Any, Protocol


class Record(Protocol):
    """A copy of something."""

    def take(self) -> None:
        """Copy the original, as it is now."""

    def mend(self, thrown_out: list[object]) -> None:
        """Give the original its content back if it differs."""


class TableRecord:
    """A dictionary: a module's names, or one that a module holds."""

    def __init__(self, table: dict[Any, Any]) -> None:
        self._table = table
        self.take()

    def take(self) -> None:
        """Copy the dictionary."""
        self._keys, self._values = tuple(self._table), tuple(self._table.values())

    def mend(self, thrown_out: list[object]) -> None:
        """Give the dictionary its content back, in order."""
        if _differs(self._table, self._keys, self._values):
            thrown_out.append(self._table.copy())
            self._table.clear()
            self._table.update(zip(self._keys, self._values, strict=True))


class ListRecord:
    """A list that a module holds, such as `sys.path`."""

    def __init__(self, items: list[Any]) -> None:
        self._items = items
        self.take()

    def take(self) -> None:
        """Copy the list."""
        self._content = tuple(self._items)

    def mend(self, thrown_out: list[object]) -> None:
        """Give the list its content back."""
        if len(self._items) != len(self._content) or not all(map(is_, self._items, self._content)):
            thrown_out.append(self._items.copy())
            self._items[:] = self._content


class SetRecord:
    """A set that a module holds."""

    def __init__(self, members: set[Any]) -> None:
        self._members = members
        self.take()

    def take(self) -> None:
        """Copy the set."""
        self._known = frozenset(self._members)

    def mend(self, thrown_out: list[object]) -> None:
        """Give the set its members back."""
        if len(self._members) != len(self._known) or not self._known.issuperset(self._members):
            thrown_out.append(self._members.copy())
            self._members.clear()
            self._members.update(self._known)


class ClassRecord:
    """The attributes of a class."""

    def __init__(self, cls: type) -> None:
        self._cls = cls
        self.take()

    def take(self) -> None:
        """Copy the attributes."""
        self._keys, self._values = tuple(vars(self._cls)), tuple(vars(self._cls).values())

    def mend(self, thrown_out: list[object]) -> None:
        """Give the class its attributes back."""
        if not _differs(vars(self._cls), self._keys, self._values):
            return
        found = dict(vars(self._cls))
        known = dict(zip(self._keys, self._values, strict=True))
        thrown_out.append(found)
        for name in found.keys() - known.keys():
            _try(type.__delattr__, self._cls, name)
        for name, value in known.items():
            if name not in found or found[name] is not value:
                _try(type.__setattr__, self._cls, name, value)


class FunctionsRecord:
    """One part of many functions, such as their code."""

    def __init__(self, part: str, functions: list[FunctionType]) -> None:
        self._part, self._read, self._functions = part, attrgetter(part), functions
        self.take()

    def take(self) -> None:
        """Note what the functions have."""
        self._values = [self._read(function) for function in self._functions]

    def mend(self, thrown_out: list[object]) -> None:
        """Give the functions this part back."""
        if all(map(is_, map(self._read, self._functions), self._values)):
            return
        for function, value in zip(self._functions, self._values, strict=True):
            if self._read(function) is not value:
                thrown_out.append(self._read(function))
                setattr(function, self._part, value)


def _differs(table: Mapping[Any, Any], keys: tuple[Any, ...], values: tuple[Any, ...]) -> bool:
    return len(table) != len(keys) or not all(map(is_, table.values(), values)) or tuple(table) != keys


def _try(change: Callable[..., None], *what: object) -> None:
    """Some attributes, such as `__dict__`, can't be set, and don't need it."""
    try:
        change(*what)
    except (AttributeError, TypeError):
        return

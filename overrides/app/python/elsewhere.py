"""Notices imports of modules whose files are not here yet; python.ts sets two names and evaluates this."""  # noqa: INP001 (bundled as text, never imported)

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

names: set[str] = globals()["names"]
"""Modules whose files are not here."""

ask: Callable[[], None] = globals()["ask"]
"""Tells that one of them is wanted."""


class Elsewhere(BaseException):
    """Ends a run that has to start over; not an Exception, so that snippets seldom catch it."""


class Finder:
    """Stands last among the finders: whoever comes here was not found anywhere else."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Any module that is not among the names does not exist."""
        if name in names:
            ask()
            raise Elsewhere(name)

    @staticmethod
    def find_distributions(*_context: object) -> tuple[()]:
        """NumPy's metadata lie with the rest."""
        if names:
            ask()
            raise Elsewhere("metadata")
        return ()


def arrived() -> None:
    """From now on the files are here."""
    names.clear()
    importlib.invalidate_caches()


sys.meta_path.append(Finder)

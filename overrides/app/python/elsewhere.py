"""Notices imports of modules whose files are not here yet; python.ts sets `NAMES` and evaluates this."""  # noqa: INP001 (bundled as text, never imported)

from __future__ import annotations

import importlib
import sys

names: set[str] = set(globals()["NAMES"].split())
"""Modules whose files are not here."""

state = {"watching": False, "asked": False}


class Elsewhere(BaseException):
    """Ends a run that has to start over; not an Exception, so that snippets seldom catch it."""


class Finder:
    """Stands last among the finders: whoever comes here was not found anywhere else."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Any module that is not among the names does not exist."""
        if name in names:
            ask(name)

    @staticmethod
    def find_distributions(*_context: object) -> tuple[()]:
        """NumPy's metadata lie with the rest."""
        if names:
            ask("metadata")
        return ()


def ask(name: str) -> None:
    """End the run, if there is one; before the first, a module that is not here is a module that does not exist."""
    if state["watching"]:
        state["asked"] = True
        raise Elsewhere(name)


def watch() -> None:
    """A run begins."""
    state.update(watching=True, asked=False)


def asked() -> bool:
    """Whether the run asked for such a module; whatever it gave is void then."""
    state["watching"] = False
    return state["asked"]


def arrived() -> None:
    """From now on the files are here."""
    names.clear()
    importlib.invalidate_caches()


sys.meta_path.append(Finder)

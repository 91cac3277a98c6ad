"""Imported by Python itself at its start: keeps Pyodide's own start from importing what snippets seldom need.

Pyodide imports its package loader and its event loop before anything else, and with them a third of the standard
library: asyncio, ssl, subprocess, zipfile. Here nothing is ever loaded as a package, and whoever imports asyncio gets
the event loop then (scripts/flashdeck/runtime/packing.py). So stand-ins take their places.
"""  # noqa: INP001 (packed into the runtime, never imported here)

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import PurePosixPath
from types import ModuleType
from typing import Any

held: list[object] = []
"""What has to live as long as Python."""


def stop_standing_in() -> None:
    """From now on asyncio means the real module, and garbage is collected."""
    # Pyodide keeps the module asyncio, and asks it for the loop when one is needed. It asks for its package loader once
    # more when it starts from a snapshot.
    held.extend(sys.modules.pop(name) for name in ("asyncio", "pyodide.webloop"))
    gc.enable()


def _of_asyncio(name: str) -> Any:
    """What is asked of the stand-in later."""
    return getattr(import_module("asyncio"), name)


def _get_event_loop() -> object:
    """What Pyodide takes from asyncio at its start."""
    return _of_asyncio("get_event_loop")()


def _initialize_event_loop() -> None:
    """Only take from JavaScript what Pyodide's own modules would: a snapshot counts on finding it, in this order."""
    from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]  # noqa: I001, PLC0415
    from pyodide_js import loadedPackages  # type: ignore[import-not-found]  # noqa: PLC0415

    held.extend((scheduleCallback, loadedPackages))


def _nothing() -> None:
    """What nobody needs."""


STAND_INS: dict[str, dict[str, object]] = {
    "asyncio": {"__getattr__": _of_asyncio, "get_event_loop": _get_event_loop},
    "pyodide.webloop": {"_initialize_event_loop": _initialize_event_loop},
    "pyodide._package_loader": {
        "SITE_PACKAGES": PurePosixPath("/lib/python3.14/site-packages"),
        "DSO_DIR": PurePosixPath("/usr/lib"),
        "init_loaded_packages": _nothing,
    },
}

if sys.platform == "emscripten":
    # Everything that is made at the start stays: looking for garbage would be in vain.
    gc.disable()
    for place, names in STAND_INS.items():
        sys.modules[place] = ModuleType(place)
        vars(sys.modules[place]).update(names)

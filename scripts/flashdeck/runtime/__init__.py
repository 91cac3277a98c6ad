"""Python for the browser: Pyodide of the npm package and the official NumPy wheel become one folder of byte code.

`prepare` gives that folder, and makes it when it is not there or not whole: the wheel is fetched and verified
(`fetch`), compiled and stripped inside Pyodide (`build`, `packing`), and kept below `.cache/runtime/` under a version
that names its bytes.
"""

from __future__ import annotations

from pathlib import Path

from flashdeck.progress import Progress
from flashdeck.runtime.build import make_runtime
from flashdeck.runtime.fetch import fetch_wheel
from flashdeck.runtime.model import Runtime, RuntimeFile
from flashdeck.runtime.pyodide import read_pyodide
from flashdeck.runtime.stamp import made_from, read_stamp, remove_leftovers, write_stamp
from flashdeck.turns import one_at_a_time

__all__ = ["Runtime", "RuntimeFile", "prepare"]


def prepare(root: Path, progress: Progress, *, offline: bool = False) -> Runtime:
    """The runtime of the project at `root`, made when it has to be. With `offline` nothing is fetched.

    Raises Failure when the npm package is not installed, or when something that is missing can't be fetched.
    """
    pyodide = read_pyodide(root)
    inputs = made_from(root, pyodide)
    cache = root / ".cache" / "runtime"
    if runtime := read_stamp(cache, inputs):
        return runtime
    with one_at_a_time(cache):
        remove_leftovers(root)
        if runtime := read_stamp(cache, inputs):
            return runtime
        wheel = fetch_wheel(root, pyodide, progress, offline=offline)
        runtime = make_runtime(root, pyodide, wheel, progress, offline=offline)
        write_stamp(cache, inputs, runtime)
    return runtime

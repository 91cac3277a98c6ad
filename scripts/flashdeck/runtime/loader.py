"""Pyodide itself, made lighter to start: without what only other packages, and only Node, would ask it for."""

from __future__ import annotations

from pathlib import Path

from flashdeck.problems import Failure
from flashdeck.runtime.exports import UnknownForm, prune
from flashdeck.runtime.pyodide import ENTRY, LOADER

LIGHTER = {
    # On this it sleeps while Node's standard input is empty. Beside a large WebAssembly Chromium takes a twentieth of
    # Python's start to make it; on what takes its place nothing can sleep, and Pyodide goes on without.
    "new WebAssembly.Memory({shared:!0,initial:1,maximum:1}).buffer": "new ArrayBuffer(4)",
    # A small module is compiled for each JavaScript function in the table; one for each signature will do.
    "module=new WebAssembly.Module(bytes)": "module=convertJsFunctionToWasm[sig]??=new WebAssembly.Module(bytes)",
}
"""What stands in Pyodide's script, and what takes its place."""


def write_loader(loader: Path, sides: list[bytes], target: Path) -> None:
    """Write Pyodide's script and WebAssembly into `target`; `sides` are all modules that may be loaded beside it.

    `loader` is Pyodide's package. Raises Failure when its files have another form than this build knows.
    """
    script, main = (loader / name for name in LOADER)
    others = [(loader / ENTRY).read_text("utf-8")]
    try:
        text = _lighter(script.read_text("utf-8"))
        smaller, module = prune(text, main.read_bytes(), sides, others)
    except UnknownForm as error:
        raise Failure(f"node_modules/pyodide can't be reduced: {error} (run `npm ci`)") from None
    (target / script.name).write_text(smaller, "utf-8")
    (target / main.name).write_bytes(module)


def _lighter(script: str) -> str:
    for before, after in LIGHTER.items():
        if script.count(before) != 1:
            raise UnknownForm(f"its script does not contain {before}")
        script = script.replace(before, after)
    return script

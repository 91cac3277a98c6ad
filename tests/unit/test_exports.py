"""Python's WebAssembly is published with the exports that are looked up, and no others."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from flashdeck.runtime import Runtime
from flashdeck.runtime.exports import UnknownForm, exports, imports, keep_exports, prune

ROOT = Path(__file__).parents[2]
PYODIDE = ROOT / "node_modules" / "pyodide"


def module(*exported: str, imported: tuple[tuple[str, str], ...] = ()) -> bytes:
    """A WebAssembly module of one function, `() -> ()`, exported under names; imports are functions of that type."""

    def text(name: str) -> bytes:
        return bytes([len(name)]) + name.encode()

    def section(number: int, *entries: bytes) -> bytes:
        content = bytes([len(entries)]) + b"".join(entries)
        return bytes([number, len(content)]) + content

    return b"".join(
        [
            b"\0asm\1\0\0\0",
            section(1, b"\x60\0\0"),
            section(2, *(text(place) + text(name) + b"\0\0" for place, name in imported)),
            section(3, b"\0"),
            section(7, *(text(name) + bytes([0, len(imported)]) for name in exported)),
            section(10, b"\2\0\x0b"),
        ]
    )


def script(*names: str, uses: str = "") -> str:
    """A script that takes exports as Pyodide's does."""
    taken = "".join(f'_{name}=Module["_{name}"]=wasmExports["{name}"];' for name in names)
    declared = "".join(f"_{name}," for name in names)
    return (
        f"var a=1;var {declared}wasmTable,wasmMemory;function assignWasmExports(wasmExports){{{taken}"
        f'wasmMemory=wasmExports["memory"]}}{uses}'
    )


def test_imports_and_exports_are_read() -> None:
    wasm = module("malloc", "free", imported=(("env", "abort"), ("GOT.func", "free")))
    assert exports(wasm) == ["malloc", "free"]
    assert list(imports(wasm)) == [("env", "abort"), ("GOT.func", "free")]


def test_a_module_that_keeps_all_its_exports_is_the_same_module() -> None:
    original = (PYODIDE / "pyodide.asm.wasm").read_bytes()
    assert keep_exports(original, set(exports(original))) == original


def test_kept_is_what_a_script_names_or_a_module_imports() -> None:
    names = ("called", "imported", "own", "elsewhere", "unused", "memory")
    main = module(*names, imported=(("GOT.func", "own"),))
    side = module("init", imported=(("env", "imported"),))
    smaller, wasm = prune(script(*names[:-1], uses="_called()"), main, [side], ["Module.elsewhere"])
    assert exports(wasm) == ["called", "imported", "own", "elsewhere", "memory"]
    assert smaller == script(*names[:4], uses="_called()")


def test_files_of_another_form_are_refused() -> None:
    with pytest.raises(UnknownForm, match="in another way"):
        prune("var exports = wasm.exports", module("malloc"), [], [])
    with pytest.raises(UnknownForm, match="no WebAssembly"):
        prune(script("malloc"), b"<!doctype html>", [], [])


def test_the_runtime_exports_what_all_of_numpy_imports_and_little_else(runtime: Runtime) -> None:
    before = set(exports((PYODIDE / "pyodide.asm.wasm").read_bytes()))
    after = set(exports((runtime.folder / "pyodide.asm.wasm").read_bytes()))
    assert after < before
    assert len(after) < len(before) / 8
    (wheel,) = (ROOT / ".cache" / "downloads").glob("numpy-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        sides = [archive.read(name) for name in archive.namelist() if name.endswith(".so")]
    assert len(sides) > 10
    assert {name for side in sides for _, name in imports(side)} & before <= after
    taken = set(re.findall(r'=wasmExports\["(\w+)"\]', (runtime.folder / "pyodide.asm.mjs").read_text("utf-8")))
    assert taken <= after

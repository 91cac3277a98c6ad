"""Python's WebAssembly without the exports that nothing here asks for.

Pyodide exports each of its 8,500 symbols, for whatever package may be loaded. Making each an object of JavaScript and
an entry of the table of functions takes time at each start. Here NumPy is the only package, so that the build knows
which ones are ever looked up: those that its WebAssembly imports, and those that Pyodide's JavaScript names.

https://webassembly.github.io/spec/core/binary/modules.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

MAGIC = b"\0asm\1\0\0\0"
IMPORTS, EXPORTS = 2, 7
"""Numbers of the sections."""

FUNCTION, TABLE, MEMORY, GLOBAL, TAG = range(5)
"""What an import can be."""

OFFSETS = ("GOT.mem", "GOT.func")
"""Under these names a module asks for addresses of symbols, its own among them."""

DECLARED = re.compile(r"var ((?:\w+,)+\w+);function assignWasmExports\(wasmExports\)\{([^}]*)\}")
"""Where Pyodide's JavaScript takes the exports: a variable for each, and a statement for each."""

TAKEN = re.compile(r'(\w+)=Module\["\w+"\]=wasmExports\["(\w+)"\](?:\.value>>>0)?')


class UnknownForm(ValueError):
    """Pyodide's files are not what this version of the build knows."""


class _Reader:
    """Reads what WebAssembly is made of."""

    def __init__(self, content: bytes, at: int = 0) -> None:
        self.content = content
        self.at = at

    def byte(self) -> int:
        self.at += 1
        return self.content[self.at - 1]

    def number(self) -> int:
        """An unsigned LEB128."""
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
            shift += 7

    def text(self) -> str:
        length = self.number()
        self.at += length
        return self.content[self.at - length : self.at].decode()

    def limits(self) -> None:
        """How large a table or memory may be."""
        if self.byte() & 1:
            self.number()
        self.number()

    def skip_kind(self) -> None:
        """What is said of an import beside its name."""
        kind = self.byte()
        if kind == FUNCTION:
            self.number()
        elif kind == TABLE:
            self.byte()
            self.limits()
        elif kind == MEMORY:
            self.limits()
        elif kind in {GLOBAL, TAG}:
            self.byte()
            self.number()
        else:
            raise UnknownForm(f"an import of kind {kind}")


def _sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of each section."""
    if not module.startswith(MAGIC):
        raise UnknownForm("no WebAssembly")
    reader = _Reader(module, len(MAGIC))
    while reader.at < len(module):
        section = reader.byte()
        length = reader.number()
        yield section, module[reader.at : reader.at + length]
        reader.at += length


def imports(module: bytes) -> Iterator[tuple[str, str]]:
    """Each import of a WebAssembly module: from where, and its name."""
    for section, content in _sections(module):
        if section == IMPORTS:
            reader = _Reader(content)
            for _ in range(reader.number()):
                yield reader.text(), reader.text()
                reader.skip_kind()


def _exports(content: bytes) -> list[tuple[str, bytes]]:
    """Name and whole entry of each export."""
    reader = _Reader(content)
    entries = []
    for _ in range(reader.number()):
        start = reader.at
        name = reader.text()
        reader.byte()
        reader.number()
        entries.append((name, content[start : reader.at]))
    return entries


def exports(module: bytes) -> list[str]:
    """Names that a WebAssembly module exports."""
    return [name for section, content in _sections(module) if section == EXPORTS for name, _ in _exports(content)]


def _leb(value: int) -> bytes:
    digits = [value & 0x7F]
    while value := value >> 7:
        digits.append(value & 0x7F)
    return bytes([digit | 0x80 for digit in digits[:-1]] + digits[-1:])


def keep_exports(module: bytes, names: set[str]) -> bytes:
    """The same module with those exports only."""
    parts = [MAGIC]
    for section, content in _sections(module):
        kept = content
        if section == EXPORTS:
            entries = [entry for name, entry in _exports(content) if name in names]
            kept = _leb(len(entries)) + b"".join(entries)
        parts += [bytes([section]), _leb(len(kept)), kept]
    return b"".join(parts)


def prune(script: str, main: bytes, sides: Iterable[bytes], other_scripts: Iterable[str]) -> tuple[str, bytes]:
    """Pyodide's script and WebAssembly, reduced to the exports that are ever looked up.

    `sides` are all WebAssembly modules that may be loaded beside it, `other_scripts` what else speaks with it. A name
    counts as looked up wherever it stands as a word, so that too much is kept rather than too little. Raises
    UnknownForm when the script doesn't take its exports in the known way.
    """
    found = DECLARED.search(script)
    if not found:
        raise UnknownForm("its script takes its exports in another way")
    variables, taking = found.groups()
    statements = {statement: TAKEN.fullmatch(statement) for statement in taking.split(";")}
    before, after = script[: found.start()], script[found.end() :]
    others = [statement for statement, match in statements.items() if not match]
    words = set(re.findall(r"[\w$]+", " ".join((before, after, *others, *other_scripts))))
    wanted = {name for module in sides for _, name in imports(module)}
    wanted |= {name for place, name in imports(main) if place in OFFSETS}
    kept = {name for name in exports(main) if name in wanted or {name, f"_{name}"} & words}
    gone = {
        statement: match.group(1) for statement, match in statements.items() if match and match.group(2) not in kept
    }
    unused = set(gone.values())
    declared = ",".join(name for name in variables.split(",") if name not in unused)
    assigned = ";".join(statement for statement in statements if statement not in gone)
    taking = f"var {declared};function assignWasmExports(wasmExports){{{assigned}}}"
    return before + taking + after, keep_exports(main, kept)

"""The prepared runtime: what is in it, that it is found again, and that an interrupted or spoilt one is made anew."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import flashdeck.runtime
from flashdeck.node import ask
from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.runtime import Runtime, prepare
from flashdeck.runtime import build as building
from flashdeck.runtime.exports import MAGIC as EMPTY_MODULE
from flashdeck.runtime.layout import LIBRARY_HOME, LICENCES, PACKAGES_HOME, SIDES
from flashdeck.runtime.model import sha256

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has everything but the runtime; its compiler gives a few files that hold their own names."""

    def compile_little(_script: str, request: dict[str, Any]) -> dict[str, object]:
        archives = Path(request["folder"])
        (wheel,) = archives.glob("*.whl")
        write_archive(archives / "python_stdlib.zip", ("os.pyc", "html/__init__.pyc"))
        write_archive(wheel, ("numpy/__init__.pyc", *(f"numpy/{name}.so" for name in SIDES)))
        return {"python": runtime.python, "needed": [f"{LIBRARY_HOME}os.pyc"]}

    for name in ("node_modules", "requirements", ".cache/downloads", ".cache/pyodide-site"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setattr(building, "ask", compile_little)
    return tmp_path


def write_archive(path: Path, names: Iterable[str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, EMPTY_MODULE if name.endswith(".so") else name)


def prepared(project: Path) -> Runtime:
    return prepare(project, Progress(io.StringIO()), offline=True)


def forbid_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: object, **_names: object) -> None:
        raise AssertionError("this was to be found ready")

    monkeypatch.setattr(flashdeck.runtime, "fetch_wheel", refuse)
    monkeypatch.setattr(flashdeck.runtime, "make_runtime", refuse)


def made(project: Path) -> set[str]:
    return {path.name for path in (project / ".cache" / "runtime").iterdir()}


def test_the_index_names_every_file_with_size_and_hash(runtime: Runtime) -> None:
    index = json.loads(json.dumps(runtime.index()))
    assert list(index) == ["version", "folder", "python", "numpy", "bytes", "files", "core", "rest", "sides"]
    assert index["folder"] == f"runtime/{runtime.version}/"
    assert {file["name"] for file in index["files"]} == {path.name for path in runtime.folder.iterdir()}
    for file in index["files"]:
        path = runtime.folder / file["name"]
        assert (path.stat().st_size, sha256(path)) == (file["bytes"], file["sha256"])
    assert index["bytes"] == sum(path.stat().st_size for path in runtime.folder.iterdir())


def read_pack(path: Path) -> tuple[dict[str, bytes], list[str]]:
    """Files of a pack by path, and the modules that it says are elsewhere."""
    content = gzip.decompress(path.read_bytes())
    (length,) = struct.unpack_from("<I", content)
    header = json.loads(content[4 : 4 + length])
    files, start = {}, 4 + length
    for name, size in header["files"]:
        files[name] = content[start : start + size]
        start += size
    assert start == len(content)
    return files, header["elsewhere"]


def test_packs_hold_byte_code_once_and_no_tests(runtime: Runtime) -> None:
    core, elsewhere = read_pack(runtime.folder / runtime.parts["core"])
    rest, nothing = read_pack(runtime.folder / runtime.parts["rest"])
    assert not nothing
    assert not core.keys() & rest.keys()
    names = [*core, *rest]
    assert not [name for name in names if name.endswith((".py", ".pyi", ".h")) or "/tests/" in name]
    assert f"{PACKAGES_HOME}numpy/__init__.pyc" in core
    assert f"{PACKAGES_HOME}numpy/testing/__init__.pyc" in rest
    assert {"numpy.random", "numpy.random.mtrand", "numpy.fft", "html"} <= set(elsewhere)
    assert not {"asyncio", "ssl", "zipfile", "pyodide.webloop"} - set(elsewhere)
    assert "numpy" not in elsewhere


def test_webassembly_that_numpy_needs_at_once_is_a_file_of_its_own(runtime: Runtime) -> None:
    core, _elsewhere = read_pack(runtime.folder / runtime.parts["core"])
    for side in runtime.parts["sides"]:
        assert core[side["path"]] == b"", "Python looks for the file, its content is handed over compiled"
        assert (runtime.folder / side["file"]).read_bytes().startswith(b"\0asm")


def test_what_the_first_result_needs_is_small(runtime: Runtime) -> None:
    later = {runtime.parts["rest"], LICENCES}
    files = [runtime.folder / file.name for file in runtime.files if file.name not in later]
    sizes = [len(gzip.compress(path.read_bytes(), 9)) for path in files]
    assert sum(sizes) < 5_450_000


def test_the_licences_are_there_to_be_read(runtime: Runtime) -> None:
    text = (runtime.folder / LICENCES).read_text("utf-8")
    assert "NumPy Developers" in text
    assert text.count("Copyright") >= 10


def test_a_second_call_finds_the_runtime_and_does_no_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepared(project)
    forbid_work(monkeypatch)
    assert prepared(project) == first


def test_files_with_a_new_time_only_are_not_made_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepared(project)
    for path in first.folder.iterdir():
        os.utime(path, (0, 0))
    forbid_work(monkeypatch)
    assert prepared(project) == first
    assert prepared(project) == first


@pytest.mark.parametrize("spoil", ["change", "shorten", "delete", "add"])
def test_a_spoilt_runtime_is_made_again(project: Path, spoil: str) -> None:
    first = prepared(project)
    path = first.folder / "core.pack"
    content = path.read_bytes()
    match spoil:
        case "change":
            path.write_bytes(content[:-1] + b"x")
        case "shorten":
            path.write_bytes(content[:-1])
        case "delete":
            path.unlink()
        case "add":
            (first.folder / "more.txt").touch()
    assert prepared(project) == first
    assert path.read_bytes() == content
    assert not (first.folder / "more.txt").exists()


def test_an_interrupted_compile_leaves_no_half_runtime(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_script: str, request: dict[str, Any]) -> None:
        (Path(request["folder"]) / "half.whl").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(building, "ask", interrupted)
        with pytest.raises(KeyboardInterrupt):
            prepared(project)
    assert made(project) == {"lock"}
    runtime = prepared(project)
    assert made(project) == {"lock", "current.json", runtime.version}


def test_what_a_killed_run_left_is_removed(project: Path) -> None:
    left = project / ".cache" / "runtime" / "runtime-in-progress-x1"
    left.mkdir(parents=True)
    (left / "half.whl").touch()
    prepared(project)
    assert not left.exists()


def test_the_same_inputs_give_the_same_bytes(project: Path, runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "ask", ask)
    assert prepared(project).files == runtime.files


def test_changed_inputs_make_a_new_runtime(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared(project)
    packages = project / "node_modules"
    packages.unlink()
    shutil.copytree(ROOT / "node_modules" / "pyodide", packages / "pyodide")
    with (packages / "pyodide" / "pyodide.asm.mjs").open("a") as script:
        script.write("// changed")
    assert (prepared(project).folder / "pyodide.asm.mjs").read_text().endswith("// changed")
    forbid_work(monkeypatch)
    prepared(project)


def test_pyodide_in_another_form_is_refused_in_one_line(project: Path) -> None:
    packages = project / "node_modules"
    packages.unlink()
    shutil.copytree(ROOT / "node_modules" / "pyodide", packages / "pyodide")
    (packages / "pyodide" / "pyodide.asm.mjs").write_text("export {}")
    with pytest.raises(Failure, match=r"^node_modules/pyodide can't be reduced: its script .* \(run `npm ci`\)$"):
        prepared(project)


def test_a_failing_compile_gives_its_reason(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "ask", ask)
    monkeypatch.setattr(building, "PACKING", project / "requirements" / "pyodide.in")
    with pytest.raises(Failure, match=r"compile\.mjs failed: \w*Error: "):
        prepared(project)
    assert made(project) == {"lock"}


def test_without_the_compiler_offline_one_line_says_so(project: Path) -> None:
    (project / ".cache" / "pyodide-site").unlink()
    with pytest.raises(Failure, match=r"requirements/pyodide\.txt are not here"):
        prepared(project)


def test_without_the_npm_package_one_line_says_so(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="npm ci"):
        prepared(tmp_path)

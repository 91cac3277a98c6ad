"""The prepared runtime: what is in it, that it is found again, and that an interrupted or spoilt one is made anew."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

import flashdeck.runtime
from flashdeck.node import ask
from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.runtime import Runtime, prepare
from flashdeck.runtime import build as building
from flashdeck.runtime.model import sha256

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(runtime: Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has everything but the runtime; its compiler only copies what was compiled before."""

    def copy_compiled(_script: str, request: dict[str, Any]) -> dict[str, str]:
        for name in ("python_stdlib.zip", "pyodide-lock.json"):
            shutil.copy(runtime.folder / name, request["folder"])
        for wheel in runtime.folder.glob("*.whl"):
            shutil.copy(wheel, request["folder"])
        return {"python": runtime.python}

    for name in ("node_modules", "requirements", ".cache/downloads", ".cache/pyodide-site"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.setattr(building, "ask", copy_compiled)
    return tmp_path


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
    assert list(index) == ["version", "folder", "python", "numpy", "bytes", "files"]
    assert index["folder"] == f"runtime/{runtime.version}/"
    assert {file["name"] for file in index["files"]} == {path.name for path in runtime.folder.iterdir()}
    for file in index["files"]:
        path = runtime.folder / file["name"]
        assert (path.stat().st_size, sha256(path)) == (file["bytes"], file["sha256"])
    assert index["bytes"] == sum(path.stat().st_size for path in runtime.folder.iterdir())


def test_the_lock_knows_numpy_alone_and_its_true_hash(runtime: Runtime) -> None:
    packages = json.loads((runtime.folder / "pyodide-lock.json").read_text())["packages"]
    assert list(packages) == ["numpy"]
    assert sha256(runtime.folder / packages["numpy"]["file_name"]) == packages["numpy"]["sha256"]


def test_archives_hold_byte_code_and_licences_and_no_tests(runtime: Runtime) -> None:
    (wheel,) = runtime.folder.glob("*.whl")
    for archive in (wheel, runtime.folder / "python_stdlib.zip"):
        names = zipfile.ZipFile(archive).namelist()
        assert not [name for name in names if name.endswith((".py", ".pyi", ".h")) or "/tests/" in name]
    names = zipfile.ZipFile(wheel).namelist()
    assert "numpy/testing/__init__.pyc" in names
    assert len([name for name in names if "/licenses/" in name]) >= 10


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
    path = first.folder / "python_stdlib.zip"
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
    (packages / "pyodide" / "pyodide.mjs").write_text("export {}")
    assert (prepared(project).folder / "pyodide.mjs").read_text() == "export {}"
    forbid_work(monkeypatch)
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

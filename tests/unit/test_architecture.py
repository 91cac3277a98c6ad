"""The code is held against docs/architecture.md, and prose against the code: directions, paths, commands, addresses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from flashdeck.cli import main
from tests.unit.project import PROJECT

PACKAGE = PROJECT / "scripts" / "flashdeck"

LINE = (
    *("problems", "progress", "turns", "blocks", "node", "archive", "reduced"),
    *("source", "spans", "gaps", "statement", "typed", "content", "model"),
    *("passages", "variants", "choices", "clozes", "kinds", "parse", "ids", "templates", "new"),
    *(
        "markdown",
        "figures",
        "arcs",
        "elements",
        "compose",
        "typeset",
        "runtime",
        "prove",
        "proofs",
        "check_runs",
        "check",
    ),
    "lint",
    *("outputs", "anki", "site_engine", "finish", "build", "export", "courses", "serve", "watch", "cli", "__main__"),
)
"""Modules and packages in the order of the data path: each imports only what stands before it."""

SIBLINGS = ("outputs", "finish")
"""Packages whose modules never import each other."""

ARROWS = ("source", "model", "check", "outputs", "site engine", "finish")
"""The stages as docs/architecture.md names them."""

PROSE = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
GENERATED = ("docs/cards/", "site/", ".cache/", ".venv/", "node_modules/")
MODULES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Modules of the package that a file imports, as dotted names without the package's own."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((PACKAGE / path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import, which says less"
            in_package = node.module == "flashdeck"
            found |= {f"flashdeck.{alias.name}" for alias in node.names} if in_package else {str(node.module)}
    return {name.removeprefix("flashdeck.") for name in found if name.startswith("flashdeck.")}


@pytest.mark.parametrize("path", [path for path in MODULES if path != Path("__init__.py")], ids=str)
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    own = path.parts[0].removesuffix(".py")
    before = LINE[: LINE.index(own)]
    for name in imported(path):
        top = name.split(".")[0]
        if top == own:
            assert own not in SIBLINGS, f"{path} imports its sibling {name}"
        else:
            assert top in before, f"{path} imports {name}"


def test_the_line_names_every_module_once() -> None:
    there = {path.parts[0].removesuffix(".py") for path in MODULES} - {"__init__"}
    assert sorted(LINE) == sorted(there)


def test_the_documented_line_is_the_one_that_is_tested() -> None:
    text = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("cards/*.md → "))
    assert tuple(re.sub(r"\(.*?\)", "", stage).strip() for stage in line.split("→")[1:]) == ARROWS
    places = [LINE.index(stage.replace(" ", "_")) for stage in ARROWS]
    assert places == sorted(places)


def spans(path: Path) -> Iterator[str]:
    """What a page sets as code, inline or in blocks for a shell."""
    text = path.read_text("utf-8")
    for kind, block in re.findall(r"^(?:`{3,})(\w*)\n(.*?)^`{3,}", text, re.DOTALL | re.MULTILINE):
        if kind == "sh":
            yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.DOTALL | re.MULTILINE))


def announced(path: Path) -> set[str]:
    """Card files that a page tells the reader to make with `flashdeck new`."""
    words = [span.split() for span in spans(path)]
    return {f"cards/{word[2]}/{word[3]}.md" for word in words if word[1:2] == ["new"] and len(word) >= 4}


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_every_path_that_is_named_exists(page: Path) -> None:
    tops = {path.name for path in PROJECT.iterdir()}
    made = announced(page)
    for span in spans(page):
        for word in re.findall(r"[\w.*/<>-]+", span):
            name = word.rstrip(".")
            if name.split("/")[0] not in tops or name in tops - {"cards"} or name in made or name.startswith(GENERATED):
                continue
            assert any(PROJECT.glob(re.sub(r"<\w+>", "*", name.rstrip("/")))), f"{page.name} names {name}"


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for span in spans(page):
        for target in re.findall(r"\bmake ([a-z]+)\b", span):
            assert target in targets, f"{page.name} names make {target}"


@pytest.mark.parametrize("page", PROSE, ids=lambda page: page.name)
def test_every_command_that_is_named_exists(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = set(re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    assert {"check", "build", "serve", "new", "lock"} <= commands
    for span in spans(page):
        for command in re.findall(r"\bflashdeck ([a-z]+)\b", span):
            assert command in commands, f"{page.name} names flashdeck {command}"


def source_files() -> list[Path]:
    """Every file of the project that git does not ignore."""
    ignored = [".git", *(PROJECT / ".gitignore").read_text("utf-8").replace("/docs/cards/", "").split()]
    patterns = [entry.strip("/") for entry in ignored if entry.strip("/")]

    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if any(fnmatch(path.name, pattern) for pattern in patterns) or path == PROJECT / "docs" / "cards":
                continue
            if path.is_dir():
                yield from walk(path)
            else:
                yield path

    return list(walk(PROJECT))


FORBIDDEN = {
    "a registry's host": "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("python" + "hosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("yarn" + "pkg", "com"),
        )
    ),
    "a path of somebody's machine": r"(?<![\w./-])/(?:"
    + "|".join(("ho" + "me", "Us" + "ers", "ro" + "ot", "wo" + "rk"))
    + r")/\w",
}


@pytest.mark.parametrize("what", list(FORBIDDEN))
def test_no_file_names(what: str) -> None:
    """A registry's host, which each machine sets for itself, or a path of the machine on which it was written."""
    files = source_files()
    assert PROJECT / "README.md" in files
    for path in files:
        text = path.read_bytes().decode("utf-8", "replace")
        found = re.search(FORBIDDEN[what], text)
        assert not found, f"{path.relative_to(PROJECT)} names {found[0]}"

"""Card files to raw cards: text read, front matter parsed, body split at its `##` headings, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from flashdeck.problems import Problem

SECTION_FILE = "_section.md"
LOCK_FILE = "ids.lock"
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r"^##[ \t]+(.+?)\s*#*\s*$")
_LIKE_CARD = re.compile(r"\.(md|markdown)(\.txt)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Field:
    """One field of a file's front matter."""

    value: Any
    """What YAML made of it."""

    line: int
    """Where its name stands."""


@dataclass(frozen=True)
class Block:
    """A run of Markdown lines under one heading."""

    heading: str
    """The `##` heading without its marks; empty for the text before the first one."""

    heading_line: int
    """Line of the heading; before the first one, of the line after the front matter."""

    text: str
    """The lines below the heading, without blank lines at either end."""

    line: int
    """Line of the text's first line (of the heading, when there is no text)."""


@dataclass(frozen=True)
class RawFile:
    """A card or section file as written, nothing interpreted yet."""

    path: str
    """Relative to the project's folder, with forward slashes."""

    folder: str
    """Name of the section's folder."""

    slug: str
    """File name without `.md`."""

    fields: dict[str, Field]
    """Front matter by field name."""

    blocks: tuple[Block, ...]
    """The body; the first block is the text before any `##` heading."""

    end: int
    """Number of the file's last line."""


@dataclass(frozen=True)
class Source:
    """Everything that lies under cards/."""

    cards: tuple[RawFile, ...]
    """Card files that could be read, by path."""

    sections: tuple[RawFile, ...]
    """`_section.md` files that could be read, by path."""

    listed: tuple[tuple[str, str], ...]
    """Folder and slug of every card file, also of those that could not be read."""

    lock: str
    """Text of cards/ids.lock, empty when there is none."""

    problems: tuple[Problem, ...]
    """What could not be read, and why."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Names of the folders that hold cards, sorted."""
        return tuple(sorted({folder for folder, _ in self.listed}))

    @property
    def slugs(self) -> frozenset[str]:
        """Slugs of all card files."""
        return frozenset(slug for _, slug in self.listed)


def read_source(root: Path) -> Source:
    """Read every file below `root`/cards. Problems are collected, never raised."""
    base = root / "cards"
    problems: list[Problem] = []
    cards: list[RawFile] = []
    sections: list[RawFile] = []
    listed: list[tuple[str, str]] = []
    for path in sorted(base.rglob("*")):
        inside = path.relative_to(base)
        if not _LIKE_CARD.search(path.name) or any(part.startswith(".") for part in inside.parts):
            continue
        if path.parent.parent != base or path.suffix != ".md":
            what = "a card file lies at cards/<section>/<slug>.md"
            problems.append(Problem(path.relative_to(root).as_posix(), 1, what, "move or rename it"))
            continue
        if path.name != SECTION_FILE:
            listed.append((path.parent.name, path.stem))
        raw = _read_file(path, root, problems)
        if raw is not None:
            (sections if path.name == SECTION_FILE else cards).append(raw)
    if not listed and not problems:
        mend = "make a folder for a section in it, then run `flashdeck new`"
        problems.append(Problem("cards", 1, "there are no cards", mend))
    lock = base / LOCK_FILE
    return Source(
        cards=tuple(cards),
        sections=tuple(sections),
        listed=tuple(listed),
        lock=lock.read_text("utf-8-sig", errors="surrogateescape") if lock.exists() else "",
        problems=tuple(problems),
    )


def _read_file(path: Path, root: Path, problems: list[Problem]) -> RawFile | None:
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(name, 1, f"can't be read: {error.strerror}", "make it a file that you may read"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        problems.append(Problem(name, line, what, "save the file as UTF-8"))
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    if not text.strip():
        problems.append(Problem(name, 1, "the file is empty", "write a card, or delete the file"))
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        what = "no front matter" if lines[0].rstrip() != "---" else "the front matter has no end"
        problems.append(Problem(name, 1, what, "start the file with fields between two lines of ---"))
        return None
    fields = _front_matter("\n".join(lines[1:end]), name, problems)
    if fields is None:
        return None
    return RawFile(
        path=name,
        folder=path.parent.name,
        slug=path.stem,
        fields=fields,
        blocks=tuple(_split(lines, end + 1)),
        end=len(lines),
    )


def _front_matter(text: str, name: str, problems: list[Problem]) -> dict[str, Field] | None:
    """Fields with their lines; None when the YAML is broken."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        pairs = [(key, _value(value)) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []
    except (yaml.YAMLError, RecursionError) as error:
        index, reason = _fault(error)
        mend = "quote values that hold a colon or start with a special character"
        problems.append(Problem(name, text.count("\n", 0, index) + 2, f"broken YAML: {reason}", mend))
        return None
    if node is not None and not isinstance(node, yaml.MappingNode):
        problems.append(Problem(name, 2, "the front matter holds no fields", "write them as `name: value`, one a line"))
        return None
    fields: dict[str, Field] = {}
    for key, value in pairs:
        line = text.count("\n", 0, key.start_mark.index) + 2
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(name, line, "a field's name must be a word", "write fields as `name: value`"))
        elif key.value in fields:
            problems.append(Problem(name, line, f"field {key.value} stands twice", "keep one of them"))
        else:
            fields[key.value] = Field(value, line)
    return fields


def _value(node: yaml.Node) -> Any:
    """A field's value: a text, true or false, None, or a list of these. Numbers and dates stay the text they are."""
    match node:
        case yaml.SequenceNode():
            return [_value(item) for item in node.value]
        case yaml.MappingNode():
            return {str(_value(key)): _value(value) for key, value in node.value}
    if node.tag.endswith(":null"):
        return None
    if node.tag.endswith(":bool") and node.value.lower() in ("true", "false"):
        return node.value.lower() == "true"
    return node.value


def _fault(error: yaml.YAMLError | RecursionError) -> tuple[int, str]:
    """Offset at which broken YAML is to be mended, and what is wrong; for an open bracket or quote, where it opens."""
    match error:
        case yaml.MarkedYAMLError():
            opened = error.context_mark if "block" not in (error.context or "") else None
            mark = opened or error.problem_mark
            return mark.index if mark else 0, error.problem or "it can't be parsed"
        case yaml.reader.ReaderError():
            return error.position, error.reason
    return 0, "it is nested too deeply"


def _split(lines: list[str], start: int) -> list[Block]:
    """Blocks of the body; `start` is the index of its first line. A `##` inside a code fence is code."""
    blocks: list[tuple[str, int, list[str]]] = [("", start + 1, [])]
    fence = ""
    for number, line in enumerate(lines[start:], start + 1):
        fence = next_fence(fence, line)
        heading = None if fence else _HEADING.match(line)
        if heading:
            blocks.append((heading.group(1), number, []))
        else:
            blocks[-1][2].append(line)
    return [_trimmed(*block) for block in blocks]


def next_fence(fence: str, line: str) -> str:
    """The code fence that is open after `line`, given the one open before it; an empty string for none."""
    found = _FENCE.match(line)
    if not found:
        return fence
    marks, rest = found.groups()
    if not fence:
        return "" if marks[0] == "`" and "`" in rest else marks
    closes = marks[0] == fence[0] and len(marks) >= len(fence) and not rest.strip()
    return "" if closes else fence


def _trimmed(heading: str, line: int, body: list[str]) -> Block:
    """Drop blank lines at both ends; `line` is the heading's (the body's first, before any heading)."""
    start = next((number for number, text in enumerate(body) if text.strip()), len(body))
    end = next((number for number in range(len(body), start, -1) if body[number - 1].strip()), start)
    first = line + (1 if heading else 0) + start
    return Block(heading, line, "\n".join(body[start:end]), first if start < end else line)

"""Reading: from files as authors save them to fields, blocks and passages, with nothing lost and every line right."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flashdeck.content import Figure, Passage, Prose, Snippet
from flashdeck.parse import parse
from flashdeck.passages import Splitter
from flashdeck.problems import Problem
from flashdeck.source import Block, RawFile, Source, read_source

CARD = "---\nid: a1a1a1a1\ntype: basic\nlevel: intro\nsource: Strang 2016\n---\nWhat is *it*?\n\n## Answer\nThis.\n"
ANY_LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=12)
BODY_LINES = [
    *("", " ", "text", "## Answer", "## Details ##", "##", "```", "````", "~~~", "```text", "```output"),
    *("```python run", "~~~ python run", "  ```python run", "![a [1, 2]](x.svg)", '![](a/b.svg "c")', "- ![a](x.svg)"),
]
YAML_LINES = [
    *(
        "id: a1a1a1a1",
        "id: b",
        "tags: [a, b]",
        "tags:",
        "  - a",
        "overview: true",
        "when: 2024-99-99",
        "n: 0x",
        "? [a]",
    ),
    *("<<: x", "a: &a [*a]", "!!int : 1", "x: !!float y", "'open", "- a", "a: b: c", "\tid: tab", "..."),
]
LINES = st.lists(st.one_of(ANY_LINE, st.sampled_from(BODY_LINES)), max_size=30)
FIELD_LINES = st.lists(st.one_of(ANY_LINE, st.sampled_from(YAML_LINES)), max_size=8)
QUICK = settings(
    max_examples=150, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read(root: Path, text: str | bytes, name: str = "01-basics/what-is-it.md") -> Source:
    """Write one card file below `root` and read everything."""
    path = root / "cards" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(root)


def only(source: Source) -> RawFile:
    """The one card, read without a problem."""
    assert not source.problems
    (card,) = source.cards
    return card


def split(lines: list[str]) -> tuple[Passage, list[Problem]]:
    """Parts of a block whose first line is line 1."""
    problems: list[Problem] = []
    return Splitter("cards/x/y.md", "a1a1a1a1", problems).split(Block("", 1, "\n".join(lines), 1)), problems


# --- properties ---


@QUICK
@given(LINES)
def test_splitting_into_blocks_loses_nothing_and_counts_lines_right(tmp_path: Path, lines: list[str]) -> None:
    text = ["---", "id: a1a1a1a1", "---", *lines]
    raw = only(read(tmp_path, "\n".join(text) + "\n"))
    seen = {1, 2, 3}
    for block in raw.blocks:
        if block.heading:
            assert block.heading in text[block.heading_line - 1]
            seen.add(block.heading_line)
        if block.text:
            own = block.text.split("\n")
            assert text[block.line - 1 : block.line - 1 + len(own)] == own
            seen.update(range(block.line, block.line + len(own)))
    assert not [line for number, line in enumerate(text, 1) if line.strip() and number not in seen]


@QUICK
@given(LINES)
def test_splitting_into_passages_loses_nothing_and_counts_lines_right(lines: list[str]) -> None:
    passage, problems = split(lines)
    seen: set[int] = set()
    for part in passage:
        match part:
            case Prose(markdown, line):
                own = markdown.split("\n")
                assert lines[line - 1 : line - 1 + len(own)] == own
                seen.update(range(line, line + len(own)))
            case Figure():
                assert part.path in lines[part.line - 1]
                seen.add(part.line)
            case Snippet():
                code = part.code.split("\n")[:-1]
                assert lines[part.line - 1 : part.line - 1 + len(code)] == code
                opened = next(n for n in range(part.line - 1, 0, -1) if lines[n - 1].strip())  # code starts with text
                seen.update(range(opened, part.line + len(code) + 1))
                if part.output_line is not None:
                    output = part.output.split("\n")[:-1]
                    assert lines[part.output_line : part.output_line + len(output)] == output
                    seen.update(range(part.output_line, part.output_line + len(output) + 2))
    open_fence = [problem.line for problem in problems if problem.what == "a code fence has no end"]
    end = open_fence[0] if open_fence else len(lines) + 1
    assert not [line for number, line in enumerate(lines[: end - 1], 1) if line.strip() and number not in seen]


@QUICK
@given(FIELD_LINES, LINES)
@example(["when: 2024-99-99"], [])
@example(["a: " + "[" * 2000], [])
@example(["a: &a [*a]"], [])
@example(["\x00"], [])
def test_no_text_makes_reading_raise_and_every_problem_stands_on_a_line_of_the_file(
    tmp_path: Path, fields: list[str], body: list[str]
) -> None:
    text = "\n".join(["---", *fields, "---", *body]) + "\n"
    _, problems = parse(read(tmp_path, text))
    for problem in problems:
        if problem.path.endswith("what-is-it.md"):
            assert 1 <= problem.line <= text.count("\n"), problem
            assert len(str(problem).split("\n")) == 1 + len(problem.detail.splitlines())


@QUICK
@given(st.binary(max_size=200))
def test_no_bytes_make_reading_raise(tmp_path: Path, data: bytes) -> None:
    parse(read(tmp_path, data))


# --- files as editors save them ---


@pytest.mark.parametrize(
    "data",
    [
        CARD.encode("utf-8-sig"),
        CARD.replace("\n", "\r\n").encode(),
        CARD.replace("\n", "\r").encode(),
        CARD.rstrip("\n").encode(),
        CARD.replace("## Answer", "##\tAnswer  ").encode(),
        CARD.replace("## Answer", "## Answer ## ").encode(),
        CARD.replace("## Answer", "## Answer\N{NO-BREAK SPACE}").encode(),
        CARD.replace("---\n", "---  \n").encode(),
    ],
    ids=["BOM", "CRLF", "CR", "no newline at the end", "tab and spaces", "closing marks", "no-break space", "spaces"],
)
def test_the_way_of_saving_does_not_matter(tmp_path: Path, data: bytes) -> None:
    card = only(read(tmp_path, data))
    assert [(block.heading, block.text, block.line) for block in card.blocks] == [
        ("", "What is *it*?", 7),
        ("Answer", "This.", 10),
    ]
    assert card.end == 10


def test_numbers_and_dates_in_fields_stay_the_text_they_are(tmp_path: Path) -> None:
    fields = only(read(tmp_path, "---\nsource: 2016\ntags: [2024-01-02, 1e3]\noverview: true\nlevel:\n---\n")).fields
    assert [field.value for field in fields.values()] == ["2016", ["2024-01-02", "1e3"], True, None]
    assert [field.line for field in fields.values()] == [2, 3, 4, 5]


def test_a_heading_inside_code_is_code(tmp_path: Path) -> None:
    card = only(read(tmp_path, CARD + "\n```python\n## not a heading\n```\n"))
    assert [block.heading for block in card.blocks] == ["", "Answer"]


@pytest.mark.parametrize(
    "name", [".what.md", "01-basics/.#what-is-it.md", ".git/x/y.md", "01-basics/notes.pdf", "01/a.md~"]
)
def test_files_of_editors_and_tools_are_left_alone(tmp_path: Path, name: str) -> None:
    read(tmp_path, CARD)
    source = read(tmp_path, b"\xff", name)
    assert not source.problems
    assert source.listed == (("01-basics", "what-is-it"),)


@pytest.mark.parametrize(
    "name", ["what-is-it.md", "01-basics/more/what.md", "01-basics/what.MD", "01-basics/what.md.txt"]
)
def test_a_card_that_would_be_overlooked_is_reported(tmp_path: Path, name: str) -> None:
    read(tmp_path, CARD)
    (problem,) = read(tmp_path, CARD, name).problems
    assert problem.path == f"cards/{name}"


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "cards" / "01-basics" / "what-is-it.md").mkdir(parents=True)
    (problem,) = read_source(tmp_path).problems
    assert str(problem).startswith("cards/01-basics/what-is-it.md:1: can't be read: Is a directory (")


def test_a_project_without_a_cards_folder_has_no_cards(tmp_path: Path) -> None:
    (problem,) = read_source(tmp_path).problems
    assert str(problem).startswith("cards:1: there are no cards (")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("id: x\nsource: a: b\n", 3),
        ("id: x\ntags: [a\nlevel: intro\nsource: y\n", 3),
        ("id: x\nsource: 'open\nlevel: intro\n", 3),
        ("id: x\nlevel intro\nsource: y\n", 3),
        ("id: x\nsource: \x07\n", 3),
        ("# one\u2028two\nsource: a: b\n", 3),
        ("id: x\n\tlevel: intro\n", 3),
    ],
)
def test_broken_yaml_is_reported_where_it_is_to_be_mended(tmp_path: Path, fields: str, line: int) -> None:
    (problem,) = read(tmp_path, f"---\n{fields}---\nWhat?\n").problems
    assert problem.what.startswith("broken YAML: ")
    assert problem.line == line


# --- passages ---


def test_a_passage_is_split_into_prose_figures_and_snippets() -> None:
    text = '\nFirst.\n\n![a [1, 2]](f/x.svg "Some")\n```python run\nprint(1)\n```\n\n```output\n1\n```\nLast.'
    passage, problems = split(text.split("\n"))
    assert not problems
    assert passage == (
        Prose("First.", 2),
        Figure("f/x.svg", "a [1, 2]", "Some", 4),
        Snippet("a1a1a1a1-1", "print(1)\n", "1\n", 6, 9),
        Prose("Last.", 12),
    )


def test_tildes_open_a_snippet_as_well() -> None:
    passage, problems = split(["~~~python run", "print('```')", "~~~", "~~~output", "```", "~~~"])
    assert not problems
    assert passage == (Snippet("a1a1a1a1-1", "print('```')\n", "```\n", 2, 4),)


def test_a_snippet_starts_with_its_first_line_that_is_not_blank() -> None:
    """As on the page, so that tracebacks name the same lines there."""
    passage, _ = split(["```python run", "", "  ", "print(1)", "```", "```output", "1", "```"])
    assert passage == (Snippet("a1a1a1a1-1", "print(1)\n", "1\n", 4, 6),)


@pytest.mark.parametrize(
    "line", ["  ```python run", "```python run x", "```Python Run", "    ```python run", "~~~ python  run !"]
)
def test_a_fence_that_nearly_opens_a_snippet_is_reported(line: str) -> None:
    indent = line[: len(line) - len(line.lstrip())]
    _, problems = split([line, f"{indent}print(1)", indent + line.lstrip()[:3]])
    assert [problem.what for problem in problems] == ["this snippet would not run"]


def test_snippets_and_figures_inside_a_fence_are_text() -> None:
    lines = ["````text", "```python run", "```", "![a](x.svg)", "````"]
    assert split(lines) == ((Prose("\n".join(lines), 1),), [])

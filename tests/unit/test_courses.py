"""Packages for course platforms: what is in them, the same each time, and what H5P's cards are left with."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from flashdeck import build
from flashdeck.archive import archive
from flashdeck.courses import Scorm, export_scorm
from flashdeck.markdown import Renderer, read_config
from flashdeck.outputs.h5p import h5p_files
from flashdeck.progress import Progress
from flashdeck.reduced import code_block, reduced
from flashdeck.runtime import Runtime
from tests.golden.sample import COURSES, NAME, PROJECT, SOURCE, sample_courses, sample_deck
from tests.unit.project import make_project

SITE = "https://cards.example/course/"
RESOURCE = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}resource"

Package = dict[str, bytes]
Export = Callable[..., Path]


@pytest.fixture(scope="module")
def export(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Export]:
    """Export the sample deck, or a section of it, without Python unless told otherwise."""
    folder = tmp_path_factory.mktemp("courses")
    root = make_project(folder / "project", SOURCE / "cards")

    def run(name: str, section: str | None = None, pages: str | None = None, *, python: bool = False) -> Path:
        return export_scorm(root, Progress(io.StringIO()), section, folder / name, Scorm(pages, python, 80))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "prepare", lambda *_: runtime)
        yield run


def unpacked(path: Path) -> Package:
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def cards_of(package: Package) -> list[dict[str, Any]]:
    index = json.loads(package["deck/index.json"])
    return [card for part in index["sections"] for card in json.loads(package[f"deck/{part['file']}"])["cards"]]


def test_the_golden_files_are_what_is_written() -> None:
    """After a wanted change: `python -m tests.golden.update`."""
    written = sample_courses()
    assert sorted(path.name for path in COURSES.iterdir()) == sorted(written)
    for name, text in written.items():
        assert (COURSES / name).read_text("utf-8") == text, name


def test_an_archive_is_the_same_whatever_the_order_and_the_time() -> None:
    files = {"b": b"2" * 999, "a/c": b"1", "first": b"0"}
    made = archive(files, "first")
    assert made == archive(dict(reversed(files.items())), "first")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.namelist() == ["first", "a/c", "b"]
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_package_comes_out_the_same_each_time_and_lists_all_its_files(export: Export) -> None:
    first = export("first.zip", python=True)
    assert first.read_bytes() == export("second.zip", python=True).read_bytes()
    package = unpacked(first)
    assert next(iter(package)) == "imsmanifest.xml"
    (resource,) = ET.fromstring(package["imsmanifest.xml"]).iter(RESOURCE)  # noqa: S314 (our own)
    listed = [entry.get("href") for entry in resource]
    assert sorted(listed, key=str) == sorted(set(package) - {"imsmanifest.xml"})
    assert resource.get("href") == "index.html"
    runtime = json.loads(package["runtime/index.json"])
    assert {f"{runtime['folder']}{file['name']}" for file in runtime["files"]} <= set(package)


def test_without_python_code_is_to_be_read_and_a_tenth_is_left(export: Export) -> None:
    package = unpacked(export("without.zip"))
    assert not [path for path in package if path.startswith(("runtime/", "assets/app/worker"))]
    assert {card["type"] for card in cards_of(package)} == {"basic", "choice", "cloze", "reversed"}
    assert "data-python" not in package["index.html"].decode()
    assert sum(map(len, package.values())) < 3_000_000


def test_a_section_alone_holds_its_cards_and_names_no_others(export: Export) -> None:
    package = unpacked(export("section.zip", "02-networks"))
    cards = cards_of(package)
    assert {section["slug"] for section in json.loads(package["deck/index.json"])["sections"]} == {"02-networks"}
    outline = json.loads(package["deck/cards.json"])["cards"]
    assert [card["id"] for card in outline] == [card["id"] for card in cards]
    assert {need for card in outline for need in card["needs"]} <= {card["id"] for card in cards}


def test_links_to_cards_lead_to_the_site_or_are_plain_text(export: Export) -> None:
    alone = unpacked(export("alone.zip"))
    assert b'href=\\"cards/' not in b"".join(alone[path] for path in alone if path.startswith("deck/"))
    assert {card["url"] for card in cards_of(alone)} == {""}
    linked = unpacked(export("linked.zip", pages=SITE))
    assert f'href=\\"{SITE}cards/'.encode() in b"".join(linked[path] for path in linked if path.startswith("deck/"))
    assert all(card["url"] == f"{SITE}cards/{card['slug']}/" for card in cards_of(linked))
    assert [card["text"] for card in cards_of(alone)] == [card["text"] for card in cards_of(linked)]


def test_each_unit_is_a_dialog_of_tags_that_h5p_keeps() -> None:
    deck = sample_deck()
    content = json.loads(h5p_files(deck, NAME, "en", Renderer(read_config(PROJECT)))["content/content.json"])
    sides = [dialog[side] for dialog in content["dialogs"] for side in ("text", "answer")]
    assert len(sides) == 2 * sum(len(card.units) for card in deck.cards)
    assert all(re.sub(r"<[^>]*>", "", side).strip() for side in sides)
    kept = {f"<{slash}{tag}>" for tag in ("p", "strong", "em", "code") for slash in ("", "/")} | {"<br>"}
    assert {tag for side in sides for tag in re.findall(r"<[^>]*>", side)} <= kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("<p>One <em>two</em> <strong>3</strong> <code>a &lt; b</code></p>", None),
        ('<p>See <a href="cards/x/">this</a> and x<sub>1</sub><sup>2</sup></p>', "<p>See this and x_1^2</p>"),
        ("<ul><li>one</li><li>two</li></ul>", "<p>• one</p><p>• two</p>"),
        ("<ol><li><p>one</p></li><li>two</li></ol>", "<p>1. one</p><p>2. two</p>"),
        ("<table><tr><th>a</th><th>b</th></tr></table>", "<p><strong>a</strong> | <strong>b</strong></p>"),
        (
            '<p>A <span class="flash-gap" data-gap="x">[…]</span> <mark class="flash-gap">y</mark></p>',
            "<p>A <strong>[…]</strong> <strong>y</strong></p>",
        ),
        (
            r'<p><span class="arithmatex">\(a &lt; \clozegap{x} + \cloze{y}{b}\)</span></p>',
            r"<p>\(a &lt; \boxed{\,?\,} + \boxed{b}\)</p>",
        ),
        (
            '<div class="highlight"><pre><span></span><code>if a:\n    b  =  1 &lt; 2\n</code></pre></div>',
            "<p><code>if a:<br>&nbsp;&nbsp;&nbsp;&nbsp;b&nbsp;&nbsp;=&nbsp;&nbsp;1 &lt; 2</code></p>",
        ),
    ],
)
def test_html_is_reduced_to_what_h5p_keeps(given: str, kept: str | None) -> None:
    assert reduced(given) == (kept or given)


def test_code_keeps_its_lines_and_its_indentation() -> None:
    assert code_block("a\n\n\tb\n") == "<p><code>a<br><br>&nbsp;&nbsp;&nbsp;&nbsp;b</code></p>"

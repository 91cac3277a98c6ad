"""What the browser's code reads in files of Anki's, against what Anki says of them; and files that are not whole."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flashdeck.anki.identity import guid
from tests.anki_learner import DAY, Learner, Row
from tests.golden.sample import ANKI, NAME, sample_deck, sample_package
from tests.unit.project import PROJECT

NOTES = json.loads((ANKI / "units.json").read_text("utf-8"))["notes"]
NOW = 4_000_000_000_000
START = 1_790_000_000_000
Read = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """What the code makes of files."""
    script = tmp_path_factory.mktemp("read") / "read.mjs"
    options = ("--bundle", "--platform=node", "--format=esm", "--log-level=error", f"--outfile={script}")
    source = PROJECT / "tests" / "unit" / "read_anki.ts"
    subprocess.run([PROJECT / "node_modules" / ".bin" / "esbuild", source, *options], check=True)

    def asked(*files: Path, **more: object) -> list[Any]:
        request = json.dumps({"files": [str(file) for file in files], "notes": NOTES, "now": NOW, **more})
        done = subprocess.run(
            ["node", script],
            input=request,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "TZ": "Asia/Tokyo"},
        )
        assert done.returncode == 0, done.stderr
        answers: list[Any] = json.loads(done.stdout)
        return answers

    return asked


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody with some weeks of history, and another deck besides."""
    folder = tmp_path_factory.mktemp("learner")
    (folder / "deck.apkg").write_bytes(sample_package().make(sample_deck()))
    learner = Learner(folder / "anki")
    learner.take_in(folder / "deck.apkg")
    learner.remember(
        "r5relu77", [Row(START + day * DAY, 3, 2500, 4000, kind) for day, kind in ((0, 0), (1, 1), (4, 1))]
    )
    learner.remember(
        "r5relu77", [Row(START + 9 * DAY, 1, 2300, 9000, 1), Row(START + 9 * DAY + 600_000, 3, 2300, 5000, 2)]
    )
    learner.remember("cl0ze2gp", [Row(START + 2 * DAY, 4, 0, 1000, 0), Row(START + 5 * DAY, 2, 0, 1000, 3)], ordinal=2)
    learner.remember(
        "rev3rsed", [Row(START + 3 * DAY, 2, 2500, 1000, 3), Row(START + 3 * DAY + 1, 0, 2500, 0, 5)], ordinal=1
    )
    learner.answer("t3nsor42", 3)
    learner.answer("t3nsor42", 4)
    learner.answer("ch0ice26", 1)
    learner.forget("ch0ice26")
    learner.add_other()
    yield learner
    learner.collection.close()


def meaning(log: list[tuple[str, int, int, int, int, int, int]]) -> list[tuple[Any, ...]]:
    """Rows of Anki's log as events should say them: unit, time, kind, rating, time taken."""
    found: list[tuple[Any, ...]] = []
    for name, ordinal, time, ease, factor, taken, kind in log:
        unit = NOTES.get(name, {}).get(str(ordinal))
        if unit and ease:
            found.append((unit, time, "practice" if kind == 3 and not factor else "review", ease, taken))
        elif unit and kind == 4:
            found.append((unit, time, "reset", None, None))
    return sorted(found, key=lambda row: (row[1], row[0]))


def said(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Events in the same form."""
    found = [
        (each["unit"], each["time"], each["kind"], each.get("rating"), each.get("ms")) for each in answer["events"]
    ]
    return sorted(found, key=lambda row: (row[1], row[0]))


# --- what Anki exports ---


def test_every_form_of_file_tells_the_same_history(learner: Learner, read: Read, tmp_path: Path) -> None:
    files = [
        learner.export_deck(tmp_path / "deck.apkg", NAME),
        learner.export_deck(tmp_path / "old.apkg", NAME, legacy=True),
        learner.export_all(tmp_path / "all.colpkg"),
        learner.export_all(tmp_path / "old.colpkg", legacy=True),
    ]
    for file, name in ((files[0], "collection.anki21b"), (files[1], "collection.anki21")):
        with zipfile.ZipFile(file) as archive:
            files.append(Path(archive.extract(name, tmp_path)))
    expected = meaning(learner.log())
    assert len(expected) == 12
    assert {row[2] for row in expected} == {"review", "practice", "reset"}
    answers = read(*files)
    for file, answer in zip(files, answers, strict=True):
        assert said(answer) == expected, file.name
        assert answer["foreign"] == (1 if file.suffix == ".colpkg" else 0)
        assert {event["offset"] for event in answer["events"]} == {540}
        assert sorted(event["id"] for event in answer["events"]) == sorted(
            event["id"] for event in answers[0]["events"]
        )


def test_a_collection_of_the_oldest_form_is_read_by_its_first_scheduler(read: Read, tmp_path: Path) -> None:
    """The package that is exported here is of schema 11; as if a learner of old had studied in it."""
    (tmp_path / "deck.apkg").write_bytes(sample_package().make(sample_deck()))
    with zipfile.ZipFile(tmp_path / "deck.apkg") as archive:
        path = Path(archive.extract("collection.anki2", tmp_path))
    with sqlite3.connect(path) as database:
        (settings,) = database.execute("select conf from col").fetchone()
        database.execute("update col set conf = ?", (json.dumps({**json.loads(settings), "schedVer": 1}),))
        asked = "select c.id from cards c, notes n where c.nid = n.id and guid = ?"
        (card,) = database.execute(asked, (guid("r5relu77"),)).fetchone()
        for time, ease, kind in ((START, 2, 0), (START + DAY, 2, 1)):
            database.execute("insert into revlog values (?,?,0,?,1,1,2500,1000,?)", (time, card, ease, kind))
    database.close()
    (answer,) = read(path)
    assert [event["rating"] for event in answer["events"]] == [3, 2]


# --- what is refused ---


def entry_patched(content: bytes, place: int, value: bytes) -> bytes:
    """An archive with other bytes in the directory entry of its collection."""
    at = content.rindex(b"PK\x01\x02", 0, content.rindex(b"collection.anki21b"))
    return content[: at + place] + value + content[at + place + len(value) :]


def with_meta(content: bytes, version: int) -> bytes:
    """A package that says that it is of another version."""
    at = content.index(b"\x08\x03", content.index(b"meta"))
    return repacked(content[:at] + bytes([8, version]) + content[at + 2 :], bytes([8, version]))


def repacked(content: bytes, meta: bytes) -> bytes:
    """The same with the checksum of its first entry mended."""
    crc = zlib.crc32(meta).to_bytes(4, "little")
    at = content.index(b"PK\x01\x02") + 16
    return content[:at] + crc + content[at + 4 :]


def test_files_that_are_no_history_of_this_deck_are_refused_each_by_its_reason(
    learner: Learner, read: Read, tmp_path: Path
) -> None:
    whole = learner.export_deck(tmp_path / "deck.apkg", NAME).read_bytes()
    other = learner.export_deck(tmp_path / "other.apkg", "Capitals")
    bare = learner.export_deck(tmp_path / "bare.apkg", NAME, scheduling=False)
    cases = {
        "locked": entry_patched(whole, 8, b"\x01\x08"),
        "large": entry_patched(whole, 24, (300_000_000).to_bytes(4, "little")),
        "newer": with_meta(whole, 4),
        "foreign": zipped(tmp_path, "letter.docx", {"word/document.xml": b"<xml/>"}),
        "broken": whole[: len(whole) // 2],
    }
    files = []
    for name, content in cases.items():
        files.append(tmp_path / f"{name}.apkg")
        files[-1].write_bytes(content)
    assert read(other, bare, *files) == [
        {"refusal": "otherDeck"},
        {"refusal": "noReviews"},
        *({"refusal": name} for name in cases),
    ]
    later = Path(shutil.copy(learner.path, tmp_path / "later.anki2"))
    with sqlite3.connect(later) as database:
        database.execute("update col set ver = 19")
    database.close()
    assert read(later) == [{"refusal": "newer"}]


def zipped(folder: Path, name: str, entries: dict[str, bytes]) -> bytes:
    """The content of an archive."""
    with zipfile.ZipFile(folder / name, "w") as archive:
        for entry, content in entries.items():
            archive.writestr(entry, content)
    return (folder / name).read_bytes()


def test_a_damaged_file_is_refused_or_tells_the_truth(learner: Learner, read: Read, tmp_path: Path) -> None:
    """Cut off, or with some bytes changed, anywhere: no other answer, no exception, no endless loop."""
    chance = random.Random(7)  # noqa: S311 (nothing secret)
    package = learner.export_deck(tmp_path / "deck.apkg", NAME).read_bytes()
    with zipfile.ZipFile(learner.export_deck(tmp_path / "old.apkg", NAME, legacy=True)) as archive:
        collection = archive.read("collection.anki21")
    files = []
    for number, content in enumerate([package] * 60 + [collection] * 60):
        spoiled = bytearray(content[: chance.randrange(len(content))] if number % 3 == 0 else content)
        for _ in range(number % 3 * 4):
            spoiled[chance.randrange(len(spoiled) if number % 2 else 2000)] = chance.randrange(256)
        files.append(tmp_path / f"spoiled-{number}")
        files[-1].write_bytes(spoiled)
    answers = read(*files)
    assert sum("refusal" in answer for answer in answers) > 60
    # A package has checksums, so that what is read of it is what was written.
    truth = read(tmp_path / "deck.apkg")[0]
    assert [answer for answer in answers[:60] if "refusal" not in answer and answer != truth] == []


# --- SQLite's file format ---


@pytest.mark.parametrize("page", [512, 1024, 4096, 65536])
def test_tables_are_read_as_sqlite_reads_them(read: Read, tmp_path: Path, page: int) -> None:
    """Pages and numbers of all sizes, trees of several levels, texts over many pages, rows that are gone."""
    chance = random.Random(page)  # noqa: S311 (nothing secret)
    path = tmp_path / "tables.anki2"
    with sqlite3.connect(path) as database:
        database.execute(f"pragma page_size = {page}")
        database.execute("create table col (id integer primary key, ver integer)")
        database.execute("insert into col values (1, 11)")
        database.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name text, size integer not null, share real)")
        for _ in range(1500):
            text = "é" * chance.choice((0, 3, 40, page // 3, page, 3 * page if chance.random() < 0.1 else 5))
            size = chance.choice((0, 1, -1)) + chance.choice((0, 2**6, -(2**15), 2**23, -(2**31), 2**47, 2**52))
            row = (chance.randrange(1, 2 ** chance.choice((8, 32, 52))), text, size, chance.random())
            database.execute("insert or ignore into things values (?,?,?,?)", row)
        database.execute("delete from things where id % 7 = 0")
        database.execute("alter table things add column later integer")
        expected = database.execute("select size, id, name, share, later from things order by id").fetchall()
    database.close()
    (answer,) = read(path, tables={"things": ["size", "id", "name", "share", "later"]})
    assert answer == {"things": [list(row) for row in expected]}

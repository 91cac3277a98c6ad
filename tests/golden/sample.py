"""The sample deck: card source under `deck-source/` to the text of the files under `deck/`, by the one writer."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Sequence
from pathlib import Path

from flashdeck.anki.identity import units_file
from flashdeck.anki.package import Package, make_package
from flashdeck.markdown import Renderer, read_config
from flashdeck.model import Deck
from flashdeck.outputs import h5p, scorm
from flashdeck.outputs.deck import deck_files
from flashdeck.parse import parse
from flashdeck.proofs import prove_deck, proven
from flashdeck.prove import Outcome, Program
from flashdeck.source import read_source
from flashdeck.typeset import make_typesetter

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("deck-source")
GOLDEN = Path(__file__).with_name("deck")
ANKI = Path(__file__).with_name("anki")
COURSES = Path(__file__).with_name("courses")
NAME = "Sample deck"


def sample_deck() -> Deck:
    """The cards, which hold no mistake, with what is known of their code from running it."""
    deck, problems = parse(read_source(SOURCE))
    assert not problems, problems
    return proven(deck, prove_deck(deck, run_here))


def run_here(programs: Sequence[Program]) -> list[Outcome]:
    """A double of the proof: plain snippets run here; what needs NumPy, or is graded, counts as silent."""
    return [
        Outcome("" if program.tests or "numpy" in program.code else _printed(program.code), None)
        for program in programs
    ]


def _printed(code: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})  # noqa: S102 (the sample's own code)
    return out.getvalue()


def sample_files() -> dict[str, str]:
    """Text of each golden file by its name, indented so that a change can be read."""
    written = deck_files(sample_deck(), NAME, SOURCE, Renderer(read_config(PROJECT)), make_typesetter(PROJECT))
    return {
        Path(name).name: json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
        for name, text in written.items()
        if name != "deck/schema.json"
    }


def sample_package() -> Package:
    """What writes the sample deck for Anki."""
    lock = read_source(SOURCE).lock
    return make_package(SOURCE, NAME, Renderer(read_config(PROJECT)), lock, "https://cards.example/")


def sample_notes() -> dict[str, str]:
    """Text of each golden file of what goes to Anki: the notes, and the list by which their reviews are known."""
    deck, package = sample_deck(), sample_package()
    notes = {
        note.guid: {
            "type": note.kind.name,
            "tags": " ".join(note.tags),
            "cards": {str(ordinal): place for ordinal, _, place in note.cards},
            "fields": dict(zip(note.kind.fields, note.fields, strict=True)),
        }
        for note in package.contents(deck).notes
    }
    (units,) = units_file(deck.cards, read_source(SOURCE).lock).values()
    return {
        name: json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        for name, value in (("notes.json", notes), ("units.json", json.loads(units)))
    }


def sample_courses() -> dict[str, str]:
    """Text of each golden file of what goes to course platforms, by its name."""
    course = scorm.Course("sample-deck", "Sample <deck>", 80, pages=False, python=True)
    files = h5p.h5p_files(sample_deck(), NAME, "en", Renderer(read_config(PROJECT)))
    contents = {Path(path).name: text for path, text in files.items()}
    return {**contents, scorm.MANIFEST: scorm.manifest(course, ["index.html", "deck/a file.json"])}

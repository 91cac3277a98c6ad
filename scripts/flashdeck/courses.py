"""The deck, or a section of it, to packages for course platforms: SCORM 1.2 with the study mode inside, and H5P."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from flashdeck import node
from flashdeck.anki.identity import units_file
from flashdeck.archive import archive
from flashdeck.export import Export, begin, finish
from flashdeck.finish.fonts import make_fonts, shown_on
from flashdeck.finish.licences import write_licences
from flashdeck.outputs import h5p, scorm
from flashdeck.outputs.deck import Place, deck_files
from flashdeck.progress import Progress

APP = "assets/app"
DOOR = "door.js"
MOST = 400
"""So many things to ask are about the most that a platform keeps answers to."""

_SOURCES = {"script": "overrides/app/scorm/scorm.ts", "style": "overrides/embed/styles/study.css"}


@dataclass(frozen=True)
class Scorm:
    """What can be chosen of a SCORM package."""

    pages: str | None
    """Address of the site with the cards' pages, with a slash at its end; None leaves links to cards out."""

    python: bool
    passing: int
    """Score to pass with: share of what the cards ask that has to be known once, in percent."""


def export_scorm(root: Path, progress: Progress, section: str | None, out: Path | None, wanted: Scorm) -> Path:
    """Write a SCORM 1.2 package of the deck, or of a section; gives the file."""
    export = begin(root, progress, section, out, "-scorm.zip")
    if (asked := sum(len(card.units) for card in export.deck.cards)) > MOST:
        progress.step(
            f"It asks {asked} things, and platforms keep answers to some {MOST} (better export each --section)"
        )
    progress.step("Bundling the study mode")
    course = scorm.Course(export.name, export.title, wanted.passing, wanted.pages is not None, wanted.python)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _study_mode(export, course, folder, Place(wanted.pages, wanted.python))
        if wanted.python:
            runtime = export.checked.runtime
            shutil.copytree(runtime.folder, folder / "runtime" / runtime.version)
            _write(folder / "runtime" / "index.json", json.dumps(runtime.index()) + "\n")
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files[scorm.MANIFEST] = scorm.manifest(course, files).encode()
    return finish(export, archive(files, scorm.MANIFEST))


def export_h5p(root: Path, progress: Progress, section: str | None, out: Path | None) -> Path:
    """Write the content of H5P Dialog Cards from the deck, or from a section; gives the file."""
    export = begin(root, progress, section, out, ".h5p")
    language = str(export.checked.config.get("theme", {}).get("language", "en"))
    files = h5p.h5p_files(export.deck, export.title, language, export.checked.tools.renderer)
    return finish(export, archive({path: text.encode() for path, text in files.items()}, h5p.PAGE))


def _study_mode(export: Export, course: scorm.Course, folder: Path, place: Place) -> None:
    """Write everything that studying needs, but for Python."""
    tools = export.checked.tools
    files = deck_files(export.deck, export.title, tools.root, tools.renderer, tools.typesetter, place)
    files.pop("deck/schema.json")
    files |= units_file(export.deck.cards, tools.source.lock)
    fonts = make_fonts(tools.root, shown_on([course.title, *files.values()], tools.typesetter.made()))
    sources = {role: str(tools.root / path) for role, path in _SOURCES.items()}
    request = {"kind": "package", "outdir": str(folder / APP), "fonts": fonts, "python": place.python, **sources}
    made = node.ask("bundle.mjs", request)
    for path, text in files.items():
        _write(folder / path, text)
    # Not inside the page, as on the site: platforms may forbid scripts there.
    _write(folder / APP / DOOR, made["door"])
    _write(folder / scorm.PAGE, scorm.page(course, made["style"], DOOR))
    write_licences(folder, tools.root, made["packages"])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")

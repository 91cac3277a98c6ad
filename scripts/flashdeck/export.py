"""The checked deck, or a section of it, to a file for another program: what all formats share, and Anki."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from flashdeck.anki.package import make_package
from flashdeck.archive import check_target, write_whole
from flashdeck.build import Checked, check_project
from flashdeck.markdown import read_config
from flashdeck.model import Deck
from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.source import read_source


@dataclass(frozen=True)
class Export:
    """What is exported, and where to."""

    checked: Checked
    deck: Deck
    """The whole deck, or the one section."""

    title: str
    name: str
    """The title for file names and identifiers: letters, digits, `-`."""

    target: Path
    """The file to write."""


def begin(root: Path, progress: Progress, section: str | None, out: Path | None, ending: str) -> Export:
    """Check the deck, and that the file can be written: `out`, or one named after the deck with that ending.

    Raises Failure when there is no such section, or nothing in it.
    """
    folders = read_source(root).folders
    if section is not None and section not in folders:
        raise Failure(f"there is no section cards/{section} (sections: {', '.join(folders)})")
    title = str(read_config(root)["site_name"])
    name = "-".join(re.findall(r"[a-z0-9]+", title.lower())) or "flashcards"
    name += f"-{section}" if section else ""
    target = out or Path(name + ending)
    check_target(target)
    checked = check_project(root, progress)
    deck = Deck(tuple(each for each in checked.deck.sections if section in (None, each.slug)))
    if not deck.cards:
        raise Failure(f"there is nothing to export: cards/{section or ''} has no cards (write one with flashdeck new)")
    title += f": {deck.sections[0].title}" if section else ""
    return Export(checked, deck, title, name, target)


def finish(export: Export, content: bytes) -> Path:
    """Write the file; gives its place."""
    write_whole(export.target, content)
    return export.target


def export_anki(root: Path, progress: Progress, section: str | None, out: Path | None, site_url: str | None) -> Path:
    """Write an Anki package of the deck, or of one section, to `out`; gives the file.

    Cards link to their pages below `site_url`, if it is given.
    """
    export = begin(root, progress, section, out, ".apkg")
    tools = export.checked.tools
    package = make_package(root, str(export.checked.config["site_name"]), tools.renderer, tools.source.lock, site_url)
    return finish(export, package.make(export.checked.deck, section))

"""The checked deck to files for other programs: `flashdeck export`."""

from __future__ import annotations

import re
from pathlib import Path

from flashdeck.anki.package import make_package
from flashdeck.build import check_project
from flashdeck.problems import Failure
from flashdeck.progress import Progress
from flashdeck.source import read_source


def export_anki(root: Path, progress: Progress, section: str | None, out: Path | None, site_url: str | None) -> Path:
    """Write an Anki package of the deck, or of one section, to `out`; gives the file.

    Cards link to their pages below `site_url`, if it is given. Raises Failure when there is no such section.
    """
    folders = read_source(root).folders
    if section and section not in folders:
        raise Failure(f"there is no section cards/{section} (sections: {', '.join(folders)})")
    checked = check_project(root, progress)
    name = str(checked.config["site_name"])
    out = out or Path(f"{_file_name(name)}{f'-{section}' if section else ''}.apkg")
    package = make_package(root, name, checked.tools.renderer, checked.tools.source.lock, site_url)
    content = package.make(checked.deck, section)
    unfinished = out.with_name(f"{out.name}.part")
    unfinished.write_bytes(content)
    return unfinished.replace(out)


def _file_name(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.lower())) or "flashcards"

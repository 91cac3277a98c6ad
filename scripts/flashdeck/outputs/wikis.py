"""integrations/ to the packages that wikis install: each set up for the site that it is downloaded from."""

from __future__ import annotations

from pathlib import Path

from flashdeck.archive import archive

HOME = Path(__file__).resolve().parents[3]
PLACEHOLDER = b"https://cards.example/"
"""Stands in the sources where the package has the site's address."""

SHARED = "Card.php"
PACKAGES = {  # by wiki: the folder that its package holds, and the file that stands first there
    "dokuwiki": ("flashcard", "plugin.info.txt"),
    "mediawiki": ("Flashcard", "extension.json"),
}


def wiki_files(site_url: str) -> dict[str, bytes]:
    """A zip file for each wiki, by path below the site; cards come from `site_url` and from nowhere else."""
    own = site_url.replace("'", "%27").encode()  # in PHP it stands between such quotes
    made = {}
    for wiki, (folder, first) in PACKAGES.items():
        sources = HOME / "integrations" / wiki
        files = {
            f"{folder}/{path.relative_to(sources).as_posix()}": path for path in sources.rglob("*") if path.is_file()
        }
        files |= {f"{folder}/{SHARED}": HOME / "integrations" / SHARED, f"{folder}/LICENSE": HOME / "LICENSE"}
        content = {path: file.read_bytes().replace(PLACEHOLDER, own) for path, file in files.items()}
        made[f"wikis/flashcard-{wiki}.zip"] = archive(content, f"{folder}/{first}")
    return made

"""Pages to a site folder, by MkDocs. The one file that knows MkDocs; its settings are those of mkdocs.yml."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from flashdeck.model import Deck
from flashdeck.outputs.pages import GLOSSARY, INDEX, MAP
from flashdeck.problems import Failure

PLACE_IN_NAV = "cards/index.md"
"""Where mkdocs.yml's nav says that the cards go."""

_LEVELS = ("ERROR", "WARNING")


def run_site_engine(settings: Path, root: Path, folder: Path, site_url: str) -> None:
    """Build docs/ into `folder`, published at `site_url`. Raises Failure with what MkDocs complained about."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "-f", str(settings), "-d", str(folder)]
    environment = dict(os.environ, SITE_URL=site_url, PYTHONPATH=str(root / "scripts"), NO_COLOR="1")
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        lines = (done.stderr + done.stdout).strip().splitlines()
        told = [line for line in lines if line.lstrip().startswith(_LEVELS)] or lines[-1:] or ["no reason given"]
        raise Failure("the pages can't be built:\n  " + "\n  ".join(line.strip() for line in told))


def write_settings(deck: Deck, config: dict[str, Any], home: dict[str, Any], root: Path) -> Path:
    """Write the settings of this build: mkdocs.yml's with the cards put into the navigation, and what `home` shows."""
    cards: list[object] = [
        f"cards/{INDEX}.md",
        f"cards/{MAP}.md",
        f"cards/{GLOSSARY}.md",
        *(f"cards/{section.slug}.md" for section in deck.sections),
    ]
    cards += [{section.title: [f"cards/{card.slug}.md" for card in section.cards]} for section in deck.sections]
    nav = [
        {name: cards if target == PLACE_IN_NAV else target for name, target in entry.items()}
        if isinstance(entry, dict)
        else entry
        for entry in config.get("nav", [])
    ]
    settings = {
        "INHERIT": str(root / "mkdocs.yml"),
        "docs_dir": str(root / config.get("docs_dir", "docs")),
        "theme": {"custom_dir": str(root / config["theme"]["custom_dir"])},
        "nav": nav,
        "extra": {"deck": home},
    }
    path = root / ".cache" / "mkdocs.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return path

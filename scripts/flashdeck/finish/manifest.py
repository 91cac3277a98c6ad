"""The site's address and name → `manifest.webmanifest`, which makes the site installable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

FILE = "manifest.webmanifest"
SHORT_NAME = "DL Cards"
ICONS = (
    ("assets/icons/icon-192.png", "192x192", "any"),
    ("assets/icons/icon-512.png", "512x512", "any"),
    ("assets/icons/maskable-512.png", "512x512", "maskable"),
)
SHORTCUTS = (
    ("Study what is due", "study/", "Answer the cards that are due"),
    ("Browse cards", "cards/", "All cards by section"),
)
SCREENSHOTS = (
    ("assets/screenshots/study.png", "narrow", "An answer, rated by how well you knew it"),
    ("assets/screenshots/card.png", "wide", "A card: question, answer, explanation and figure"),
)
PAPER = "#fbfaf7"


def write_manifest(
    site: Path,
    site_url: str,
    name: str = "Deep Learning Flashcards",
    description: str = "Flashcards whose code really runs, offline",
) -> None:
    """Write the manifest into the folder `site`, which is published at `site_url`.

    The identity is the absolute path of the site: a relative one resolves against the host's root, where two sites of
    one host would pass for the same app. Everything else is relative, so that the same file works at any address.
    """
    manifest = {
        "id": base_path(site_url),
        "name": name,
        "short_name": SHORT_NAME,
        "description": description,
        "lang": "en",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "categories": ["education"],
        # The window that is open comes to the front; what to do then, overrides/app/install/launch.ts knows.
        "launch_handler": {"client_mode": ["focus-existing", "auto"]},
        # Taken by the service worker: overrides/app/sw/share.ts.
        "share_target": {
            "action": "share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": "backup", "accept": ["application/json", "text/plain", ".json", ".txt"]}]},
        },
        "screenshots": [_screenshot(site, *shot) for shot in SCREENSHOTS if (site / shot[0]).is_file()],
        "icons": [_icon(*icon) for icon in ICONS],
        "shortcuts": [
            {"name": label, "url": url, "description": words, "icons": [_icon(*ICONS[0])]}
            for label, url, words in SHORTCUTS
        ],
    }
    (site / FILE).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def base_path(site_url: str) -> str:
    """Return the path of a site's address, with a slash at both ends."""
    path = urlsplit(site_url).path.strip("/")
    return f"/{path}/" if path else "/"


def png_size(png: bytes) -> str:
    """Width and height of a PNG image, as in a manifest."""
    return f"{int.from_bytes(png[16:20])}x{int.from_bytes(png[20:24])}"


def _screenshot(site: Path, path: str, form: str, label: str) -> dict[str, str]:
    sizes = png_size((site / path).read_bytes())
    return {"src": path, "sizes": sizes, "type": "image/png", "form_factor": form, "label": label}


def _icon(path: str, sizes: str, purpose: str) -> dict[str, str]:
    return {"src": path, "sizes": sizes, "type": "image/png", "purpose": purpose}

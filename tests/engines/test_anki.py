"""Coming from Anki in Firefox and WebKit: both forms of its exports are unpacked by what each browser has."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from tests.anki_learner import one_who_knows_two_cards
from tests.browser.conftest import Site
from tests.engines.door import Door

CHOOSE = """(() => {{
  const chosen = new DataTransfer();
  chosen.items.add(new File([Uint8Array.from(atob({content}), (sign) => sign.charCodeAt(0))], "deck.apkg"));
  const field = document.querySelector("input[type=file]");
  field.files = chosen.files;
  field.dispatchEvent(new Event("change", {{ bubbles: true }}));
}})()"""
"""Choose a file, as if in the system's own dialog, which no driver of both engines can use."""


@pytest.fixture(scope="module")
def exports(site: Site, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A new and an old export of the same history, in base 64."""
    folder = tmp_path_factory.mktemp("learner")
    learner = one_who_knows_two_cards(folder, site.folder)
    files = [
        learner.export_deck(folder / f"{legacy}.apkg", "Deep Learning Flashcards", legacy=legacy)
        for legacy in (False, True)
    ]
    learner.close()
    return [base64.b64encode(Path(file).read_bytes()).decode() for file in files]


def test_reviews_in_anki_are_imported_once(door: Door, site: Site, exports: list[str]) -> None:
    new, old = exports
    door.open(f"{site.url}study/")
    door.sees("What is deep learning?")
    door.click("More actions")
    door.click_text("Back up and move answers")
    door.sees("Import a backup, or an export from Anki")
    door.evaluate(CHOOSE.format(content=json.dumps(new)))
    door.sees("From Anki: 8 reviews of 2 cards added; none were here already.")
    door.evaluate(CHOOSE.format(content=json.dumps(old)))
    door.sees("From Anki: nothing added; 8 were here already.")
    door.press("Escape")
    door.sees("What are convolutional neural networks?")

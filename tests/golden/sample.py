"""The sample deck: card source under `deck-source/` to the text of the files under `deck/`, by the one writer."""

from __future__ import annotations

import json
from pathlib import Path

from flashdeck.markdown import Renderer, read_config
from flashdeck.model import Deck
from flashdeck.outputs.deck import deck_files
from flashdeck.parse import parse
from flashdeck.source import read_source
from flashdeck.typeset import make_typesetter

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("deck-source")
GOLDEN = Path(__file__).with_name("deck")
NAME = "Sample deck"


def sample_deck() -> Deck:
    """The three cards, which hold no mistake."""
    deck, problems = parse(read_source(SOURCE))
    assert not problems, problems
    return deck


def sample_files() -> dict[str, str]:
    """Text of each golden file by its name, indented so that a change can be read."""
    written = deck_files(sample_deck(), NAME, SOURCE, Renderer(read_config(PROJECT)), make_typesetter(PROJECT))
    return {
        Path(name).name: json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
        for name, text in written.items()
        if name != "deck/schema.json"
    }

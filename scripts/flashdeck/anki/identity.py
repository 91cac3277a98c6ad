"""Cards to what Anki knows them by. All of it follows from ids that never change: a learner's history hangs on it.

Nothing here may ever come out otherwise for a card that was exported once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from flashdeck.gaps import Gap
from flashdeck.ids import Numbers, gap_numbers
from flashdeck.model import BACK, Card, Cloze, Reversed

_EARLIEST = 1_000_000_000_000
"""Anki's ids are moments in ms. Ours lie between 2001 and 2020, before any of the cards was written."""

_SPAN = 600_000_000_000


def guid(card_id: str) -> str:
    """What makes two notes the same one, whatever is written in them; `overrides/app/anki/` reads it."""
    return f"flashdeck-{card_id}"


def row_id(name: str) -> int:
    """A row's id from what it is called."""
    return _EARLIEST + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % _SPAN


def units_by_ordinal(card: Card, numbers: Numbers) -> dict[int, str]:
    """The card's units by the ordinal of the Anki card that asks for each; `numbers` are those of its gaps."""
    match card.kind:
        case Cloze(gaps=gaps):
            return {gap_ordinal(gap, numbers): f"{card.id}#{gap.key}" for gap in gaps}
        case Reversed():
            return {0: card.id, 1: f"{card.id}#{BACK}"}
        case _:
            return {0: card.id}


def gap_ordinal(gap: Gap, numbers: Numbers) -> int:
    """Ordinal of a gap's card: c1 is the first."""
    return numbers[gap.key] - 1


def units_file(cards: Iterable[Card], lock: str) -> dict[str, str]:
    """The list by which the browser knows reviews in Anki, by its path: units by ordinal, by the note's guid."""
    numbers = gap_numbers(lock)
    notes = {guid(card.id): _texts(units_by_ordinal(card, numbers.get(card.id, {}))) for card in cards}
    return {"deck/anki.json": json.dumps({"schema": 1, "notes": notes}, separators=(",", ":")) + "\n"}


def _texts(units: dict[int, str]) -> dict[str, str]:
    return {str(ordinal): unit for ordinal, unit in sorted(units.items())}

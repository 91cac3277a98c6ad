"""A learner who studies the deck in Anki: Anki itself, as a library, and the files that it exports."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

from flashdeck.anki.identity import guid
from flashdeck.parse import parse
from flashdeck.source import read_source
from tests.unit.project import PROJECT

if TYPE_CHECKING:
    from anki.cards import Card  # which can't be imported first

DAY = 86_400_000


@dataclass(frozen=True)
class Row:
    """A row of the review log: when (ms), which button, ease factor, time taken (ms), and kind."""

    time: int
    ease: int
    factor: int
    taken: int
    kind: int


class Learner:
    """A collection in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "collection.anki2"
        folder.mkdir(parents=True, exist_ok=True)
        self.collection = Collection(str(self.path))

    def take_in(self, package: Path) -> None:
        """Import a deck."""
        options = ImportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False)
        self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))

    def card(self, card_id: str, ordinal: int = 0) -> Card:
        """Anki's card of a unit."""
        (note,) = self._db.list("select id from notes where guid = ?", guid(card_id))
        (found,) = [card for card in self.collection.get_note(note).cards() if card.ord == ordinal]
        return found

    def answer(self, card_id: str, rating: int, ordinal: int = 0) -> None:
        """Answer a card now, by Anki's own scheduler."""
        card = self.card(card_id, ordinal)
        card.start_timer()
        self.collection.sched.answerCard(card, rating)  # type: ignore[arg-type]
        time.sleep(0.002)  # Anki tells reviews apart by their millisecond

    def remember(self, card_id: str, rows: list[Row], ordinal: int = 0) -> None:
        """Write rows as Anki has written them on earlier days."""
        card = self.card(card_id, ordinal).id
        for row in rows:
            values = (row.time, card, -1, row.ease, 1, 1, row.factor, row.taken, row.kind)
            self._db.execute("insert into revlog values (?,?,?,?,?,?,?,?,?)", *values)

    def forget(self, card_id: str) -> None:
        """Let a card begin anew."""
        self.collection.sched.schedule_cards_as_new([self.card(card_id).id])

    def add_other(self) -> None:
        """A card of a deck of the learner's own, answered once."""
        note = self.collection.new_note(self.collection.models.by_name("Basic"))  # type: ignore[arg-type]
        note["Front"], note["Back"] = "Capital of Peru?", "Lima"
        self.collection.add_note(note, self.collection.decks.id("Capitals"))  # type: ignore[arg-type]
        card = note.cards()[0]
        card.start_timer()
        self.collection.sched.answerCard(card, 3)

    def log(self) -> list[tuple[str, int, int, int, int, int, int]]:
        """Guid, ordinal, time, button, factor, time taken and kind of every review of the log."""
        asked = "select guid, ord, r.id, ease, r.factor, time, r.type from revlog r, cards c, notes n"
        return [tuple(row) for row in self._db.all(f"{asked} where r.cid = c.id and c.nid = n.id order by r.id")]

    def know(self, card_ids: list[str]) -> None:
        """Have answered each of the cards four times in the last two months."""
        now = int(time.time() * 1000)
        for place, card_id in enumerate(card_ids):
            reviews = ((60, 0), (59, 1), (50, 1), (20, 1))
            self.remember(card_id, [Row(now - day * DAY + place, 3, 2500, 4000, kind) for day, kind in reviews])

    def export_deck(self, to: Path, name: str, *, legacy: bool = False, scheduling: bool = True) -> Path:
        """Export a deck as a package."""
        options = ExportAnkiPackageOptions(
            with_scheduling=scheduling, with_deck_configs=False, with_media=True, legacy=legacy
        )
        limit = DeckIdLimit(self.collection.decks.id(name, create=False) or 0)  # type: ignore[arg-type]
        self.collection.export_anki_package(out_path=str(to), options=options, limit=limit)
        return to

    def export_all(self, to: Path, *, legacy: bool = False) -> Path:
        """Export the whole collection. Anki closes it for that."""
        self.collection.export_collection_package(str(to), include_media=True, legacy=legacy)
        self.collection = Collection(str(self.path))
        return to

    def close(self) -> Path:
        """Leave Anki; gives the collection as it lies on the disk."""
        self.collection.close()
        return self.path

    @property
    def _db(self):  # type: ignore[no-untyped-def] # noqa: ANN202
        assert self.collection.db
        return self.collection.db


def one_who_knows_two_cards(folder: Path, site: Path) -> Learner:
    """Somebody who took the deck from a built site into Anki, and knows its first two cards well."""
    learner = Learner(folder / "anki")
    learner.take_in(site / "anki" / "flashcards.apkg")
    deck, _ = parse(read_source(PROJECT))
    learner.know([card.id for card in deck.cards[:2]])
    return learner

"""A deck to an Anki package: a zip archive with the collection and the media. Docs: docs/studying.md."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flashdeck.anki.changes import Changes, read_changes
from flashdeck.anki.collection import Note, write_collection
from flashdeck.anki.fields import Link, Writer
from flashdeck.anki.figures import Media
from flashdeck.anki.identity import guid, row_id, units_by_ordinal
from flashdeck.anki.notetypes import SHAPED, note_type
from flashdeck.archive import archive
from flashdeck.figures import figure_path
from flashdeck.ids import Numbers, gap_numbers
from flashdeck.markdown import Renderer
from flashdeck.model import Card, Deck, Section

COLLECTION = "collection.anki2"
PACKAGE = "anki/flashcards.apkg"
"""Where the site has its package; docs/studying.md leads there."""


def make_package(root: Path, name: str, renderer: Renderer, lock: str, site_url: str | None) -> Package:
    """The package of the deck below `root`, whose ids `lock` lists; its cards link to their pages below `site_url`."""

    def link(slug: str) -> str:
        return f"{site_url}cards/{slug}/"

    return Package(root, name, renderer, read_changes(root), gap_numbers(lock), link if site_url else None)


@dataclass(frozen=True)
class Contents:
    """What a package holds."""

    decks: dict[int, str]
    """Names by id."""

    notes: list[Note]
    media: dict[str, bytes]
    """Files by name."""


@dataclass(frozen=True)
class Package:
    """Writes a deck's package."""

    root: Path
    name: str
    """The deck's."""

    renderer: Renderer
    changes: Changes
    numbers: Mapping[str, Numbers]
    """Numbers of gaps by card id."""

    link: Link = None

    def make(self, deck: Deck, only: str | None = None) -> bytes:
        """The file's content, of the section `only` if it is given. The same input gives the same bytes."""
        contents = self.contents(deck, only)
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch, COLLECTION)
            write_collection(path, contents.decks, contents.notes)
            collection = path.read_bytes()
        names = sorted(contents.media)
        listed = json.dumps({str(number): name for number, name in enumerate(names)}).encode()
        files = {str(number): contents.media[name] for number, name in enumerate(names)}
        return archive({COLLECTION: collection, **files, "media": listed}, COLLECTION)

    def contents(self, deck: Deck, only: str | None = None) -> Contents:
        """What goes into the file."""
        media = Media(self.root)
        writer = Writer(self.renderer, media, self.link)
        notes: list[Note] = []
        decks: dict[int, str] = {}
        place = 0
        for section in deck.sections:
            own = row_id(f"deck {section.slug}")
            for card in section.cards:
                if only in (None, section.slug):
                    decks |= {row_id("deck"): self.name, own: self._deck_name(section)}
                    notes.append(self._note(card, section, writer, own, place))
                place += len(card.units)
        return Contents(decks, notes, media.files)

    def _deck_name(self, section: Section) -> str:
        """Begins with the folder's number: Anki sorts decks by name, and takes new cards in that order."""
        number, _, _ = section.slug.partition("-")
        title = section.title.replace("::", ": ")
        return f"{self.name}::{f'{number} ' if number.isdecimal() else ''}{title}"

    def _note(self, card: Card, section: Section, writer: Writer, deck: int, place: int) -> Note:
        """A card's note; `place` is that of its first Anki card in the order of new ones."""
        kind = note_type(card)
        numbers = self.numbers.get(card.id, {})
        units = sorted(units_by_ordinal(card, numbers).items())
        return Note(
            id=row_id(f"note {card.id}"),
            guid=guid(card.id),
            kind=kind,
            changed=self._changed(card),
            tags=(*sorted(card.tags), f"level::{card.level}", f"section::{section.slug}"),
            fields=tuple(kind.values(writer.fields(card, numbers))),
            deck=deck,
            cards=tuple(
                (ordinal, row_id(f"card {unit}"), place + more) for more, (ordinal, unit) in enumerate(units, 1)
            ),
        )

    def _changed(self, card: Card) -> int:
        files = [self.root / card.place.path, *(figure_path(card, figure, self.root) for figure in card.figures)]
        return max(SHAPED, *(self.changes.of(path) for path in files))

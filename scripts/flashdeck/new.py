"""A slug to a new card file with an id of its own, and card files to the lock that lists their ids."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from flashdeck.gaps import read_gaps
from flashdeck.ids import LOCK, mint, read_lock, write_lock
from flashdeck.model import ID, SLUG
from flashdeck.problems import Failure
from flashdeck.source import Source, read_source
from flashdeck.templates import new_text


def new_card(root: Path, section: str, slug: str, kind: str = "basic") -> Path:
    """Write cards/`section`/`slug`.md, a card of a kind, with a new id and add the id to the lock; gives its path.

    Raises Failure when the slug is taken or can't be one, or the section is not there.
    """
    for name in (section, slug):
        if not SLUG.fullmatch(name):
            raise Failure(f"{name!r} makes no slug (use lower-case words joined by hyphens: what-is-max-pooling)")
    source = read_source(root)
    folder = root / "cards" / section
    if not folder.is_dir():
        known = ", ".join(source.folders) or "none yet"
        raise Failure(f"there is no section cards/{section} (sections: {known}; make the folder to start a new one)")
    if slug in source.slugs:
        raise Failure(f"there is a card {slug} already (choose another slug)")
    card_id = mint(_taken(source))
    text = new_text(kind, card_id, slug.replace("-", " ").capitalize() + "?")
    lock = write_lock(source.lock, [(card_id, slug)], {card_id: _keys(text)} if kind == "cloze" else None)
    path = folder / f"{slug}.md"
    path.write_text(text, "utf-8")
    (root / LOCK).write_text(lock, "utf-8")
    return path


def lock_ids(root: Path) -> int:
    """Mint an id for each card that has none, then add the ids of all cards to the lock, and their gaps.

    Gives how many lines of the lock are new or have a new slug. An id that two cards share stays as it is there, and so
    does one of a renamed card until its old name is among its aliases.
    """
    source = read_source(root)
    write_lock(source.lock, [])  # stops here when the lock can't be read
    taken = _taken(source)
    ids: list[tuple[str, str]] = []
    gaps: dict[str, list[str]] = {}
    for raw in source.cards:
        if "id" in raw.fields:
            ids.append((str(raw.fields["id"].value), raw.slug))
        else:
            ids.append((mint(taken), raw.slug))
            taken.append(ids[-1][0])
            _insert_id(root / raw.path, ids[-1][0])
        if "type" in raw.fields and raw.fields["type"].value == "cloze":
            gaps[ids[-1][0]] = _keys(raw.blocks[0].text)
    times = Counter(card_id for card_id, _ in ids)
    unnamed = _renamed_without_alias(source)
    known = [
        (card_id, slug)
        for card_id, slug in ids
        if ID.fullmatch(card_id) and times[card_id] == 1 and card_id not in unnamed
    ]
    text = write_lock(source.lock, known, gaps)
    (root / LOCK).write_text(text, "utf-8")
    return len(set(text.splitlines()) - set(source.lock.splitlines()))


def _keys(statement: str) -> list[str]:
    """Keys of a statement's gaps, in reading order."""
    return [gap.key for gap in read_gaps(statement)[0]]


def _renamed_without_alias(source: Source) -> set[str]:
    """Ids of cards whose name in the lock is neither their own nor one of their aliases."""
    names = {entry.id: entry.slug for entry in read_lock(source.lock)[0]}
    found = set()
    for raw in source.cards:
        card_id = str(raw.fields["id"].value) if "id" in raw.fields else ""
        aliases = raw.fields["aliases"].value if "aliases" in raw.fields else None
        known = {raw.slug, *(aliases if isinstance(aliases, list) else ())}
        if names.get(card_id, raw.slug) not in known:
            found.add(card_id)
    return found


def _taken(source: Source) -> list[str]:
    """Every id that is in use or was."""
    ids = [str(raw.fields["id"].value) for raw in source.cards if "id" in raw.fields]
    return ids + [entry.id for entry in read_lock(source.lock)[0]]


def _insert_id(path: Path, card_id: str) -> None:
    """Write an id below the first line of a card file, and leave all other bytes as they are."""
    first, end, rest = re.split(rb"(\r\n|\n|\r)", path.read_bytes(), maxsplit=1)
    path.write_bytes(first + end + f"id: {card_id}".encode() + end + rest)

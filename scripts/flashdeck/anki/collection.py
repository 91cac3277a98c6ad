"""Notes and decks to an Anki collection: a SQLite file of schema 11, which every Anki since 2.0 reads."""

from __future__ import annotations

import hashlib
import html
import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flashdeck.anki.notetypes import NOTE_TYPES, SHAPED, NoteType, as_json, styles

_SCHEMA = """
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
  ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
  odue integer not null, odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
  type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);
"""
_VERSION = 11
_DEFAULT = 1
"""Id of the deck, and of the group of deck options, that every collection has."""

_OPTIONS = {
    "id": _DEFAULT,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "new": {"bury": True, "delays": [1, 10], "initialFactor": 2500, "ints": [1, 4, 7], "order": 1, "perDay": 20},
    "rev": {"bury": True, "ease4": 1.3, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
    "dyn": False,
}


@dataclass(frozen=True)
class Note:
    """A note with its cards."""

    id: int
    guid: str
    kind: NoteType
    changed: int
    """When it last came out otherwise, in seconds since 1970."""

    tags: tuple[str, ...]
    fields: tuple[str, ...]
    deck: int
    cards: tuple[tuple[int, int, int], ...]
    """Ordinal, id, and place in the order of new cards."""


def write_collection(path: Path, decks: dict[int, str], notes: Iterable[Note]) -> None:
    """Write a collection file that holds the notes; `decks` has names by id. The same input gives the same bytes."""
    with sqlite3.connect(path) as database:
        database.executescript(_SCHEMA)
        database.execute("insert into col values (?,?,?,?,?,?,?,?,?,?,?,?,?)", _col(decks))
        for note in notes:
            database.execute("insert into notes values (?,?,?,?,?,?,?,?,?,?,?)", _note(note))
            for ordinal, card, place in note.cards:
                card_row = (card, note.id, note.deck, ordinal, note.changed, -1, 0, 0, place, *[0] * 8, "")
                database.execute("insert into cards values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", card_row)
    database.close()


def _note(note: Note) -> tuple[Any, ...]:
    first = html.unescape(re.sub(r"<[^>]*>", "", note.fields[0]))
    checksum = int(hashlib.sha1(first.encode()).hexdigest()[:8], 16)  # noqa: S324 (Anki's way to find doubles)
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    return (note.id, note.guid, note.kind.id, note.changed, -1, tags, "\x1f".join(note.fields), first, checksum, 0, "")


def _col(decks: dict[int, str]) -> tuple[Any, ...]:
    look = styles()
    conf = {
        "activeDecks": [_DEFAULT],
        "curDeck": _DEFAULT,
        "curModel": str(NOTE_TYPES[0].id),
        "newSpread": 0,
        "collapseTime": 1200,
        "timeLim": 0,
        "estTimes": True,
        "dueCounts": True,
        "nextPos": 1,
        "sortType": "noteFld",
        "sortBackwards": False,
        "addToCur": True,
        "schedVer": 2,
    }
    values: tuple[dict[str, Any], ...] = (
        conf,
        {str(kind.id): as_json(kind, look) for kind in NOTE_TYPES},
        {str(number): _deck(number, name) for number, name in {_DEFAULT: "Default", **decks}.items()},
        {str(_DEFAULT): _OPTIONS},
        {},
    )
    texts = [json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values]
    return (1, SHAPED, SHAPED * 1000, SHAPED * 1000, _VERSION, 0, 0, 0, *texts)


def _deck(number: int, name: str) -> dict[str, Any]:
    nothing = [0, 0]
    counted = {"newToday": nothing, "revToday": nothing, "lrnToday": nothing, "timeToday": nothing}
    return {
        "id": number,
        "name": name,
        "mod": SHAPED,
        "usn": -1,
        "desc": "",
        "dyn": 0,
        "conf": _DEFAULT,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        **counted,
    }

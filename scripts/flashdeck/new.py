"""A slug to a new card file with an id of its own, and the lock that lists it."""

from __future__ import annotations

from pathlib import Path

from flashdeck.ids import LOCK, mint, read_lock, write_lock
from flashdeck.parse import SLUG
from flashdeck.problems import Failure
from flashdeck.source import read_source

TEMPLATE = """---
id: {id}
type: basic
tags: []
level: intro
source: Where can the answer be looked up?
---
{question}

## Answer
One sentence that the learner can judge.

## Details
What stands folded under the answer.
"""


def new_card(root: Path, section: str, slug: str) -> Path:
    """Write cards/`section`/`slug`.md with a new id and add the id to the lock; gives the file's path.

    Raises Failure when the slug is taken or can't be one, or the section is not there.
    """
    if not SLUG.fullmatch(slug):
        raise Failure(f"{slug!r} makes no slug (use lower-case words joined by hyphens: what-is-max-pooling)")
    source = read_source(root)
    folder = root / "cards" / section
    if not folder.is_dir():
        known = ", ".join(source.folders) or "none yet"
        raise Failure(f"there is no section cards/{section} (sections: {known}; make the folder to start a new one)")
    if slug in source.slugs:
        raise Failure(f"there is a card {slug} already (choose another slug)")
    entries, _ = read_lock(source.lock)
    taken = [entry.id for entry in entries]
    taken += [str(raw.fields["id"].value) for raw in source.cards if "id" in raw.fields]
    card_id = mint(taken)
    path = folder / f"{slug}.md"
    question = slug.replace("-", " ").capitalize() + "?"
    path.write_text(TEMPLATE.format(id=card_id, question=question), "utf-8")
    (root / LOCK).write_text(write_lock(source.lock, [(card_id, slug)]), "utf-8")
    return path


def lock_ids(root: Path) -> int:
    """Add the ids of all cards to the lock; gives how many are new or have a new slug."""
    source = read_source(root)
    ids = [(str(raw.fields["id"].value), raw.slug) for raw in source.cards if "id" in raw.fields]
    text = write_lock(source.lock, ids)
    (root / LOCK).write_text(text, "utf-8")
    return len(set(text.splitlines()) - set(source.lock.splitlines()))

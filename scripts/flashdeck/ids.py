"""The list of every id ever published, cards/ids.lock: one line an id with its slug, or a tombstone for a deleted card.

A line reads `k7f3q9xw what-is-max-pooling`, and `k7f3q9xw what-is-max-pooling deleted` once the card is gone for good.
Learners' progress hangs on ids, so one that vanishes unnoticed, or comes back meaning another card, is an error.

A cloze card's line goes on with its gaps, `slope=c1 place=c2`: programs like Anki know a gap by its number only. A
number is never given to another gap, so those of gaps that are gone stay.
"""

from __future__ import annotations

import re
import secrets
import string
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from flashdeck.gaps import KEY
from flashdeck.model import ID, SLUG, Card, Cloze
from flashdeck.problems import Problem, ProblemsFound

LOCK = "cards/ids.lock"
DELETED = "deleted"
HEADER = "# Every card id ever published, with its slug, written by `flashdeck new` and `flashdeck lock`.\n"
_NUMBERED = re.compile(rf"({KEY.pattern})=c([1-9]\d*)")

Numbers = Mapping[str, int]
"""Number of each gap that a card has, or had, by its key."""


@dataclass(frozen=True)
class Entry:
    """One line of the lock."""

    id: str
    slug: str
    deleted: bool
    line: int
    numbers: Numbers = field(default_factory=dict)

    def __str__(self) -> str:
        """As it is written."""
        gaps = [f"{key}=c{number}" for key, number in sorted(self.numbers.items(), key=lambda pair: pair[1])]
        return " ".join([self.id, self.slug, *([DELETED] if self.deleted else []), *gaps])


def mint(taken: Iterable[str]) -> str:
    """A new id: a letter and seven letters or digits, in none of `taken`."""
    known = set(taken)
    while True:
        minted = secrets.choice(string.ascii_lowercase) + "".join(
            secrets.choice(string.ascii_lowercase + string.digits) for _ in range(7)
        )
        if minted not in known:
            return minted


def read_lock(text: str) -> tuple[list[Entry], list[Problem]]:
    """Entries of the lock's text, and what is wrong with it."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        match line.split():
            case []:
                continue
            case [first, *_] if first.startswith("#"):
                continue
            case [card_id, slug, *rest] if (
                ID.fullmatch(card_id)
                and SLUG.fullmatch(slug)
                and (numbers := _read_numbers(rest[rest[:1] == [DELETED] :])) is not None
            ):
                if card_id in seen:
                    what = f"id {card_id} stands twice, first on line {seen[card_id]}"
                    problems.append(Problem(LOCK, number, what, "keep the line that is right"))
                    continue
                seen[card_id] = number
                entries.append(Entry(card_id, slug, rest[:1] == [DELETED], number, numbers))
            case _:
                problems.append(Problem(LOCK, number, f"can't read {line!r}", "write: id slug, or: id slug deleted"))
    return entries, problems


def _read_numbers(words: list[str]) -> dict[str, int] | None:
    """Gaps with their numbers; None if a word is something else, or a gap or a number stands twice."""
    found = [_NUMBERED.fullmatch(word) for word in words]
    numbers = {each[1]: int(each[3]) for each in found if each}
    return numbers if len(set(numbers.values())) == len(words) else None


def write_lock(text: str, cards: Iterable[tuple[str, str]], gaps: Mapping[str, Iterable[str]] | None = None) -> str:
    """The lock's text with every (id, slug) of `cards` in it; tombstones and vanished ids stay as they are.

    `gaps` has the keys of cards' gaps by id; each that has no number yet gets the one after the highest ever given.
    Raises ProblemsFound when a line of `text` can't be read, as it would be lost.
    """
    entries, problems = read_lock(text)
    if problems:
        raise ProblemsFound(problems)
    lines = {entry.id: entry for entry in entries}
    for card_id, slug in cards:
        known = lines.get(card_id)
        if not known or not known.deleted:
            numbers = _numbered(known.numbers if known else {}, (gaps or {}).get(card_id, ()))
            lines[card_id] = Entry(card_id, slug, deleted=False, line=0, numbers=numbers)
    return HEADER + "".join(f"{lines[card_id]}\n" for card_id in sorted(lines))


def _numbered(numbers: Numbers, keys: Iterable[str]) -> Numbers:
    numbered = dict(numbers)
    for key in keys:
        numbered.setdefault(key, max(numbered.values(), default=0) + 1)
    return numbered


def gap_numbers(lock: str) -> dict[str, Numbers]:
    """Numbers of gaps by card id, as the lock's text has them."""
    return {entry.id: entry.numbers for entry in read_lock(lock)[0]}


def check_ids(cards: tuple[Card, ...], unread: frozenset[str], lock: str) -> Iterator[Problem]:
    """Duplicate ids, ids missing from the lock, renamed cards, ids that vanished from cards/ and ids used again.

    `unread` are slugs of card files whose id is not known, so that nothing can be said of the ids listed for them.
    """
    first: dict[str, Card] = {}
    entries, problems = read_lock(lock)
    yield from problems
    locked = {entry.id: entry for entry in entries}
    times = Counter(card.id for card in cards)
    for card in cards:
        if not card.id:
            continue
        line = card.place.line("id")
        mend = "delete this line and run `flashdeck lock`, which writes a new one"
        if card.id in first:
            yield Problem(card.place.path, line, f"id {card.id} is also that of {first[card.id].place.path}", mend)
            continue
        first[card.id] = card
        entry = locked.get(card.id)
        if entry is None:
            yield Problem(card.place.path, line, f"id {card.id} is not in {LOCK}", "run `flashdeck lock`")
            continue
        if entry.deleted:
            yield Problem(card.place.path, line, f"id {card.id} belonged to the deleted card {entry.slug}", mend)
        elif entry.slug != card.slug and SLUG.fullmatch(card.slug) and times[card.id] == 1:
            add = "" if entry.slug in card.aliases else f"add {entry.slug} to its aliases, then "
            what = f"the card was called {entry.slug}, and old links would break"
            yield Problem(card.place.path, card.place.line("aliases"), what, f"{add}run `flashdeck lock`")
        elif unnumbered := [key for key in _keys(card) if key not in entry.numbers]:
            what = f"{'gap' if len(unnumbered) == 1 else 'gaps'} {', '.join(unnumbered)} without a number in {LOCK}"
            yield Problem(card.place.path, line, what, "run `flashdeck lock`")
    for entry in entries:
        if not entry.deleted and entry.id not in first and entry.slug not in unread:
            mend = f"restore the card, or mark the line as `{entry.id} {entry.slug} {DELETED}`"
            yield Problem(LOCK, entry.line, f"id {entry.id} has no card any more", mend)


def _keys(card: Card) -> list[str]:
    return [gap.key for gap in card.kind.gaps] if isinstance(card.kind, Cloze) else []

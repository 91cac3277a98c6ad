"""The lock: no id is ever lost, none is given out twice, and what can't be read is not written over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flashdeck.ids import DELETED, check_ids, gap_numbers, mint, read_lock, write_lock
from flashdeck.kinds import KINDS
from flashdeck.model import ID
from flashdeck.new import lock_ids, new_card
from flashdeck.parse import parse
from flashdeck.problems import Failure, ProblemsFound
from flashdeck.source import read_source
from tests.golden.sample import SOURCE

IDS = st.from_regex(ID, fullmatch=True)
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
LOCKS = st.dictionaries(IDS, st.tuples(SLUGS, st.booleans()), max_size=8).map(
    lambda entries: "".join(f"{key} {slug}{' ' + DELETED if gone else ''}\n" for key, (slug, gone) in entries.items())
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sample deck."""
    shutil.copytree(SOURCE, tmp_path, dirs_exist_ok=True)
    return tmp_path


@settings(deadline=None, derandomize=True)
@given(LOCKS, st.lists(st.tuples(IDS, SLUGS), max_size=8), st.data())
def test_writing_the_lock_never_loses_an_id(lock: str, cards: list[tuple[str, str]], data: st.DataObject) -> None:
    before, _ = read_lock(lock)
    known = st.sampled_from([entry.id for entry in before]) if before else IDS
    cards = [*cards, (data.draw(known), "renamed")]
    after, problems = read_lock(write_lock(lock, cards))
    assert not problems
    assert {entry.id for entry in after} == {entry.id for entry in before} | {card_id for card_id, _ in cards}
    kept = {entry.id: (entry.slug, entry.deleted) for entry in after}
    for entry in before:
        assert kept[entry.id][1] == entry.deleted
        assert not entry.deleted or kept[entry.id][0] == entry.slug


@settings(deadline=None, derandomize=True)
@given(LOCKS, st.lists(st.tuples(IDS, SLUGS), max_size=8))
def test_writing_the_lock_again_changes_nothing(lock: str, cards: list[tuple[str, str]]) -> None:
    once = write_lock(lock, cards)
    assert write_lock(once, cards) == once


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_a_lock_that_cannot_be_read_is_not_written_over(lock: str) -> None:
    entries, problems = read_lock(lock)
    if problems:
        with pytest.raises(ProblemsFound):
            write_lock(lock, [])
    else:
        assert len(read_lock(write_lock(lock, []))[0]) == len(entries)


@settings(deadline=None, derandomize=True)
@given(st.lists(st.lists(st.sampled_from(["slope", "place", "sign", "x-axis"]), unique=True), max_size=5))
def test_a_gap_s_number_is_given_once_and_for_ever(edits: list[list[str]]) -> None:
    """Gaps come, go, come back and change their order: each keeps its number, and none gets that of another."""
    given_before: dict[str, int] = {}
    lock = ""
    for keys in edits:
        lock = write_lock(lock, [("cl0ze2gp", "sigmoid-slope")], {"cl0ze2gp": keys})
        numbers = dict(gap_numbers(lock)["cl0ze2gp"])
        assert numbers.keys() == given_before.keys() | set(keys)
        assert given_before.items() <= numbers.items()
        assert sorted(numbers.values()) == list(range(1, len(numbers) + 1))
        given_before = numbers
    assert gap_numbers(write_lock(lock, [("cl0ze2gp", "renamed")])).get("cl0ze2gp", {}) == given_before


def test_a_minted_id_is_none_of_those_taken() -> None:
    taken = [mint([]) for _ in range(50)]
    assert all(ID.fullmatch(card_id) for card_id in taken)
    assert mint(taken) not in taken


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_card_has_an_id_in_the_lock_and_no_mistake(root: Path, kind: str) -> None:
    path = new_card(root, "02-networks", "what-is-dropout", kind)
    deck, problems = parse(read_source(root))
    assert not problems
    (card,) = [card for card in deck.cards if card.slug == "what-is-dropout"]
    assert path == root / "cards" / "02-networks" / "what-is-dropout.md"
    statement = "One statement with a gap: what is to be known stands [where?]."
    assert (card.title, card.type) == (statement if kind == "cloze" else "What is dropout?", kind)
    assert not list(check_ids(deck.cards, frozenset(), read_source(root).lock))


@pytest.mark.parametrize(
    ("section", "slug", "told"),
    [
        ("02-networks", "What is dropout", "'What is dropout' makes no slug"),
        ("../02-networks", "what-is-dropout", "'../02-networks' makes no slug"),
        (
            "03-training",
            "what-is-dropout",
            "there is no section cards/03-training (sections: 01-first-steps, 02-networks",
        ),
        ("02-networks", "what-is-softmax", "there is a card what-is-softmax already"),
    ],
)
def test_a_new_card_that_cannot_be_is_refused_in_one_line(root: Path, section: str, slug: str, told: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    with pytest.raises(Failure) as failure:
        new_card(root, section, slug)
    assert str(failure.value).startswith(told)
    assert "\n" not in str(failure.value)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_broken_lock_stops_the_new_card(root: Path) -> None:
    (root / "cards" / "ids.lock").write_text("<<<<<<< HEAD\n")
    with pytest.raises(ProblemsFound):
        new_card(root, "02-networks", "what-is-dropout")
    assert not (root / "cards" / "02-networks" / "what-is-dropout.md").exists()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_locking_writes_an_id_into_a_card_that_has_none_and_leaves_the_rest(root: Path, newline: str) -> None:
    path = root / "cards" / "02-networks" / "what-is-relu.md"
    text = path.read_text("utf-8").replace("id: r5relu77\n", "").replace("\n", newline)
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert lock_ids(root) == 1
    (raw,) = [raw for raw in read_source(root).cards if raw.slug == "what-is-relu"]
    written = str(raw.fields["id"].value)
    assert (
        path.read_bytes()
        == b"\xef\xbb\xbf" + text.replace(f"---{newline}", f"---{newline}id: {written}{newline}", 1).encode()
    )
    assert f"{written} what-is-relu\n" in read_source(root).lock


def test_locking_gives_two_cards_without_an_id_two_ids(root: Path) -> None:
    for name in ("what-is-relu", "what-is-sigmoid"):
        (root / "cards" / "02-networks" / f"{name}.md").write_text("---\ntype: basic\n---\n")
    assert lock_ids(root) == 2


def test_locking_notes_a_renamed_card_once_its_old_name_is_an_alias(root: Path) -> None:
    folder = root / "cards" / "02-networks"
    renamed = (folder / "what-is-relu.md").rename(folder / "what-does-relu-do.md")
    assert lock_ids(root) == 0
    renamed.write_text(renamed.read_text("utf-8").replace("id:", "aliases: [what-is-relu]\nid:"), "utf-8")
    assert lock_ids(root) == 1
    before = (SOURCE / "cards" / "ids.lock").read_text()
    lock = (root / "cards" / "ids.lock").read_text()
    assert lock == before.replace("r5relu77 what-is-relu", "r5relu77 what-does-relu-do")


@pytest.mark.parametrize("card_id", ["r5relu77", "two words", "[a]", "null"])
def test_locking_takes_no_id_that_the_check_would_refuse(root: Path, card_id: str) -> None:
    """A copied card's id, which two cards share, or something that is no id."""
    before = (root / "cards" / "ids.lock").read_text()
    (root / "cards" / "02-networks" / "copy.md").write_text(f"---\nid: {card_id}\ntype: basic\n---\n")
    assert lock_ids(root) == 0
    assert (root / "cards" / "ids.lock").read_text() == before


def test_nothing_is_said_of_the_id_of_a_card_that_cannot_be_read(root: Path) -> None:
    (root / "cards" / "02-networks" / "what-is-relu.md").write_text("---\nid: 'open\n---\n")
    source = read_source(root)
    deck, _ = parse(source)
    assert not list(check_ids(deck.cards, frozenset({"what-is-relu"}), source.lock))

"""A deck in Anki: what is exported, and what Anki makes of it, over and over, while the learner studies there."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges
from hypothesis import given, settings
from hypothesis import strategies as st

from flashdeck.anki import collection as anki_collection
from flashdeck.anki import notetypes, package
from flashdeck.anki.changes import read_changes
from flashdeck.anki.clozes import clozes, numbered
from flashdeck.anki.figures import SCHEMES, figure_style
from flashdeck.anki.identity import guid, row_id
from flashdeck.anki.notetypes import NOTE_TYPES, SHAPED
from flashdeck.anki.package import make_package
from flashdeck.content import Prose
from flashdeck.markdown import Renderer, read_config
from flashdeck.new import lock_ids
from flashdeck.parse import parse
from flashdeck.proofs import prove_deck, proven
from flashdeck.source import read_source
from tests.golden.sample import ANKI, NAME, PROJECT, SOURCE, run_here, sample_deck, sample_notes, sample_package

if TYPE_CHECKING:
    from anki.cards import Card  # which can't be imported first

RENDERER = Renderer(read_config(PROJECT))
CLOZE = "02-networks/sigmoid-slope.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the sample deck."""
    shutil.copytree(SOURCE, tmp_path / "deck")
    return tmp_path / "deck"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """A learner's collection in Anki."""
    opened = Collection(str(tmp_path / "learner.anki2"))
    yield opened
    opened.close()


def export(root: Path, to: Path) -> Path:
    """Write the package of the deck in `root`."""
    source = read_source(root)
    deck, problems = parse(source)
    assert not problems
    package = make_package(root, NAME, RENDERER, source.lock, None)
    to.write_bytes(package.make(proven(deck, prove_deck(deck, run_here))))
    return to


def take_in(collection: Collection, package: Path) -> ImportLogWithChanges.Log:
    """Import as Anki's dialog does, unless the learner changes something there."""
    options = ImportAnkiPackageOptions(with_scheduling=False, with_deck_configs=False)
    return collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options)).log


def card_of(collection: Collection, card_id: str, ordinal: int = 0) -> Card:
    """The card in Anki of a unit."""
    (note,) = collection.db.list("select id from notes where guid = ?", guid(card_id))  # type: ignore[union-attr]
    (found,) = [card for card in collection.get_note(note).cards() if card.ord == ordinal]
    return found


def edit(path: Path, old: str, new: str, later: int = 100) -> None:
    """Change a card's text, some seconds after it was written."""
    text = path.read_text("utf-8")
    assert old in text
    time = max(path.stat().st_mtime, SHAPED) + later
    path.write_text(text.replace(old, new), "utf-8")
    os.utime(path, (time, time))


# --- what is written ---


def test_the_golden_files_are_what_is_written() -> None:
    """After a wanted change: `python -m tests.golden.update`. Then SHAPED in `anki/notetypes.py` must be raised."""
    assert {path.name: path.read_text("utf-8") for path in ANKI.iterdir()} == sample_notes()


def test_the_same_deck_is_the_same_file() -> None:
    assert sample_package().make(sample_deck()) == sample_package().make(sample_deck())


def test_what_anki_knows_a_card_by_never_changes() -> None:
    """Whoever changes one of these takes their history from learners, or lets Anki refuse every update."""
    assert guid("k7f3q9xw") == "flashdeck-k7f3q9xw"
    assert [row_id(f"{kind} k7f3q9xw") for kind in ("note", "card")] == [1424995406402, 1527281245825]
    common = ("Details", "Source", "Link", "Id", "Spare 1", "Spare 2", "Spare 3")
    assert [(kind.id, kind.fields, [template.name for template in kind.templates]) for kind in NOTE_TYPES] == [
        (1795651200101, ("Question", "Choices", "Answer", "Typed", *common), ["Card 1"]),
        (
            1795651200102,
            ("Question", "Answer", "Typed", "Reversed question", "Reversed answer", "Reversed typed", *common),
            ["Card 1", "Card 2 (reversed)"],
        ),
        (1795651200103, ("Text", "Answer", "Typed", *common), ["Cloze"]),
    ]


def test_one_section_has_the_same_notes_and_no_others() -> None:
    package = sample_package()
    all_notes = package.contents(sample_deck()).notes
    some = package.contents(sample_deck(), "02-networks")
    assert [note for note in all_notes if "section::02-networks" in note.tags] == some.notes
    assert sorted(some.decks.values()) == [NAME, f"{NAME}::02 Networks"]


def test_figures_have_colours_of_their_own() -> None:
    for look in SCHEMES:
        style = figure_style(look)
        assert "var(" not in style
        assert ".fig-a-soft{fill: #" in style
    (name, *_) = files = sample_package().contents(sample_deck()).media
    assert len(files) == 2
    assert name.startswith("flashdeck-shape-")


# --- in Anki itself ---


def test_anki_takes_the_deck_in_and_asks_each_unit(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "deck.apkg").write_bytes(sample_package().make(sample_deck()))
    log = take_in(collection, tmp_path / "deck.apkg")
    assert (len(log.new), log.found_notes) == (9, 9)
    assert collection.card_count() == sum(len(card.units) for card in sample_deck().cards) == 12
    assert not collection.media.check().missing
    assert not collection.media.check().unused
    names = [deck.name for deck in collection.decks.all_names_and_ids(skip_empty_default=True)]
    assert names == [NAME, f"{NAME}::01 First steps", f"{NAME}::02 Networks"]
    reversed_cards = [card_of(collection, "rev3rsed", ordinal) for ordinal in (0, 1)]
    assert ["double descent" in card.question() for card in reversed_cards] == [True, False]
    assert "Double descent." in reversed_cards[1].answer()
    assert ["[[type:" in card.question() for card in reversed_cards] == [False, True]
    function, slope, place = (card_of(collection, "cl0ze2gp", ordinal) for ordinal in range(3))
    assert "<em>sigmoid</em>" not in function.question().replace('data-cloze="<em>sigmoid</em>"', "")
    assert r"\({ [...] }\)" in slope.question()
    assert r"\({ 0.25 }\)" in slope.answer()
    assert place.question().count("[a number]") == 1
    choice = card_of(collection, "ch0ice26")
    assert choice.question().count("<li") == 4
    assert 'class="choices answered"' in choice.answer()
    prediction = card_of(collection, "pr3dict5")
    assert '<div class="flash-output">' in prediction.answer()
    assert '<div class="flash-output">' not in prediction.question()
    code = card_of(collection, "c0derelu")
    assert "NotImplementedError" in code.question()
    assert "for" in code.answer().split('id="answer"')[1]


def test_what_the_learner_did_survives_every_import(collection: Collection, root: Path, tmp_path: Path) -> None:
    """The same file again does nothing; a correction changes the text, and neither schedule nor history."""
    package = export(root, tmp_path / "deck.apkg")
    take_in(collection, package)
    card = card_of(collection, "r5relu77")
    card.start_timer()
    collection.sched.answerCard(card, 3)
    learnt = card_of(collection, "r5relu77")
    known = (learnt.id, learnt.due, learnt.ivl, learnt.reps, learnt.type)
    assert learnt.reps == 1
    again = take_in(collection, export(root, tmp_path / "again.apkg"))
    assert (len(again.new), len(again.updated), len(again.duplicate)) == (0, 0, 9)
    edit(root / "cards" / "02-networks" / "what-is-relu.md", "What ", "So what ")
    edited = take_in(collection, export(root, tmp_path / "edited.apkg"))
    assert (len(edited.new), len(edited.updated), len(edited.duplicate)) == (0, 1, 8)
    after = card_of(collection, "r5relu77")
    assert "So what " in after.question()
    assert (after.id, after.due, after.ivl, after.reps, after.type) == known
    assert collection.db.scalar("select count() from revlog") == 1  # type: ignore[union-attr]


def test_a_new_look_reaches_those_who_have_the_deck(
    collection: Collection, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And adds no second note type, which would part old notes from new ones."""
    take_in(collection, export(root, tmp_path / "deck.apkg"))
    before = [kind.name for kind in collection.models.all_names_and_ids()]
    for module in (anki_collection, notetypes, package):
        monkeypatch.setattr(module, "SHAPED", SHAPED + 1_000_000_000)
    monkeypatch.setattr(anki_collection, "styles", lambda: ".card { color: red; }")
    log = take_in(collection, export(root, tmp_path / "newer.apkg"))
    assert len(log.updated) == 9
    assert [kind.name for kind in collection.models.all_names_and_ids()] == before
    assert card_of(collection, "r5relu77").question().startswith("<style>.card { color: red; }</style>")


def test_gaps_that_change_their_order_keep_their_history(collection: Collection, root: Path, tmp_path: Path) -> None:
    take_in(collection, export(root, tmp_path / "deck.apkg"))
    card = card_of(collection, "cl0ze2gp", 2)
    card.start_timer()
    collection.sched.answerCard(card, 3)
    edit(root / "cards" / CLOZE, "The slope of the", "At {{place|0}}, of {{extent|all}}, the slope of the")
    lock_ids(root)
    take_in(collection, export(root, tmp_path / "edited.apkg"))
    assert [card_of(collection, "cl0ze2gp", ordinal).reps for ordinal in range(4)] == [0, 0, 1, 0]
    assert 'At <span class="cloze"' in card_of(collection, "cl0ze2gp", 2).question()


@pytest.mark.parametrize(
    ("markdown", "hidden"),
    [
        (r"$\frac{1}{\cloze{k}{n^{x_{i}}}}$", r"n^{x_{i} }"),
        (r"$\cloze{k}{\frac{a}{b}}$", r"\frac{a}{b}"),
        ("{{k|`x[::2]`|a slice}}", "<code>x[::2]</code>"),
        ('{{k|`f"{{x}}"`}}', '<code>f"{{x}}"</code>'),
        ("{{k|`a:`|b}} and {{other|c}}", "<code>a:</code>"),
        ("{{k|*one* `{}`}}", "<em>one</em> <code>{}</code>"),
    ],
)
def test_anki_finds_the_ends_of_a_gap(collection: Collection, markdown: str, hidden: str) -> None:
    statement, marked = numbered((Prose(markdown, 1),), {"k": 1, "other": 2})
    (prose,) = statement
    assert isinstance(prose, Prose)
    note = collection.new_note(collection.models.by_name("Cloze"))  # type: ignore[arg-type]
    note["Text"] = clozes(RENDERER.render(prose.markdown), marked)
    collection.add_note(note, collection.decks.id("Default"))  # type: ignore[arg-type]
    front, back = note.cards()[0].question(), note.cards()[0].answer()
    visible = front.split("<span", 1)[0] + front.rsplit("</span>", 1)[-1]
    assert hidden not in visible
    told = back.replace("&#58;", ":").replace("&#125;", "}").replace("&quot;", '"')
    assert hidden in told


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.text("{}:| c1x", min_size=1, max_size=8).map(str.strip).filter(bool), min_size=1, max_size=3))
def test_no_hidden_text_ends_its_gap_early(texts: list[str]) -> None:
    """What stands between the braces that Anki looks for is the text, and nothing of it looks like an end or a hint."""
    escaped = ["".join(f"\\{sign}" if sign in "|{}" else sign for sign in text) for text in texts]
    markdown = " ".join(f"{{{{k{place}x|{text}}}}}" for place, text in enumerate(escaped))
    statement, marked = numbered((Prose(markdown, 1),), {f"k{place}x": place + 1 for place in range(len(texts))})
    (prose,) = statement
    assert isinstance(prose, Prose)
    left = clozes(RENDERER.render(prose.markdown), marked)
    for number in range(1, len(marked) + 1):
        _, _, rest = left.partition(f"{{{{c{number}::")
        hidden, _, left = rest.partition("}}")
        assert "::" not in hidden
    assert "}}" not in left


# --- when a card changed ---


def test_git_tells_when_a_card_changed_and_an_edited_file_its_own_time(root: Path) -> None:
    def git(*words: str, time: int = 1_800_000_000) -> None:
        author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
        env = {**os.environ, "GIT_COMMITTER_DATE": f"{time} +0000"}
        subprocess.run(["git", *author, *words], cwd=root, env=env, check=True, capture_output=True)

    path, other = root / "cards" / CLOZE, root / "cards" / "02-networks" / "what-is-relu.md"
    os.utime(path, (5, 5))
    assert read_changes(root).of(path) == 5
    git("init")
    git("add", ".")
    git("commit", "-m", "all")
    assert {read_changes(root).of(each) for each in (path, other)} == {1_800_000_000}
    edit(path, "The slope", "A slope")
    git("commit", "-am", "one", time=1_900_000_000)
    assert [read_changes(root).of(each) for each in (path, other)] == [1_900_000_000, 1_800_000_000]
    edit(other, "What", "So what", later=7)
    assert read_changes(root).of(other) == int(other.stat().st_mtime)


def test_a_package_is_an_archive_with_collection_and_media(tmp_path: Path) -> None:
    (tmp_path / "deck.apkg").write_bytes(sample_package().make(sample_deck()))
    with zipfile.ZipFile(tmp_path / "deck.apkg") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["collection.anki2", "0", "1", "media"]

"""Pictures of cards: sizes, few bytes, formulas instead of TeX, and each drawn once."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from flashdeck.content import Prose
from flashdeck.finish.pictures import COMPACT, HEIGHT, WIDTH, Pictures, picture_path
from flashdeck.markdown import Renderer, read_config
from flashdeck.model import Deck
from flashdeck.typeset import make_typesetter
from tests.golden.sample import PROJECT, sample_deck

DECK = sample_deck()


def pictures(root: Path) -> Pictures:
    """What draws them, with a cache of its own."""
    root.mkdir(exist_ok=True)
    if not (root / "node_modules").exists():
        (root / "node_modules").symlink_to(PROJECT / "node_modules")
    return Pictures(root, Renderer(read_config(PROJECT)), make_typesetter(PROJECT), "Sample <deck>")


def with_questions(*questions: str) -> Deck:
    """The sample's first card with each of these questions."""
    section = DECK.sections[0]
    card = section.cards[0]
    cards = tuple(
        replace(card, slug=f"card-{number}", question=(Prose(text, 1),)) for number, text in enumerate(questions)
    )
    return replace(DECK, sections=(replace(section, cards=cards),))


def opened(picture: bytes) -> Image.Image:
    """The PNG's pixels."""
    return Image.open(io.BytesIO(picture))


def test_each_card_has_a_large_picture_and_a_compact_one_of_few_bytes(tmp_path: Path) -> None:
    files = pictures(tmp_path).files(DECK)
    for card in DECK.cards:
        for compact, size in ((False, (WIDTH, HEIGHT)), (True, COMPACT)):
            picture = files[picture_path(card.slug, compact=compact)]
            assert (opened(picture).size, opened(picture).mode) == (size, "P")
            assert len(picture) <= 30_000
    assert len(files) == 2 * len(DECK.cards)


def test_a_picture_is_drawn_once_and_always_the_same(tmp_path: Path) -> None:
    deck = with_questions("What is $x^2$?", "What is $x_2$?")
    first = pictures(tmp_path / "one").files(deck)
    kept = tmp_path / "one" / ".cache" / "pictures"
    times = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert pictures(tmp_path / "one").files(deck) == first
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir()} == times
    assert pictures(tmp_path / "two").files(deck) == first
    assert first[picture_path("card-0")] != first[picture_path("card-1")]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is $\\frac{a}{b}$, or `a[0]`, *right*?", ["Is", "ab", ",", "or", "a[0],", "right?"]),
        ("Why $x$ & $y$-axes?", ["Why", "x", "&", "y", "-axes?"]),
    ],
)
def test_a_question_is_words_and_formulas_without_tex(tmp_path: Path, question: str, said: list[str]) -> None:
    card = with_questions(question).cards[0]
    words = pictures(tmp_path).words(card)
    assert [word.text for word in words] == said
    assert [word.text for word in words if not word.space][1:] == [word for word in said if word in (",", "-axes?")]


def test_a_long_question_fits(tmp_path: Path) -> None:
    files = pictures(tmp_path).files(with_questions("How does a rather long question fit on one picture? " * 6))
    picture = opened(files[picture_path("card-0")]).convert("RGB")
    paper = picture.getpixel((WIDTH - 1, 0))
    edges = [picture.crop((WIDTH - 70, 0, WIDTH, HEIGHT)), picture.crop((0, HEIGHT - 45, WIDTH, HEIGHT))]
    assert [len(edge.crop((20, 0, *edge.size)).getcolors() or []) for edge in edges] == [1, 1]
    assert edges[0].getpixel((30, 30)) == paper

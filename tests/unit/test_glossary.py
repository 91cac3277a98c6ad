"""The glossary: every term of the deck once, by the alphabet, with the card that explains it."""

from __future__ import annotations

import re
from dataclasses import replace

from flashdeck.model import Deck, Term
from flashdeck.outputs.pages import card_page, glossary_page
from flashdeck.parse import parse
from flashdeck.source import read_source
from tests.golden.sample import SOURCE, sample_deck
from tests.unit.project import PROJECT


def explaining(*names: str) -> Deck:
    """The sample deck, whose first card explains words of these names."""
    section, *others = sample_deck().sections
    first, *cards = section.cards
    first = replace(first, terms=tuple(Term(name, f"What {name} means.") for name in names))
    return Deck((replace(section, cards=(first, *cards)), *others))


def test_terms_stand_by_the_alphabet_and_lead_to_their_card() -> None:
    page = glossary_page(explaining("view", "Adam", "one-hot"))
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == [
        "Adam {: #adam }",
        "one-hot {: #one-hot }",
        "view {: #view }",
    ]
    assert "What Adam means." in page
    assert page.count("](what-is-a-tensor.md)") == 3


def test_a_card_s_page_leads_to_its_terms() -> None:
    deck = explaining("max pooling")
    page = card_page(deck.cards[0], deck, SOURCE)
    assert "name: max pooling" in page
    assert "anchor: max-pooling" in page


def test_this_project_s_deck_explains_a_term_or_two_of_every_section() -> None:
    deck, _ = parse(read_source(PROJECT))
    assert all(any(card.terms for card in section.cards) for section in deck.sections)

"""What is made of a deck: JSON as the golden files and the schema say, pages with the same HTML, redirects."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from flashdeck.compose import SOURCE_LABEL
from flashdeck.content import Prose
from flashdeck.markdown import Renderer, read_config
from flashdeck.model import Card, Deck
from flashdeck.outputs.deck import SCHEMA, deck_files
from flashdeck.outputs.home import home_data
from flashdeck.outputs.pages import card_page, index_page, write_pages
from flashdeck.outputs.redirects import redirect_files
from flashdeck.parse import parse
from flashdeck.problems import Failure
from flashdeck.source import read_source
from flashdeck.typeset import Typesetter, make_typesetter
from tests.golden.sample import GOLDEN, NAME, PROJECT, SOURCE, sample_deck, sample_files

DECK = sample_deck()
CARDS = {card.slug: card for card in DECK.cards}


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """The project's renderer."""
    return Renderer(read_config(PROJECT))


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """The project's typesetter."""
    return make_typesetter(PROJECT)


@pytest.fixture(scope="module")
def files(renderer: Renderer, typesetter: Typesetter) -> dict[str, Any]:
    """The sample deck's files as the browser reads them, by path."""
    written = deck_files(DECK, NAME, SOURCE, renderer, typesetter)
    return {path: json.loads(text) for path, text in written.items()}


@pytest.fixture(scope="module")
def validator(files: dict[str, Any]) -> Draft202012Validator:
    """The published schema."""
    Draft202012Validator.check_schema(files["deck/schema.json"])
    return Draft202012Validator(files["deck/schema.json"])


# --- JSON ---


def test_the_golden_files_are_what_is_written() -> None:
    """After a wanted change: `python -m tests.golden.update`."""
    kept = {path.name: path.read_text("utf-8") for path in GOLDEN.iterdir()}
    assert kept == sample_files()


def test_every_file_of_the_deck_is_valid_by_the_published_schema(
    files: dict[str, Any], validator: Draft202012Validator
) -> None:
    assert sorted(files) == [
        "deck/01-first-steps.json",
        "deck/02-networks.json",
        "deck/cards.json",
        "deck/index.json",
        "deck/schema.json",
    ]
    for path in files.keys() - {"deck/schema.json"}:
        validator.validate(files[path])
        assert files[path]["schema"] == SCHEMA


@pytest.mark.parametrize(
    ("field", "value"), [("id", "short"), ("level", "easy"), ("units", []), ("title", None), ("unknown", 1)]
)
def test_the_schema_refuses_what_the_format_does_not_know(
    files: dict[str, Any], validator: Draft202012Validator, field: str, value: object
) -> None:
    section = files["deck/02-networks.json"]
    with pytest.raises(ValidationError):
        validator.validate({**section, "cards": [{**section["cards"][0], field: value}]})


def test_the_project_s_own_deck_is_valid_too(
    renderer: Renderer, typesetter: Typesetter, validator: Draft202012Validator
) -> None:
    deck, problems = parse(read_source(PROJECT))
    assert not problems
    for path, text in deck_files(deck, "Deck", PROJECT, renderer, typesetter).items():
        if path != "deck/schema.json":
            validator.validate(json.loads(text))


def test_the_hash_of_a_card_s_text_changes_with_its_words_and_not_with_their_markup(
    renderer: Renderer, typesetter: Typesetter
) -> None:
    def text_of(card: Card) -> str:
        section = replace(DECK.sections[1], cards=(card,))
        written = deck_files(Deck((section,)), NAME, SOURCE, renderer, typesetter)
        return str(json.loads(written["deck/cards.json"])["cards"][0]["text"])

    card = CARDS["what-is-relu"]
    (prose, *rest) = card.question
    assert isinstance(prose, Prose)
    changed = replace(card, question=(replace(prose, markdown=prose.markdown + " Why?"), *rest))
    marked = replace(card, question=(replace(prose, markdown=f"**{prose.markdown}**"), *rest))
    assert text_of(marked) == text_of(card) != text_of(changed)
    assert text_of(replace(card, level="advanced", details=())) == text_of(card)


def test_the_index_leads_to_every_card(files: dict[str, Any]) -> None:
    for section in files["deck/index.json"]["sections"]:
        assert len(files[f"deck/{section['file']}"]["cards"]) == section["cards"]


def test_only_cards_with_math_ask_for_its_stylesheet(files: dict[str, Any]) -> None:
    cards = [card for path in ("deck/01-first-steps.json", "deck/02-networks.json") for card in files[path]["cards"]]
    assert [(card["slug"], card["math"]) for card in cards] == [
        ("what-is-a-tensor", False),
        ("what-is-softmax", True),
        ("matmul-shape", True),
        ("what-is-relu", False),
        ("write-relu", True),
        ("count-parameters", True),
        ("sigmoid-slope", True),
        ("two-descents", True),
        ("name-the-product", False),
    ]


# --- pages ---


def rendered_page(card: Card, renderer: Renderer, typesetter: Typesetter) -> str:
    """HTML of a card's page, with its links as the deck has them: relative to the site's base."""
    _, _, text = card_page(card, DECK, SOURCE).split("---\n", 2)
    html = typesetter.replace(renderer.render(text))
    return re.sub(r'href="([\w-]+)\.md', r'href="cards/\1/', html)


def part(html: str, name: str) -> str:
    """What stands in the page's block of a class, below the block's own heading."""
    (found,) = re.findall(rf'<div class="{name}">\n(.*?)\n</div>\n(?=<div class="card-|</details>)', html, re.DOTALL)
    return re.sub(r"\A<h2 .*?</h2>\n", "", str(found))


@pytest.mark.parametrize("slug", sorted(CARDS))
def test_a_card_has_the_same_html_on_its_page_and_in_the_deck(
    slug: str, files: dict[str, Any], renderer: Renderer, typesetter: Typesetter
) -> None:
    card = CARDS[slug]
    page = rendered_page(card, renderer, typesetter)
    (entry,) = [entry for entry in files[f"deck/{card.section}.json"]["cards"] if entry["slug"] == slug]
    assert part(page, "card-gist") == entry["answer"]
    assert part(page, "card-source").replace(f"{SOURCE_LABEL} ", "") == entry["source"]
    if card.details:
        assert re.sub(r">\n+<", ">\n<", part(page, "card-details")) == re.sub(r">\n+<", ">\n<", entry["details"])
    else:
        assert "card-details" not in page
    first, _, rest = entry["question"].partition("</p>")
    heading = first.removeprefix("<p>").replace("\n", " ")
    assert re.sub(r"<h1[^>]*>", "<h1>", page).startswith(f"<h1>{heading}</h1>{rest}")


def test_a_page_asks_from_the_other_end_only_where_the_answer_is_known(
    renderer: Renderer, typesetter: Typesetter
) -> None:
    page = rendered_page(CARDS["two-descents"], renderer, typesetter)
    asked = page.index("What is this called?")
    assert page.index(">Show answer</summary>") < page.index("falls, rises and falls") < asked
    assert asked < page.index(">Show reversed answer</summary>") < page.index("Double descent.")


def test_a_gap_s_text_stands_on_the_page_below_the_question_only(renderer: Renderer, typesetter: Typesetter) -> None:
    question, answer = rendered_page(CARDS["sigmoid-slope"], renderer, typesetter).split(">Show answer</summary>")
    shown = re.sub(r"<flash-typed [^>]*>", "", question)
    assert "0.25" not in shown
    assert re.findall(r'data-gap="(\w+)"', shown) == ["function", "slope", "place", "place"]
    assert re.findall(r'data-gap="(\w+)"', answer) == ["function", "slope", "place", "place"]
    assert '<mark class="flash-gap" data-gap="function"><em>sigmoid</em></mark>' in answer


def test_a_pages_title_is_the_question_without_marks() -> None:
    question = "Is `f(x)` [this](what-is-relu.md)\n*or* \\$5 for $a_1*\\alpha$?\n\nMore."
    source = read_source(SOURCE)
    raw = next(raw for raw in source.cards if raw.slug == "what-is-relu")
    changed = replace(raw, blocks=(replace(raw.blocks[0], text=question), *raw.blocks[1:]))
    deck, _ = parse(replace(source, cards=(changed,)))
    assert deck.cards[0].title == "Is f(x) this or $5 for $a_1*\\alpha$?"


def test_the_list_of_cards_shows_titles_as_they_are() -> None:
    section = DECK.sections[1]
    odd = replace(section.cards[0], title=r"What is f_x <b> &amp; $a_1$ at $5 \[1]?")
    text = index_page(Deck((replace(section, title="A *B* & C", cards=(odd,)),)))
    html = Renderer(read_config(PROJECT)).render(text.split("---\n", 2)[2])
    formula = r'<span class="arithmatex">\(a_1\)</span>'
    assert rf'<a href="what-is-relu.md">What is f_x &lt;b&gt; &amp;amp; {formula} at $5 \[1]?</a>' in html
    assert '<h2 id="02-networks">A *B* &amp; C</h2>' in html


def test_writing_pages_again_writes_nothing_and_stale_pages_go(tmp_path: Path) -> None:
    (tmp_path / "cards").symlink_to(SOURCE / "cards")
    assert write_pages(DECK, tmp_path) == 14
    assert write_pages(DECK, tmp_path) == 0
    (tmp_path / "docs" / "cards" / "gone.md").write_text("")
    assert write_pages(DECK, tmp_path) == 1
    assert sorted(path.stem for path in (tmp_path / "docs" / "cards").iterdir()) == sorted(
        ["glossary", "index", "map", "01-first-steps", "02-networks", *CARDS]
    )


# --- home page and redirects ---


def test_the_home_page_shows_the_featured_card(renderer: Renderer) -> None:
    data = home_data(DECK, "what-is-softmax", SOURCE, renderer)
    assert (data["cards"], data["sections"]) == (9, 2)
    assert data["featured"]["url"] == "cards/what-is-softmax/"
    assert data["featured"]["snippet"].startswith('<flash-snippet name="s8softmx-1">')


def test_a_featured_card_that_is_not_there_is_told_in_one_line(renderer: Renderer) -> None:
    with pytest.raises(Failure, match=r"^mkdocs.yml features what-is-it, which is no card \(.*\)$"):
        home_data(DECK, "what-is-it", SOURCE, renderer)
    assert home_data(DECK, "", SOURCE, renderer)["featured"] is None


def test_a_former_slug_leads_to_the_card() -> None:
    odd = replace(CARDS["what-is-relu"], title='Is a < b & "c"?')
    section = replace(DECK.sections[1], cards=(odd,))
    ((path, page),) = redirect_files(Deck((section,))).items()
    assert path == "cards/relu/index.html"
    assert '<meta http-equiv="refresh" content="0; url=../what-is-relu/">' in page
    assert '<a href="../what-is-relu/">Is a &lt; b &amp; &quot;c&quot;?</a>' in page

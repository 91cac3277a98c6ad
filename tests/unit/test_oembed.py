"""oEmbed: every card in the form that WordPress resizes, with nothing of a title taken as HTML."""

from __future__ import annotations

import json
from dataclasses import replace

from flashdeck.outputs.oembed import oembed_files
from tests.golden.sample import sample_deck

URL = "https://host.example/course/"
DECK = sample_deck()


def test_each_card_has_a_quotation_with_its_link_and_then_an_empty_frame() -> None:
    files = oembed_files(DECK, "Sample <deck>", URL)
    assert list(files) == [f"embed/{card.slug}/oembed.json" for card in DECK.cards]
    for card in DECK.cards:
        said = json.loads(files[f"embed/{card.slug}/oembed.json"])
        assert (said["version"], said["type"], said["title"]) == ("1.0", "rich", card.title)
        assert said["html"].startswith(f'<blockquote class="wp-embedded-content"><a href="{URL}cards/{card.slug}/">')
        assert f'src="{URL}embed/{card.slug}/" width="600" height="360"' in said["html"]
        assert said["html"].endswith("></iframe>")


def test_a_title_stays_text() -> None:
    section = DECK.sections[0]
    card = replace(section.cards[0], title='What is a "<b>" & co?')
    deck = replace(DECK, sections=(replace(section, cards=(card,)),))
    said = json.loads(oembed_files(deck, "Sample", URL)[f"embed/{card.slug}/oembed.json"])
    assert said["title"] == card.title
    assert said["html"].count("What is a &quot;&lt;b&gt;&quot; &amp; co?") == 2

"""Passages to Markdown that the renderer turns into the page's and the deck's HTML alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from flashdeck.content import Choices, Exercise, Field, Figure, Prediction, Prose, Question, Snippet
from flashdeck.elements import choices, exercise, field, prediction, snippet
from flashdeck.figures import inline_figure
from flashdeck.model import Card
from flashdeck.spans import code_spans

SOURCE_LABEL = '<span data-words="source">Source:</span>'
"""What introduces a card's source on a page."""

_CARD_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<path>(?:[\w./-]+/)?[\w-]+\.md)(?P<rest>#[\w-]+)?\)"
)


Link = Callable[[str], str | None]
"""Where the card of a slug is; None for nowhere."""


def compose(card: Card, passage: Question, root: Path, link: Link) -> str:
    """Markdown of a passage: figures inlined, code that runs in its element, links to cards by `link` of the slug."""
    blocks = []
    for part in passage:
        match part:
            case Prose(markdown):
                blocks.append(link_cards(markdown, link))
            case Figure():
                blocks.append(inline_figure(card, part, root))
            case Snippet():
                blocks.append(snippet(part))
            case Exercise():
                blocks.append(exercise(card.id, part, compose(card, part.hint, root, link)))
            case Prediction():
                blocks.append(prediction(part))
            case Choices(options, right):
                blocks.append(choices(card.id, [link_cards(option.markdown, link) for option in options], right))
            case Field():
                blocks.append(field(part))
    return "\n\n".join(blocks)


def link_cards(markdown: str, link: Link) -> str:
    """Markdown with each link to a card file pointed to where `link` says that the card is, or made plain text."""
    done = 0
    pieces = []
    for found in card_links(markdown):
        target = link(PurePosixPath(found["path"]).stem)
        linked = found["text"] if target is None else f"[{found['text']}]({target}{found['rest'] or ''})"
        pieces += [markdown[done : found.start()], linked]
        done = found.end()
    return "".join(pieces) + markdown[done:]


def card_links(markdown: str) -> Iterator[re.Match[str]]:
    """Each link to a card file, with the groups `text`, `path` and `rest`. What looks like one inside code is none."""
    code = code_spans(markdown)
    return (found for found in _CARD_LINK.finditer(markdown) if not any(found.start() in span for span in code))

"""Passages to Markdown that the renderer turns into the page's and the deck's HTML alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from flashdeck.elements import exercise, prediction, snippet
from flashdeck.figures import inline_figure
from flashdeck.model import Card, Exercise, Figure, Prediction, Prose, Question, Snippet
from flashdeck.source import next_fence

_CARD_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<path>(?:[\w./-]+/)?[\w-]+\.md)(?P<rest>#[\w-]+)?\)"
)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


def compose(card: Card, passage: Question, root: Path, link: Callable[[str], str]) -> str:
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
    return "\n\n".join(blocks)


def link_cards(markdown: str, link: Callable[[str], str]) -> str:
    """Markdown with each link to a card file pointed to where `link` says that the card is."""
    done = 0
    pieces = []
    for found in card_links(markdown):
        target = link(PurePosixPath(found["path"]).stem) + (found["rest"] or "")
        pieces += [markdown[done : found.start()], f"[{found['text']}]({target})"]
        done = found.end()
    return "".join(pieces) + markdown[done:]


def card_links(markdown: str) -> Iterator[re.Match[str]]:
    """Each link to a card file, with the groups `text`, `path` and `rest`. What looks like one inside code is none."""
    code = _code(markdown)
    return (found for found in _CARD_LINK.finditer(markdown) if not any(found.start() in span for span in code))


def _code(markdown: str) -> list[range]:
    """Where fenced and inline code stands."""
    spans = []
    fence, start = "", 0
    for line in markdown.splitlines(keepends=True):
        after = next_fence(fence, line.rstrip("\n"))
        if fence or after:
            spans.append(range(start, start + len(line)))
        fence, start = after, start + len(line)
    return spans + [range(*found.span()) for found in _CODE.finditer(markdown)]

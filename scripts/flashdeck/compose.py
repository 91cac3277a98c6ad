"""Passages to Markdown that the renderer turns into the page's and the deck's HTML alike."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from flashdeck.figures import inline_figure
from flashdeck.model import Card, Figure, Passage, Prose, Snippet

CARD_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<path>(?:[\w./-]+/)?[\w-]+\.md)(?P<rest>#[\w-]+)?\)"
)


def compose(card: Card, passage: Passage, root: Path, link: Callable[[str], str]) -> str:
    """Markdown of a passage: figures inlined, snippets in their element, links to cards by `link` of the slug."""
    blocks = []
    for part in passage:
        match part:
            case Prose(markdown):
                blocks.append(link_cards(markdown, link))
            case Figure():
                blocks.append(inline_figure(card, part, root))
            case Snippet():
                blocks.append(_snippet(part))
    return "\n\n".join(blocks)


def link_cards(markdown: str, link: Callable[[str], str]) -> str:
    """Markdown with each link to a card file pointed to where `link` says that the card is."""

    def point(found: re.Match[str]) -> str:
        return f"[{found['text']}]({link(PurePosixPath(found['path']).stem)}{found['rest'] or ''})"

    return CARD_LINK.sub(point, markdown)


def _snippet(snippet: Snippet) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", snippet.code)), default=2)
    fence = "`" * max(3, longest + 1)
    return (
        f'<flash-snippet name="{snippet.name}" markdown="block">\n\n'
        f"{fence}python\n{snippet.code}{fence}\n\n"
        f'<div class="flash-output"><pre>{html.escape(snippet.output, quote=False)}</pre></div>\n\n'
        "</flash-snippet>"
    )

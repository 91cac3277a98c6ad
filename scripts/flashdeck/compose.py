"""Passages to Markdown that the renderer turns into the page's and the deck's HTML alike."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from flashdeck.figures import inline_figure
from flashdeck.model import Card, Figure, Passage, Prose, Snippet
from flashdeck.source import next_fence

_CARD_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<path>(?:[\w./-]+/)?[\w-]+\.md)(?P<rest>#[\w-]+)?\)"
)
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)


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


def _snippet(snippet: Snippet) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", snippet.code)), default=2)
    fence = "`" * max(3, longest + 1)
    first = "\n" if snippet.output.startswith("\n") else ""  # HTML drops a line end right after <pre>
    output = first + html.escape(snippet.output, quote=False).replace("\t", "&#9;")  # Markdown makes spaces of tabs
    return (
        f'<flash-snippet name="{snippet.name}" markdown="block">\n\n'
        f"{fence}python\n{snippet.code}{fence}\n\n"
        f'<div class="flash-output"><pre>{output}</pre></div>\n\n'
        "</flash-snippet>"
    )

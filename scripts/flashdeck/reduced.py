"""HTML to the little of it that H5P's cards keep: paragraphs, line ends, emphasis and code."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

NBSP = "&nbsp;"
_INLINE = {"em": "em", "i": "em", "strong": "strong", "b": "strong", "mark": "strong", "th": "strong", "code": "code"}
_BLOCKS = ("p", "div", "ul", "ol", "li", "table", "tr", "blockquote", "pre", "figure", *(f"h{n}" for n in range(1, 7)))
_MARKS = {"sub": "_", "sup": "^"}
_BULLET = re.compile(r"•|\d+\.")
_GAP = re.compile(r"\\clozegap\s*\{[^{}]*\}")
_FILLED = re.compile(r"\\cloze\s*\{[^{}]*\}\s*(?=\{)")


def reduced(text: str) -> str:
    """The HTML that the renderer makes of Markdown, in tags that H5P keeps."""
    reducer = _Reducer()
    reducer.feed(text)
    reducer.close()
    reducer.end_block()
    return "".join(reducer.blocks)


def code_block(code: str) -> str:
    """Lines of code in one paragraph, indented as they are."""
    lines = (_indented(html.escape(line.expandtabs(4), quote=False)) for line in code.rstrip("\n").split("\n"))
    return f"<p><code>{'<br>'.join(lines)}</code></p>"


def _indented(line: str) -> str:
    return re.sub(r"^ +| {2,}", lambda spaces: NBSP * len(spaces[0]), line)


class _Reducer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._inline: list[str] = []
        self._tags: list[tuple[str, str]] = []
        """Open elements, each with what closes it here."""
        self._lists: list[int | None] = []
        """Of each open list the number of its last item, or None if its items have no numbers."""
        self._code: list[str] | None = None

    def end_block(self) -> None:
        """What was collected becomes a paragraph."""
        text = "".join(self._inline).strip()
        if _BULLET.fullmatch(text):  # what it is the bullet of may be a paragraph of its own
            return
        if text:
            self.blocks.append(f"<p>{text}</p>")
        self._inline.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open what is kept, and begin a paragraph where a block begins."""
        if self._code is not None:
            return
        if tag in _BLOCKS:
            self.end_block()
        match tag:
            case "br":
                self._inline.append("<br>")
            case "pre":
                self._code = []
            case "ul" | "ol":
                self._lists.append(0 if tag == "ol" else None)
            case "li":
                self._inline.append(self._bullet())
            case "td" | "th" if any(self._inline):
                self._inline.append(" | ")
        kept = "strong" if ("class", "flash-gap") in attrs else _INLINE.get(tag)
        if kept:
            self._inline.append(f"<{kept}>")
        self._inline.append(_MARKS.get(tag, ""))
        if tag != "br":
            self._tags.append((tag, f"</{kept}>" if kept else ""))

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened for it."""
        if self._code is not None:
            if tag == "pre":
                self.blocks.append(code_block("".join(self._code)))
                self._code = None
            return
        if tag in _BLOCKS:
            self.end_block()
        if tag in ("ul", "ol"):
            self._lists.pop()
        if self._tags and self._tags[-1][0] == tag:
            self._inline.append(self._tags.pop()[1])

    def handle_data(self, data: str) -> None:
        """Text stays as it is, but for commands in formulas that only this project's typesetter knows."""
        if self._code is not None:
            self._code.append(data)
            return
        text = _FILLED.sub(r"\\boxed", _GAP.sub(r"\\boxed{\\,?\\,}", data))
        self._inline.append(re.sub(r"\s+", " ", html.escape(text, quote=False)))

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "
